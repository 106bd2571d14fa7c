/** `timeIntervals`: single dates and series, often without an end of the series. Pure. */
import { every, type Frequency, type RecurrenceRule } from "../../../lib/recurrence.ts";
import {
  asElements,
  asNumber,
  asText,
  isRecord,
  type JsonRecord,
} from "../../../lib/json-values.ts";
import { dayMs } from "../../../lib/zone.ts";
import { readStamp } from "../read-stamp.ts";
import { spanOf } from "../span.ts";
import { shownDay, shownWall, type Stamp } from "../stamp.ts";
import type { Slot } from "../timetable.ts";
import { findZone } from "../zones.ts";

export function slotsOf(
  item: JsonRecord,
  organisation: string,
): { readonly slots: readonly Slot[]; readonly remarks: readonly string[] } {
  const remarks: string[] = [];
  const slots = asElements(item["timeIntervals"])
    .filter(isRecord)
    .flatMap((interval) => slotOf(interval, organisation, remarks) ?? []);
  return { slots, remarks };
}

const frequencies: Readonly<Record<string, Frequency>> = {
  daily: "daily",
  weekly: "weekly",
  monthly: "monthly",
  yearly: "yearly",
};

function slotOf(interval: JsonRecord, organisation: string, remarks: string[]): Slot | null {
  const zone = findZone(asText(interval["tz"]) ?? "", organisation) ?? organisation;
  const written = asText(interval["start"]) ?? "";
  const start = stampIn(written, zone);
  if (start === null) {
    remarks.push(
      written === ""
        ? "Es fehlt der Beginn."
        : `Der Beginn „${written.slice(0, 40)}“ ist kein Datum.`,
    );
    return null;
  }
  const end = stampIn(asText(interval["end"]) ?? "", zone);
  const frequency = frequencies[(asText(interval["freq"]) ?? "").toLowerCase()];
  if (frequency === undefined) {
    const span = spanOf(start, end, "included");
    if (span.endIsImpossible)
      remarks.push("Das Ende liegt vor dem Beginn; übernommen ist der Termin ohne Ende.");
    return { span, rules: [], except: [] };
  }
  const span = spanOf(start, sameDay(start, end), "included");
  return { span, rules: [ruleOf(interval, frequency, start, end, zone)], except: [] };
}

/** In a series the end tells the hour only: its day is some other day of the series, even one before the start. */
function sameDay(start: Stamp, end: Stamp | null): Stamp | null {
  if (end === null || end.kind === "day" || start.kind === "day") return null;
  const time = end.wall - shownDay(end) * dayMs;
  const wall = shownDay(start) * dayMs + time;
  return { ...end, wall: wall < start.wall ? wall + dayMs : wall };
}

function ruleOf(
  interval: JsonRecord,
  frequency: Frequency,
  start: Stamp,
  end: Stamp | null,
  zone: string,
): RecurrenceRule {
  const until = stampIn(asText(interval["repeatUntil"]) ?? "", zone);
  const weekdays = [...asElements(interval["weekdays"]), interval["weekday"]].flatMap(
    (day) => weekdayOf(asText(day)) ?? [],
  );
  const nth = asNumber(interval["dayOrdinal"]) ?? null;
  const lastDay = until ?? (frequency === "daily" ? endOfDailySeries(start, end) : null);
  return every(frequency, {
    interval: Math.max(1, Math.trunc(asNumber(interval["interval"]) ?? 1)),
    byWeekday: weekdays.map((weekday) => ({
      weekday,
      nth: frequency === "monthly" || frequency === "yearly" ? nth : null,
    })),
    // The last day belongs to the series, whatever hour is written beside it: often midnight.
    until: lastDay === null ? null : (shownDay(lastDay) + 1) * dayMs - 1,
  });
}

/** Nothing takes place daily for longer than a day: then the end is that of the series. */
function endOfDailySeries(start: Stamp, end: Stamp | null): Stamp | null {
  return end !== null && shownWall(end) - shownWall(start) > dayMs ? end : null;
}

const names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

function weekdayOf(name: string | undefined): number | null {
  const weekday = names.indexOf((name ?? "").toLowerCase());
  return weekday < 0 ? null : weekday;
}

function stampIn(text: string, zone: string): Stamp | null {
  const stamp = readStamp(text, () => zone, zone);
  if (stamp?.kind !== "time") return stamp;
  return { kind: "time", wall: shownWall(stamp), zone: stamp.shownIn, shownIn: stamp.shownIn };
}
