/** A month with the number of dates on each day; every day leads to the list from that day on. */
import type { FC } from "hono/jsx";
import { Temporal } from "temporal-polyfill";
import { weekOf, weeksOf } from "../lib/weeks.ts";
import type { Language } from "../web/language.ts";
import { eventWords } from "./event-words.ts";
import { dayInWords } from "./when-words.ts";

type Props = {
  /** "2026-11" */
  month: string;
  today: string;
  counts: ReadonlyMap<string, number>;
  path: (from: string) => string;
  language: Language;
};

export const MonthGrid: FC<Props> = ({ month, today, counts, path, language }) => {
  const w = eventWords(language);
  const first = Temporal.PlainDate.from(`${month}-01`);
  const name = (day: Temporal.PlainDate) =>
    day.toLocaleString(language === "de" ? "de-DE" : "en-GB", { month: "long", year: "numeric" });
  const [earlier, later] = [first.subtract({ months: 1 }), first.add({ months: 1 })];
  return (
    <div class="month">
      <nav class="month__leaf" aria-label={w.month}>
        <a
          class="kern-link"
          href={path(earlier.toString())}
          aria-label={`${w.monthEarlier}: ${name(earlier)}`}
        >
          ←
        </a>
        <strong>{name(first)}</strong>
        <a
          class="kern-link"
          href={path(later.toString())}
          aria-label={`${w.monthLater}: ${name(later)}`}
        >
          →
        </a>
      </nav>
      <table class="month__days">
        <caption class="kern-sr-only">{`${w.month}, ${name(first)}`}</caption>
        <thead>
          <tr>
            {weekOf(first).map((day) => (
              <th scope="col">
                {day.toLocaleString(language === "de" ? "de-DE" : "en-GB", { weekday: "short" })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeksOf(first).map((week) => (
            <tr>
              {week.map((day) => (
                <td>
                  {day.month === first.month ? (
                    <Day
                      day={day}
                      isToday={day.toString() === today}
                      count={counts.get(day.toString()) ?? 0}
                      href={path(day.toString())}
                      language={language}
                    />
                  ) : null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

const Day: FC<{
  day: Temporal.PlainDate;
  isToday: boolean;
  count: number;
  href: string;
  language: Language;
}> = ({ day, isToday, count, href, language }) => (
  <a href={href} aria-current={isToday ? "date" : undefined}>
    <span aria-hidden="true">{day.day}</span>
    <small aria-hidden="true">{count === 0 ? "" : count}</small>
    <span class="kern-sr-only">
      {eventWords(language).dayCount(dayInWords(day.toString(), language), count)}
    </span>
  </a>
);
