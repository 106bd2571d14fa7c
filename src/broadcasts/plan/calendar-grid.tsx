/** Month and week as a table: a link for each day, under it what goes on it. The script adds arrow keys and dragging. */
import type { FC } from "hono/jsx";
import type { Temporal } from "temporal-polyfill";
import { formatClock } from "../../web/format.ts";
import type { Language } from "../../web/language.ts";
import type { CalendarDay, PlannedEntry } from "./calendar-days.ts";
import { clockOf, dateInWords, localeOf } from "./calendar-format.ts";
import { planWords } from "./plan-words.ts";
import type { Quiet } from "./quiet-setting.ts";

type Props = {
  weeks: readonly (readonly CalendarDay[])[];
  /** Days of other months are pale; null in a week. */
  month: number | null;
  chosen: Temporal.PlainDate;
  today: Temporal.PlainDate;
  caption: string;
  /** Where a day leads; without the day for the script. */
  path: (day: string) => string;
  quiet: Quiet;
  language: Language;
};

/** More of a month's day would burst its field. */
const mostShown = 3;

export const CalendarGrid: FC<Props> = (props) => {
  const { weeks, month, caption, path, language } = props;
  return (
    <table
      class={`plan${month === null ? " plan--week" : ""}`}
      data-calendar
      data-path={path("").split("#")[0]}
    >
      <caption class="kern-sr-only">{caption}</caption>
      <thead>
        <tr>
          {weeks[0]?.map(({ date }) => (
            <th scope="col">{date.toLocaleString(localeOf(language), { weekday: "short" })}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr>
            {week.map((day) => (
              <Field day={day} {...props} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Field: FC<Props & { day: CalendarDay }> = ({
  day,
  month,
  chosen,
  today,
  path,
  quiet: { hours, place },
  language,
}) => {
  const w = planWords(language);
  const { date, holiday, quietAllDay, entries } = day;
  const shown = month === null ? entries : entries.slice(0, mostShown);
  const isNight = hours.on && !quietAllDay && month === null && hours.from > hours.to;
  const classes = [
    "plan__day",
    quietAllDay ? "plan__day--quiet" : "",
    month !== null && date.month !== month ? "plan__day--other" : "",
    date.equals(chosen) ? "plan__day--chosen" : "",
  ];
  return (
    <td class={classes.filter((one) => one !== "").join(" ")} data-day={date.toString()}>
      <a
        class="plan__date"
        href={path(date.toString())}
        data-date={date.toString()}
        aria-current={date.equals(today) ? "date" : undefined}
      >
        <span aria-hidden="true">{date.day}</span>
        <span class="plan__count" aria-hidden="true">
          {entries.length === 0 ? "" : entries.length}
        </span>
        <span class="kern-sr-only">{nameOf(day, language)}</span>
      </a>
      {holiday === null ? null : (
        <span class="plan__holiday" aria-hidden="true">
          {holiday}
        </span>
      )}
      {isNight ? <Night text={w.until(hours.to)} /> : null}
      {shown.map((entry) => (
        <Line entry={entry} timeZone={place.timeZone} language={language} />
      ))}
      {shown.length === entries.length ? null : (
        <span class="plan__line" aria-hidden="true">
          {w.more(entries.length - shown.length)}
        </span>
      )}
      {isNight ? <Night text={w.from(hours.from)} /> : null}
    </td>
  );
};

const Night: FC<{ text: string }> = ({ text }) => (
  <span class="plan__night" aria-hidden="true">
    {text}
  </span>
);

/** For pointers: by keyboard the day is opened, and everything stands below. */
const Line: FC<{ entry: PlannedEntry; timeZone: string; language: Language }> = ({
  entry: { id, at, title, href, kind, state, lane, movable, version, conflicts },
  timeZone,
  language,
}) => {
  const w = planWords(language);
  const look = kind === "tips" ? "tips" : lane === "urgent" ? "urgent" : state;
  return (
    <a
      class={`plan__line plan__line--${look}`}
      href={href}
      tabindex={-1}
      draggable={movable}
      data-entry={movable ? id : undefined}
      data-version={movable ? version : undefined}
      data-clock={clockOf(at, timeZone)}
    >
      {conflicts.length === 0 ? null : (
        <>
          <span aria-hidden="true">⚠</span>
          <span class="kern-sr-only">{w.hints}</span>{" "}
        </>
      )}
      {formatClock(at, timeZone)} {kind === "tips" ? `${w.tips}: ` : ""}
      {title}
    </a>
  );
};

function nameOf({ date, holiday, quietAllDay, entries }: CalendarDay, language: Language): string {
  const w = planWords(language);
  return [
    dateInWords(date, language),
    holiday,
    quietAllDay && holiday === null ? w.quietDay.replace(/\.$/, "") : null,
    w.entries(entries.length),
  ]
    .filter((part) => part !== null)
    .join(", ");
}
