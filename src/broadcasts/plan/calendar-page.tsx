/** /team/aussendungen/kalender: month, week and list of what is planned, waiting and sent. */
import { Hono, type Context } from "hono";
import type { Child } from "hono/jsx";
import type { Temporal } from "temporal-polyfill";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import { formatTime } from "../../web/format.ts";
import { ButtonLink, Confirmation, confirmationText, Form, Submit } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { StaffPage } from "../../web/layout.tsx";
import { Alert, EmptyState } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import { assetPath } from "../../web/static.ts";
import type { BroadcastContext } from "../context.ts";
import { calendarDeed, type Refused } from "./calendar-deeds.ts";
import {
  dayOf,
  describe,
  leaf,
  rowsOf,
  spanOf,
  views,
  type CalendarDay,
  type View,
} from "./calendar-days.ts";
import { dateInWords, localeOf } from "./calendar-format.ts";
import { CalendarGrid } from "./calendar-grid.tsx";
import { DayEntries } from "./day-entries.tsx";
import { entriesBetween } from "./entries.ts";
import { withCrowds } from "./hints.ts";
import { planWords } from "./plan-words.ts";
import { dayAt } from "./quiet-hours.ts";
import { readQuiet, type Quiet } from "./quiet-setting.ts";
import { ScheduleDraft } from "./schedule-draft.tsx";

type C = Context<StaffEnv>;

export function calendarPage(context: BroadcastContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  app.get(
    paths.broadcastCalendar,
    door,
    async (c) => await show(c, context, viewOf(c.req.query("ansicht")), c.req.query("tag")),
  );
  app.post(paths.broadcastCalendar, door, async (c) => {
    const done = await calendarDeed(c, context);
    const view = viewOf(done.view);
    if (done.kind === "refused") return await show(c, context, view, done.day, done);
    return c.redirect(`${path(view, done.day)}&erledigt=${done.deed}#tag`, 303);
  });
  return app;
}

function viewOf(typed: string | undefined): View {
  return views.find((one) => one === typed) ?? "monat";
}

function path(view: View, day: string): string {
  return `${paths.broadcastCalendar}?ansicht=${view}&tag=${day}`;
}

async function show(
  c: C,
  context: BroadcastContext,
  view: View,
  typedDay: string | undefined,
  refused?: Refused,
): Promise<Response> {
  const { db, clock } = context;
  const { staff } = c.var;
  const { language } = staff;
  const w = planWords(language);
  const now = clock.now();
  const quiet = await readQuiet(db);
  const today = dayAt(quiet.place, now);
  const chosen = dayOf(typedDay, today);
  const rows = rowsOf(view, chosen);
  const { from, to } = spanOf(rows, quiet.place.timeZone);
  // A day more at both ends: what is near a day's edge collides over midnight.
  const entries = await entriesBetween(
    db,
    new Date(from.getTime() - 86_400_000),
    new Date(to.getTime() + 86_400_000),
    context.tipsBetween,
  );
  const days = await Promise.all(
    rows.map((row) =>
      Promise.all(
        row.map(async (date) => {
          const day = describe(date, entries, quiet, now);
          return date.equals(chosen) ? await withCrowds(db, day, quiet, now) : day;
        }),
      ),
    ),
  );
  return await c.html(
    <StaffPage
      title={w.title}
      section="broadcasts"
      staff={staff}
      context={context}
      action={
        <ButtonLink href={`${paths.newBroadcast}?tag=${chosen.toString()}`} label={w.writeFor} />
      }
    >
      <Confirmation
        text={confirmationText(c, {
          verschieben: w.moved,
          einplanen: w.planned,
          absagen: w.calledOff,
        })}
      />
      {refused === undefined ? null : (
        <Trouble
          refused={refused}
          view={view}
          timeZone={quiet.place.timeZone}
          language={language}
        />
      )}
      <Navigation view={view} chosen={chosen} today={today} language={language} />
      {view === "liste" ? (
        <FilledDays days={days.flat()} view={view} quiet={quiet} language={language} />
      ) : (
        <>
          <p class="kern-body kern-body--muted plan-keys">{w.keys}</p>
          <CalendarGrid
            weeks={days}
            month={view === "monat" ? chosen.month : null}
            chosen={chosen}
            today={today}
            caption={headline(view, chosen, language)}
            path={(day) => `${path(view, day)}#tag`}
            quiet={quiet}
            language={language}
          />
          <MoveForm view={view} />
        </>
      )}
      <ChosenDay chosen={chosen} language={language}>
        {view === "liste" ? null : (
          <OneDay
            days={days.flat()}
            chosen={chosen}
            view={view}
            quiet={quiet}
            language={language}
          />
        )}
        <ScheduleDraft context={context} day={chosen.toString()} view={view} language={language} />
      </ChosenDay>
      <script src={assetPath("calendar.js")} defer></script>
    </StaffPage>,
    refused === undefined ? 200 : 409,
  );
}

type DaysProps = {
  days: readonly CalendarDay[];
  view: View;
  quiet: Quiet;
  language: Language;
};

/** Days without anything are left out. */
const FilledDays = (props: DaysProps) => {
  const filled = props.days.filter((day) => day.entries.length > 0);
  if (filled.length === 0) return <EmptyState title={planWords(props.language).nothingSoon} />;
  return (
    <>
      {filled.map((day) => (
        <section>
          <h2 class="kern-title">{dateInWords(day.date, props.language)}</h2>
          <DayEntries day={day} {...props} />
        </section>
      ))}
    </>
  );
};

const OneDay = (props: DaysProps & { chosen: Temporal.PlainDate }) => {
  const day = props.days.find(({ date }) => date.equals(props.chosen));
  if (day === undefined) return null;
  return (
    <>
      {day.entries.length === 0 ? (
        <p class="kern-body">{planWords(props.language).nothing}</p>
      ) : null}
      <DayEntries day={day} {...props} />
    </>
  );
};

/** Where a day leads; it takes the focus, so that Enter on a day goes on here. */
const ChosenDay = (props: { chosen: Temporal.PlainDate; language: Language; children?: Child }) => (
  <section class="plan-chosen" id="tag" tabindex={-1} aria-labelledby="tag-titel">
    <h2 class="kern-heading-medium" id="tag-titel">
      {dateInWords(props.chosen, props.language)}
    </h2>
    {props.children}
  </section>
);

/** Sent by the script when something is dropped on a day: the same as the form below says in words. */
const MoveForm = ({ view }: { view: View }) => (
  <form method="post" action={paths.broadcastCalendar} id="verschieben" hidden>
    <input type="hidden" name="tun" value="verschieben" />
    <input type="hidden" name="ansicht" value={view} />
    <input type="hidden" name="id" />
    <input type="hidden" name="version" />
    <input type="hidden" name="datum" />
    <input type="hidden" name="uhrzeit" />
  </form>
);

const Navigation = (props: {
  view: View;
  chosen: Temporal.PlainDate;
  today: Temporal.PlainDate;
  language: Language;
}) => {
  const { view, chosen, today, language } = props;
  const w = planWords(language);
  const to = (day: Temporal.PlainDate) => path(view, day.toString());
  return (
    <div class="plan-navigation">
      <nav aria-label={w.view}>
        <ul class="inbox-filters">
          {views.map((one) => (
            <li>
              <a
                href={path(one, chosen.toString())}
                aria-current={one === view ? "page" : undefined}
              >
                {w[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <nav class="plan-leaf" aria-label={w.leaf}>
        <a class="kern-link" href={to(leaf(view, chosen, -1))}>
          ← {w.earlier}
        </a>
        <strong>{headline(view, chosen, language)}</strong>
        <a class="kern-link" href={to(leaf(view, chosen, 1))}>
          {w.later} →
        </a>
        <a class="kern-link" href={to(today)}>
          {w.today}
        </a>
      </nav>
    </div>
  );
};

function headline(view: View, day: Temporal.PlainDate, language: Language): string {
  if (view === "monat")
    return day.toLocaleString(localeOf(language), { month: "long", year: "numeric" });
  const last = rowsOf(view, day)[0]?.at(-1);
  const first = rowsOf(view, day)[0]?.[0] ?? day;
  return `${dateInWords(first, language)} – ${dateInWords(last ?? day, language)}`;
}

/** Why it was not done; where quiet hours were in the way, the next free time is one button away. */
const Trouble = (props: { refused: Refused; view: View; timeZone: string; language: Language }) => {
  const { refused, view, timeZone, language } = props;
  const { free } = refused;
  return (
    <Alert title={refused.trouble} tone="danger" announced>
      {free === undefined ? null : (
        <Form action={paths.broadcastCalendar}>
          <input type="hidden" name="id" value={free.id} />
          <input type="hidden" name="version" value={String(free.version)} />
          <input type="hidden" name="ansicht" value={view} />
          <input type="hidden" name="datum" value={free.date} />
          <input type="hidden" name="uhrzeit" value={free.clock} />
          <Submit
            label={planWords(language).moveTo(formatTime(free.at, timeZone, language))}
            name="tun"
            value={free.deed}
          />
        </Form>
      )}
    </Alert>
  );
};
