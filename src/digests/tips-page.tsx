/** /team/tipps: the list of a day beside what else takes place, as it arrives on the phone. */
import { Hono, type Context } from "hono";
import { ArrivedMessage } from "../broadcasts/broadcasts.ts";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { listTopics } from "../subscribers/subscribers.ts";
import { dayAt } from "../sources/sources.ts";
import type { PageContext } from "../web/context.ts";
import { formatTime } from "../web/format.ts";
import { ButtonLink, Confirmation, confirmationText } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Alert, EmptyState, LiveRegion, PhonePreview } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { readDesk, type Desk } from "./desk.ts";
import { listDigests, type Digest } from "./digest.ts";
import { addDays, proposedAt, sendsAt, weekdayOf } from "./due.ts";
import { dayTitle } from "./render.ts";
import { RunStanding } from "./run-standing.tsx";
import { OtherEvents, TipList } from "./tip-list.tsx";
import { tipsWords } from "./words.ts";

export function tipsPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock, publicUrl } = context;
  const app = new Hono<StaffEnv>();
  app.get(paths.tips, requireStaff(context, "compose"), async (c) => {
    const digests = await listDigests(db);
    const asked = c.req.query("kategorie");
    const digest = digests.find(({ topicKey }) => topicKey === asked) ?? digests[0];
    if (digest === undefined) return await showNone(c, context);
    const { timeZone: zone, name: sender } = await readOrganisation(db);
    const now = clock.now();
    const desk = await readDesk(db, digest, c.req.query("tag"), { now, zone, publicUrl });
    return await show(c, context, { desk, digests, zone, now, sender });
  });
  return app;
}

type Shown = {
  readonly desk: Desk;
  readonly digests: readonly Digest[];
  readonly zone: string;
  readonly now: Date;
  readonly sender: string;
};

async function show(
  c: Context<StaffEnv>,
  context: PageContext,
  { desk, digests, zone, now, sender }: Shown,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = tipsWords(language);
  const { digest, day, run, others } = desk;
  const refused = confirmationText(c, {
    zuspaet: w.refusedOver,
    voll: w.refusedFull,
    gesagt: w.refusedTold,
  });
  return await c.html(
    <StaffPage title={w.title} section="tips" staff={staff} context={context}>
      <Confirmation
        text={confirmationText(c, {
          gespeichert: w.done,
          bestaetigen: w.doneConfirm,
          auslassen: w.doneSkip,
          doch: w.doneTakeUp,
        })}
      />
      {refused === undefined ? null : <Alert title={refused} tone="warning" announced />}
      <div class="actions">
        <ButtonLink href={paths.tipsRules(digest.topicKey)} label={w.rules} kind="secondary" />
        <ButtonLink href={paths.events} label={w.events} kind="secondary" />
      </div>
      <Topics digests={digests} shown={digest} />
      <div class="tips-day">
        <h2 class="kern-heading-medium">{`${digest.topicTitle}: ${dayTitle(day)}`}</h2>
        <nav aria-label={w.days}>
          <a class="kern-link" href={paths.tipsRun(digest.topicKey, addDays(day, -1))}>
            {w.dayBefore}
          </a>
          <a class="kern-link" href={paths.tipsRun(digest.topicKey, addDays(day, 1))}>
            {w.dayAfter}
          </a>
        </nav>
      </div>
      <LiveRegion topic="tips" src={paths.tipsRun(digest.topicKey, day)}>
        <div class="tips-desk">
          <section aria-labelledby="liste">
            <h3 class="kern-title" id="liste">
              {w.list}
            </h3>
            {run === null ? (
              <NoRun desk={desk} zone={zone} now={now} language={language} />
            ) : (
              <>
                <RunStanding digest={digest} run={run} zone={zone} now={now} language={language} />
                {run.tips.length === 0 && run.state === "proposed" ? (
                  <EmptyState title={w.empty} text={w.emptyText} />
                ) : (
                  <TipList run={run} day={day} language={language} />
                )}
              </>
            )}
          </section>
          <section aria-labelledby="weitere">
            <h3 class="kern-title" id="weitere">
              {w.others}
            </h3>
            <OtherEvents others={others} run={run} day={day} zone={zone} language={language} />
          </section>
          <Phone desk={desk} sender={sender} language={language} />
        </div>
      </LiveRegion>
    </StaffPage>,
  );
}

const Topics = ({ digests, shown }: { digests: readonly Digest[]; shown: Digest }) =>
  digests.length < 2 ? null : (
    <ul class="tips-topics">
      {digests.map(({ topicKey, topicTitle }) => (
        <li>
          <a
            class="kern-link"
            href={`${paths.tips}?kategorie=${topicKey}`}
            aria-current={topicKey === shown.topicKey ? "true" : undefined}
          >
            {topicTitle}
          </a>
        </li>
      ))}
    </ul>
  );

const NoRun = ({
  desk: { digest, day },
  zone,
  now,
  language,
}: {
  desk: Desk;
  zone: string;
  now: Date;
  language: Language;
}) => {
  const w = tipsWords(language);
  const comes =
    digest.weekdays.includes(weekdayOf(day)) &&
    sendsAt(digest, day, zone) > now &&
    day >= dayAt(now, zone);
  if (digest.switchedOff) return <EmptyState title={w.switchedOff} />;
  if (!comes) return <EmptyState title={w.noRun} text={w.noRunText} />;
  const at = formatTime(proposedAt(digest, day, zone), zone, language);
  return <EmptyState title={w.notYet(at)} text={w.notYetText} />;
};

const Phone = ({ desk, sender, language }: { desk: Desk; sender: string; language: Language }) => {
  const w = tipsWords(language);
  const { forms, content } = desk;
  if (forms === null) return null;
  return (
    <section aria-labelledby="telefon">
      <h3 class="kern-title" id="telefon">
        {w.phone}
      </h3>
      <p class="kern-body">{forms.outsideWindow === null ? w.noTemplate : w.asTemplate}</p>
      {forms.outsideWindow === null ? null : (
        <PhonePreview sender={sender} language={language} label={w.asTemplate}>
          <ArrivedMessage message={forms.outsideWindow} content={content} />
        </PhonePreview>
      )}
      <p class="kern-body">{w.asText}</p>
      <PhonePreview sender={sender} language={language} label={w.asText}>
        <ArrivedMessage message={forms.inWindow} content={content} />
      </PhonePreview>
    </section>
  );
};

async function showNone(c: Context<StaffEnv>, context: PageContext): Promise<Response> {
  const { staff } = c.var;
  const w = tipsWords(staff.language);
  const topics = await listTopics(context.db);
  return await c.html(
    <StaffPage title={w.title} section="tips" staff={staff} context={context}>
      <EmptyState
        title={w.none}
        text={topics.length === 0 ? w.noTopics : w.noneText}
        action={
          <div class="actions">
            {topics.map(({ key, title }) => (
              <ButtonLink href={paths.tipsRules(key)} label={w.setUp(title)} kind="secondary" />
            ))}
            <ButtonLink href={paths.events} label={w.events} kind="tertiary" />
          </div>
        }
      />
    </StaffPage>,
  );
}
