/** What is known of one person: addresses, masked until asked for, and the proof of every yes and no. */
import type { FC } from "hono/jsx";
import { Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Badge, Card, Table, Time, type Tone } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { formatTime } from "../web/format.ts";
import { personWords } from "./person-words.ts";
import {
  mostConsents,
  type PersonAddress,
  type PersonConsent,
  type SubscriberPerson,
} from "./person.ts";
import { wholeNumber } from "./subscriber-row.ts";

type About = {
  readonly person: SubscriberPerson;
  readonly zone: string;
  readonly language: Language;
};

export const AddressCard: FC<About & { numbers: ReadonlyMap<number, string> | undefined }> = ({
  person,
  numbers,
  zone,
  language,
}) => {
  const w = personWords(language);
  const hasNumber = person.addresses.some(({ number }) => number !== null);
  return (
    <Card title={w.addressesTitle} id="adressen">
      <div class="stacking">
        <Table
          caption={w.addressesCaption}
          hideCaption
          columns={[
            { title: w.number },
            { title: w.state },
            { title: w.channel },
            { title: w.lastInbound },
          ]}
          rows={person.addresses.map((address) => {
            const whole = numbers?.get(address.id);
            return [
              <>
                <span class="no-wrap">
                  {whole === undefined ? (address.number ?? w.noNumber) : wholeNumber(whole)}
                </span>
                {address.username === null ? null : <div>@{address.username}</div>}
              </>,
              <AddressState address={address} zone={zone} language={language} />,
              <>
                {channelNames[address.channel] ?? address.channel}
                <div class="no-wrap">{w.ourNumber(address.ourNumber)}</div>
              </>,
              address.lastInboundAt === null ? (
                w.never
              ) : (
                <>
                  <span class="stacking__word">{w.lastInbound}: </span>
                  <Time at={address.lastInboundAt} zone={zone} language={language} withYear />
                </>
              ),
            ];
          })}
        />
      </div>
      {!hasNumber || numbers !== undefined ? null : (
        <Form action={paths.subscriberAction(person.id, "nummer")} label={w.showNumber}>
          <div class="actions">
            <Submit label={w.showNumber} kind="secondary" />
            <span>{w.showNumberHint}</span>
          </div>
        </Form>
      )}
    </Card>
  );
};

const channelNames: Readonly<Record<string, string>> = { whatsapp: "WhatsApp" };

const AddressState: FC<{ address: PersonAddress; zone: string; language: Language }> = ({
  address,
  zone,
  language,
}) => {
  const w = personWords(language);
  const states = {
    active: { label: w.addressActive, tone: "success" },
    replaced: { label: w.addressReplaced, tone: "info" },
    unreachable: { label: w.addressUnreachable, tone: "danger" },
    blocked: { label: w.addressBlocked, tone: "danger" },
  } as const satisfies Record<PersonAddress["state"], { label: string; tone: Tone }>;
  const stopped = address.marketingStoppedAt;
  return (
    <>
      <Badge {...states[address.state]} />
      {stopped === null ? null : (
        <>
          {" "}
          <Badge
            tone="warning"
            label={w.stopped(
              formatTime(stopped, zone, language, { dateOnly: true, withYear: true }),
            )}
          />
        </>
      )}
    </>
  );
};

export const ConsentCard: FC<About> = ({ person, zone, language }) => {
  const w = personWords(language);
  return (
    <Card title={w.consentsTitle} id="nachweis">
      {person.consents.length === 0 ? (
        <p class="kern-body">{w.noConsents}</p>
      ) : (
        <>
          <p class="kern-body">
            {w.consentsIntro}
            {person.consents.length < mostConsents ? "" : ` ${w.consentsCut(mostConsents)}`}
          </p>
          <div class="stacking">
            <Table
              caption={w.consentsCaption}
              hideCaption
              columns={[
                { title: w.when },
                { title: w.decision },
                { title: w.from },
                { title: w.what },
                { title: w.proof },
              ]}
              rows={person.consents.map((consent) => consentCells(consent, zone, language))}
            />
          </div>
        </>
      )}
    </Card>
  );
};

function consentCells(consent: PersonConsent, zone: string, language: Language) {
  const w = personWords(language);
  const isYes = consent.decision === "yes";
  return [
    <Time at={consent.at} zone={zone} language={language} withYear />,
    <>
      <Badge label={isYes ? w.yes : w.no} tone={isYes ? "success" : "warning"} />
      <div>{consent.topics.join(", ")}</div>
    </>,
    sourceInWords(consent.source, language),
    <details class="consent-details">
      <summary>{shortened(consent.wording)}</summary>
      <p class="keep-lines">{consent.wording}</p>
      <dl>
        {consent.said === null ? null : (
          <>
            <dt>{w.said}</dt>
            <dd class="keep-lines">{consent.said}</dd>
          </>
        )}
        <dt>{w.notice}</dt>
        <dd>{consent.noticeVersion === "none" ? w.noNotice : consent.noticeVersion}</dd>
        {consent.providerMessageId === null ? null : (
          <>
            <dt>{w.message}</dt>
            <dd>{consent.providerMessageId}</dd>
          </>
        )}
      </dl>
    </details>,
    <>
      {w.record(consent.id)}
      <code class="consent-hash" title={consent.hash}>
        {consent.hash.slice(0, 12)}…
      </code>
    </>,
  ];
}

function sourceInWords(source: string, language: Language): string {
  const w = personWords(language);
  if (source === "whatsapp") return w.fromChat;
  if (source === "whatsapp-preference") return w.fromPreference;
  if (source.startsWith("staff:")) return w.fromStaff;
  return source.startsWith("import: ") ? w.fromImport(source.slice("import: ".length)) : source;
}

function shortened(wording: string): string {
  const line = wording.replace(/\s+/g, " ");
  return line.length <= 60 ? line : `${line.slice(0, 59).toWellFormed()}…`;
}
