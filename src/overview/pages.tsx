/** /team: what goes on today, who waits, what is wrong, and what to do first. */
import { Hono } from "hono";
import type { FC } from "hono/jsx";
import { monthOf, spentIn } from "../costs/costs.ts";
import { upcomingTips, type UpcomingTips } from "../digests/digests.ts";
import { listConversations, waitedFor, type ConversationLine } from "../inbox/inbox.ts";
import { may, requireStaff, type StaffEnv, type StaffMember } from "../staff/staff.ts";
import { countSubscribers, listTopics } from "../subscribers/subscribers.ts";
import type { PageContext } from "../web/context.ts";
import { formatMoney, formatNumber, formatTime } from "../web/format.ts";
import { ButtonLink } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Alert, Card, LinkCards, LiveRegion, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { listWaiting } from "../broadcasts/broadcasts.ts";
import { readAgenda, type AgendaLine } from "./agenda.ts";
import { ApprovalsCard } from "./approvals-card.tsx";
import { TipsLine } from "./tips-line.tsx";
import { findTroubles, type Trouble } from "./troubles.ts";
import { WithheldCard } from "./withheld-card.tsx";
import { readWithheld } from "./withheld.ts";
import { overviewWords } from "./words.ts";

const shownQuestions = 5;

export function overviewPages(context: PageContext): Hono {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  app.get(paths.team, requireStaff(context), async (c) => {
    const { staff } = c.var;
    const { language } = staff;
    const w = overviewWords(language);
    const now = clock.now();
    const { timeZone } = await readOrganisation(db);
    const reads = may(staff, "answer").kind === "allowed";
    const composes = may(staff, "compose").kind === "allowed";
    const [troubles, agenda, tips, waiting, counts, topics, month, begun, withheld, approvals] =
      await Promise.all([
        findTroubles(db, language, now),
        readAgenda(db, timeZone, now),
        composes ? upcomingTips(db) : [],
        reads ? listConversations(db, { state: "waiting" }) : null,
        countSubscribers(db),
        listTopics(db, { hidden: true }),
        spentIn(db, monthOf(now, timeZone)),
        hasBegun(db),
        composes ? readWithheld(db, timeZone, now) : null,
        composes ? listWaiting(db, staff.id, now) : null,
      ]);
    return c.html(
      <StaffPage
        title={w.title}
        section="overview"
        staff={staff}
        context={context}
        action={composes ? <ButtonLink href={paths.newBroadcast} label={w.write} /> : undefined}
      >
        {begun || !composes ? null : <FirstSteps context={context} language={language} />}
        <LiveRegion topic="overview" src={paths.team}>
          <Troubles
            troubles={troubles.filter(({ right }) => may(staff, right).kind === "allowed")}
            language={language}
          />
          <div class="overview">
            <Agenda lines={agenda} tips={tips} timeZone={timeZone} staff={staff} />
            {approvals === null ? null : (
              <ApprovalsCard approvals={approvals} timeZone={timeZone} language={language} />
            )}
            {waiting === null ? null : (
              <Questions lines={waiting.conversations} now={now} language={language} />
            )}
            <Card title={w.subscribers} id="abonnenten">
              <Table
                caption={w.subscribers}
                hideCaption
                columns={[{ title: w.topic }, { title: w.people, numeric: true }]}
                rows={[
                  ...topics.map(({ key, title }) => [
                    title,
                    formatNumber(counts.byTopic[key] ?? 0, language),
                  ]),
                  [
                    <strong>{w.peopleTotal}</strong>,
                    <strong>{formatNumber(counts.total, language)}</strong>,
                  ],
                ]}
              />
            </Card>
            <Card title={w.month(monthName(now, timeZone, language))} id="gebuehren">
              <p class="overview__amount">{formatMoney(month.micros, month.currency, language)}</p>
              <p class="kern-body">{w.monthText}</p>
              {composes ? (
                <p class="kern-body">
                  <a class="kern-link" href={paths.costs}>
                    {w.monthLink}
                  </a>
                </p>
              ) : null}
            </Card>
            {withheld === null || !begun ? null : (
              <WithheldCard withheld={withheld} language={language} />
            )}
          </div>
        </LiveRegion>
      </StaffPage>,
    );
  });
  return new Hono().route("/", app);
}

/** Whether anybody has written a broadcast yet: before, the page is three steps. */
async function hasBegun(db: PageContext["db"]): Promise<boolean> {
  const row = await db.selectFrom("broadcasts").select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

async function countAccounts(db: PageContext["db"]): Promise<number> {
  return (await db.selectFrom("channel_accounts").select("id").execute()).length;
}

function monthName(now: Date, timeZone: string, language: Language): string {
  const locale = language === "de" ? "de-DE" : "en-GB";
  return new Intl.DateTimeFormat(locale, { month: "long", timeZone }).format(now);
}

const FirstSteps = async ({ context, language }: { context: PageContext; language: Language }) => {
  const w = overviewWords(language);
  const [accounts, { imprint }] = await Promise.all([
    countAccounts(context.db),
    readOrganisation(context.db),
  ]);
  const numberText = accounts > 0 ? w.stepDone : w.stepNumberText;
  const pagesText = imprint.de === "" ? w.stepPagesText : w.stepDone;
  const cards = [
    { href: paths.settingsNumber, title: `1. ${w.stepNumber}`, text: numberText },
    { href: paths.settings, title: `2. ${w.stepPages}`, text: pagesText },
    { href: paths.newBroadcast, title: `3. ${w.stepBroadcast}`, text: w.stepBroadcastText },
  ];
  return (
    <section aria-labelledby="schritte">
      <h2 class="kern-heading-medium" id="schritte">
        {w.firstSteps}
      </h2>
      <LinkCards cards={cards} />
    </section>
  );
};

const Troubles: FC<{ troubles: readonly Trouble[]; language: Language }> = ({
  troubles,
  language,
}) => {
  const w = overviewWords(language);
  if (troubles.length === 0) return null;
  return (
    <Alert title={w.wrong} tone="danger">
      <ul class="troubles">
        {troubles.map(({ sentence, href, link }) => (
          <li>
            {sentence}{" "}
            <a class="kern-link" href={href}>
              {link}
            </a>
          </li>
        ))}
      </ul>
    </Alert>
  );
};

const Agenda: FC<{
  lines: readonly AgendaLine[];
  tips: readonly UpcomingTips[];
  timeZone: string;
  staff: StaffMember;
}> = ({ lines, tips, timeZone, staff: { language } }) => {
  const w = overviewWords(language);
  return (
    <Card title={w.today} id="heute">
      {lines.length + tips.length === 0 ? <p class="kern-body">{w.todayEmpty}</p> : null}
      <ul class="overview__lines">
        {tips.map((one) => (
          <TipsLine tips={one} timeZone={timeZone} language={language} />
        ))}
        {lines.map((line) => (
          <li>
            <a class="kern-link" href={paths.broadcast(line.id)}>
              {line.title}
            </a>
            <span>{stateInWords(line, timeZone, language)}</span>
          </li>
        ))}
      </ul>
      <p class="kern-body">
        <a class="kern-link" href={paths.broadcasts}>
          {w.allBroadcasts}
        </a>
      </p>
    </Card>
  );
};

function stateInWords(line: AgendaLine, timeZone: string, language: Language): string {
  const w = overviewWords(language);
  const time = (at: Date | null) => (at === null ? "" : formatTime(at, timeZone, language));
  switch (line.state) {
    case "in-review":
      return w.review;
    case "scheduled":
      return line.quietUntil === null
        ? w.planned(time(line.sendAt))
        : w.quiet(time(line.quietUntil));
    case "sending":
      if (line.quietUntil !== null) return w.quiet(time(line.quietUntil));
      return line.trouble === null ? w.under : w[line.trouble];
    case "paused":
      return w.paused;
    case "sent":
      return w.done(time(line.finishedAt));
  }
}

const Questions: FC<{ lines: readonly ConversationLine[]; now: Date; language: Language }> = ({
  lines,
  now,
  language,
}) => {
  const w = overviewWords(language);
  return (
    <Card title={w.questions} id="fragen">
      {lines.length === 0 ? <p class="kern-body">{w.questionsEmpty}</p> : null}
      <ul class="overview__lines">
        {lines.slice(0, shownQuestions).map(({ id, name, waitingSince }) => (
          <li>
            <a class="kern-link" href={paths.conversation(id)}>
              {name ?? w.nameless}
            </a>
            <span>
              {waitingSince === null ? "" : w.waiting(waitedFor(waitingSince, now, language))}
            </span>
          </li>
        ))}
      </ul>
      <p class="kern-body">
        <a class="kern-link" href={paths.inbox}>
          {w.allQuestions}
        </a>
      </p>
    </Card>
  );
};
