/** The page of the test phase: how it stands, the switch with its checklist, places, invitations. */
import type { Context } from "hono";
import type { FC } from "hono/jsx";
import type { StaffEnv } from "../staff/staff.ts";
import {
  Confirmation,
  confirmationText,
  ErrorSummary,
  Field,
  Form,
  Submit,
  type FieldErrors,
} from "../web/forms.tsx";
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { Badge, Card, Progress } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { ReadinessItem, SubscriberContext } from "./pages-context.ts";
import { countByCode } from "./pilot-changes.ts";
import { InvitationCard } from "./pilot-invitations.tsx";
import { pilotWords } from "./pilot-words.ts";
import { readPilot, type Pilot } from "./pilot.ts";
import { countSubscribers } from "./subscriptions.ts";

/** What came back with errors. */
type Refused = {
  readonly limit?: string;
  readonly count?: string;
  readonly errors?: FieldErrors;
};

/** What should be done before the service opens, and is not. */
export async function openItems(
  { db, readiness }: SubscriberContext,
  language: Language,
): Promise<readonly ReadinessItem[]> {
  return ((await readiness?.(db, language)) ?? []).filter(({ ok }) => !ok);
}

export async function showPilot(
  c: Context<StaffEnv>,
  context: SubscriberContext,
  refused: Refused,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const { db } = context;
  const w = pilotWords(language);
  const [pilot, counts, used, items] = await Promise.all([
    readPilot(db),
    countSubscribers(db),
    countByCode(db),
    context.readiness?.(db, language) ?? [],
  ]);
  const errors = refused.errors ?? {};
  return await c.html(
    <StaffPage title={w.title} section="settings" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, confirmations(w, items))} />
      <Standing pilot={pilot} total={counts.total} language={language} />
      {pilot.on ? (
        <OpenCard items={items} language={language} />
      ) : (
        <BeginCard language={language} />
      )}
      <Card title={w.limitTitle} id="wie-viele">
        <Form action={`${paths.settingsPilot}/plaetze`} label={w.limitTitle}>
          <ErrorSummary
            errors={errors["plaetze"] === undefined ? {} : { plaetze: errors["plaetze"] }}
            language={language}
          />
          <Field
            name="plaetze"
            label={w.limit}
            hint={w.limitHint}
            inputmode="numeric"
            value={refused.limit ?? pilot.limit}
            error={errors["plaetze"]}
            autocomplete="off"
          />
          <Submit label={w.save} kind="secondary" />
        </Form>
      </Card>
      <InvitationCard
        pilot={pilot}
        used={used}
        publicUrl={context.publicUrl}
        count={refused.count ?? "1"}
        error={errors["anzahl"]}
        language={language}
      />
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

function confirmations(
  w: ReturnType<typeof pilotWords>,
  items: readonly ReadinessItem[],
): Readonly<Record<string, string>> {
  const open = items.filter(({ ok }) => !ok).map(({ label }) => label);
  return {
    geoeffnet: open.length === 0 ? w.opened : `${w.opened} ${w.openedWith(open.join(", "))}`,
    begonnen: w.begun,
    gespeichert: w.saved,
    erzeugt: w.made,
    entfernt: w.removed,
  };
}

const Standing: FC<{ pilot: Pilot; total: number; language: Language }> = ({
  pilot,
  total,
  language,
}) => {
  const w = pilotWords(language);
  const number = (count: number) => formatNumber(count, language);
  return (
    <>
      <p class="kern-body">
        <Badge label={pilot.on ? w.isOn : w.isOff} tone={pilot.on ? "warning" : "success"} />
      </p>
      <p class="kern-body">{pilot.on ? w.onText : w.offText}</p>
      <p class="kern-body">
        {pilot.on
          ? w.places(number(total), number(pilot.limit))
          : total === 1
            ? w.subscribedOne
            : w.subscribed(number(total))}
      </p>
      {pilot.on ? (
        <Progress value={Math.min(total, pilot.limit)} max={pilot.limit} label={w.placesLabel} />
      ) : null}
    </>
  );
};

const OpenCard: FC<{ items: readonly ReadinessItem[]; language: Language }> = ({
  items,
  language,
}) => {
  const w = pilotWords(language);
  const open = items.filter(({ ok }) => !ok).map(({ label }) => label);
  return (
    <Card title={w.openTitle} id="oeffnen">
      <p class="kern-body">{w.openText}</p>
      {items.length === 0 ? null : (
        <ul class="readiness">
          {items.map(({ label, ok, where }) => (
            <li>
              <Badge label={ok ? w.ready : w.notReady} tone={ok ? "success" : "warning"} />
              <a class="kern-link" href={where}>
                {label}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Form action={`${paths.settingsPilot}/betrieb`} label={w.openTitle}>
        <input type="hidden" name="stand" value="offen" />
        {items.length === 0 ? null : (
          <p class="kern-body">{open.length === 0 ? w.allReady : w.openItems(open.join(", "))}</p>
        )}
        <Submit label={w.open} />
      </Form>
    </Card>
  );
};

const BeginCard: FC<{ language: Language }> = ({ language }) => {
  const w = pilotWords(language);
  return (
    <Card title={w.beginTitle} id="beginnen">
      <p class="kern-body">{w.beginText}</p>
      <Form action={`${paths.settingsPilot}/betrieb`} label={w.beginTitle}>
        <input type="hidden" name="stand" value="testphase" />
        <Submit label={w.begin} kind="secondary" />
      </Form>
    </Card>
  );
};
