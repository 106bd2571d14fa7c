/** What goes on a day, in full: time, state, what it collides with, and the forms that move it or call it off. */
import type { FC } from "hono/jsx";
import { formatClock, shortClock } from "../../web/format.ts";
import { Field, Form, Submit } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { Badge } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import { StateBadge } from "../state-badge.tsx";
import type { CalendarDay, PlannedEntry, View } from "./calendar-days.ts";
import { clockOf } from "./calendar-format.ts";
import { ConflictList } from "./conflict-list.tsx";
import { planWords } from "./plan-words.ts";
import type { Quiet } from "./quiet-setting.ts";
import { urgentWords } from "./urgent-words.ts";

type Props = { day: CalendarDay; view: View; quiet: Quiet; language: Language };

export const DayEntries: FC<Props> = ({ day, view, quiet, language }) => {
  const { entries, holiday } = day;
  const rest = quietInWords(day, view, quiet, language);
  const facts = [holiday, rest].filter((one) => one !== null && one !== "");
  return (
    <>
      {facts.length === 0 ? null : <p class="kern-body kern-body--muted">{facts.join(". ")}</p>}
      <ul class="day-entries">
        {entries.map((entry) => (
          <li class="day-entries__entry">
            <Line entry={entry} timeZone={quiet.place.timeZone} language={language} />
            <ConflictList
              conflicts={entry.conflicts}
              timeZone={quiet.place.timeZone}
              language={language}
            />
            {entry.movable ? (
              <Change entry={entry} day={day} view={view} quiet={quiet} language={language} />
            ) : null}
          </li>
        ))}
      </ul>
    </>
  );
};

const Line: FC<{ entry: PlannedEntry; timeZone: string; language: Language }> = ({
  entry,
  timeZone,
  language,
}) => {
  const w = planWords(language);
  const { kind, state, lane, at, title, topics, href } = entry;
  return (
    <p class="kern-body">
      <strong>{formatClock(at, timeZone)}</strong>{" "}
      <a class="kern-link" href={href}>
        {kind === "tips" ? `${w.tips}: ${title}` : title}
      </a>{" "}
      {isTipsState(state) && kind === "tips" ? (
        <Badge label={w[state]} />
      ) : (
        <StateBadge
          broadcast={{ state: broadcastState(state), quietUntil: null }}
          language={language}
        />
      )}{" "}
      {lane === "urgent" ? <Badge label={urgentWords(language).badge} tone="danger" /> : null}
      {kind === "tips" || topics.length === 0 ? null : (
        <>
          <br />
          {topics.join(", ")}
        </>
      )}
    </p>
  );
};

const Change: FC<Props & { entry: PlannedEntry }> = ({ entry, day, view, quiet, language }) => {
  const w = planWords(language);
  return (
    <details>
      <summary class="kern-body">{w.moveTitle(entry.title)}</summary>
      <Form action={paths.broadcastCalendar}>
        <input type="hidden" name="id" value={entry.id} />
        <input type="hidden" name="version" value={String(entry.version)} />
        <input type="hidden" name="ansicht" value={view} />
        <div class="compose__time">
          <Field
            name="datum"
            id={`datum-${entry.id}`}
            type="date"
            label={w.date}
            value={day.date.toString()}
          />
          <Field
            name="uhrzeit"
            id={`uhrzeit-${entry.id}`}
            type="time"
            label={w.clock}
            value={clockOf(entry.at, quiet.place.timeZone)}
          />
        </div>
        <div class="compose__deeds">
          <Submit label={w.move} name="tun" value="verschieben" kind="secondary" />
          {entry.state === "scheduled" ? (
            <Submit label={w.callOff} name="tun" value="absagen" kind="tertiary" />
          ) : null}
        </div>
      </Form>
    </details>
  );
};

type TipsState = "expected" | "proposed" | "sent" | "skipped";

function isTipsState(state: PlannedEntry["state"]): state is TipsState {
  return state === "expected" || state === "proposed" || state === "sent" || state === "skipped";
}

/** Tips have states of their own, and are shown by them. */
function broadcastState(state: PlannedEntry["state"]) {
  return state === "expected" || state === "proposed" || state === "skipped" ? "scheduled" : state;
}

/** In the list of four weeks the usual nights would stand at every day. */
function quietInWords(
  { quietAllDay }: CalendarDay,
  view: View,
  { hours: { on, from, to } }: Quiet,
  language: Language,
): string | null {
  const w = planWords(language);
  if (!on) return null;
  if (quietAllDay) return w.quietDay;
  if (view === "liste") return null;
  const [begins, ends] = [shortClock(from), shortClock(to)];
  return from > to ? w.quietNight(ends, begins) : w.quietSpan(begins, ends);
}
