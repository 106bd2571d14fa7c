/** The dates that a VEVENT's own rules, further dates and exceptions leave within the window. Pure. */
import { dayMs, wallOf } from "../../../lib/zone.ts";
import type { ReadOptions } from "../../event.ts";
import { datesMeantBy, datesOf, type Budget } from "../dates.ts";
import { reachOf, spanOf, type End } from "../span.ts";
import { wallInSeries } from "../stamp.ts";
import type { CalendarEvent } from "./event.ts";

export type SeriesDates =
  /** Each date of the series, with its end. */
  | { readonly kind: "dates"; readonly ends: ReadonlyMap<number, End> }
  | { readonly kind: "absurd"; readonly reason: string };

/** `further` is how much farther than its own length a date may reach, because later changes move it. */
export function seriesDates(
  series: CalendarEvent,
  further: number,
  options: ReadOptions,
  budget: Budget,
): SeriesDates {
  const { start, end } = series.span;
  const zone = start.kind === "time" ? start.zone : options.zone;
  const window = {
    // A day earlier: days begin at midnight of the organisation, whatever is counted here.
    from: wallOf(options.from.getTime(), zone) - Math.max(reachOf(end), further) - dayMs,
    to: wallOf(options.to.getTime(), zone) + further,
  };
  const dates = datesOf({ start, rules: series.rules, startCounts: true }, window, budget);
  if (dates.kind === "absurd") return dates;
  const ends = new Map<number, End>(dates.walls.map((wall) => [wall, end]));
  for (const [wall, own] of extraDates(series)) ends.set(wall, own);
  const walls = [...ends.keys()];
  for (const said of series.except)
    for (const wall of datesMeantBy(said, start, walls)) ends.delete(wall);
  const excepted = datesOf(
    { start, rules: series.exceptRules, startCounts: false },
    series.exceptRules.length === 0 ? { from: 1, to: 0 } : window,
    budget,
  );
  if (excepted.kind === "absurd") return excepted;
  for (const wall of excepted.walls) ends.delete(wall);
  return { kind: "dates", ends };
}

/** In a series of days a further date is a day; in one of times, a day means the usual hour. */
function extraDates({ span, extra }: CalendarEvent): readonly (readonly [number, End])[] {
  const { start } = span;
  return extra.map(({ at, end }) => {
    const usualHour = ((start.wall % dayMs) + dayMs) % dayMs;
    const isDayOnly = start.kind === "time" && at.kind === "day";
    const wall = isDayOnly ? at.wall + usualHour : wallInSeries(start, at);
    return [wall, end === null ? span.end : spanOf(at, end, "after").end];
  });
}
