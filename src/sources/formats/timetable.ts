/** Formats that say an event's dates as spans, some repeated, some left out (schema.org, destination.one). Pure. */
import type { RecurrenceRule } from "../../lib/recurrence.ts";
import { dayMs, wallOf } from "../../lib/zone.ts";
import type { EventDetails, EventStatus, Occurrence, ReadOptions } from "../event.ts";
import { datesMeantBy, datesOf, type Budget, type Dates } from "./dates.ts";
import { inOrder } from "./order.ts";
import { endAt, reachOf, type Span } from "./span.ts";
import { shownWall, whenOf, type Stamp } from "./stamp.ts";

/** A span, or the rules that repeat it; then the span's own start counts only where a rule gives it. */
export type Slot = {
  readonly span: Span;
  readonly rules: readonly RecurrenceRule[];
  readonly except: readonly Stamp[];
};

export type SlotReading =
  | { readonly kind: "occurrences"; readonly occurrences: readonly Occurrence[] }
  /** Every date is an exception: there is no event. */
  | { readonly kind: "none" }
  | { readonly kind: "absurd"; readonly reason: string };

export function occurrencesOfSlots(
  said: { readonly uid: string; readonly status: EventStatus; readonly details: EventDetails },
  slots: readonly Slot[],
  options: ReadOptions,
  budget: Budget,
): SlotReading {
  const isSingle = slots.length === 1 && slots[0]?.rules.length === 0;
  const found: Occurrence[] = [];
  let isEmpty = true;
  for (const slot of slots) {
    const { start, end } = slot.span;
    const dates = datesLeft(slot, windowOf(slot, options), budget);
    if (dates.kind === "absurd") return dates;
    isEmpty &&= dates.walls.length === 0 && isEmptied(slot, budget);
    for (const wall of dates.walls)
      found.push({
        key: isSingle ? said.uid : `${said.uid}/${dateText(start, wall)}`,
        start: whenOf(start, wall),
        end: endAt(start, wall, end),
        ...{ status: said.status, details: said.details },
      });
  }
  if (isEmpty) return { kind: "none" };
  return { kind: "occurrences", occurrences: inOrder(found, options) };
}

type Window = { readonly from: number; readonly to: number };

function windowOf({ span: { start, end } }: Slot, options: ReadOptions): Window {
  const zone = start.kind === "time" ? start.zone : options.zone;
  return {
    // A day earlier: days begin at midnight of the organisation, whatever is counted here.
    from: wallOf(options.from.getTime(), zone) - reachOf(end) - dayMs,
    to: wallOf(options.to.getTime(), zone),
  };
}

function datesLeft(
  { span: { start }, rules, except }: Slot,
  window: Window,
  budget: Budget,
): Dates {
  const dates = datesOf({ start, rules, startCounts: false }, window, budget);
  if (dates.kind === "absurd" || except.length === 0) return dates;
  const excepted = new Set(except.flatMap((one) => datesMeantBy(one, start, dates.walls)));
  return { kind: "dates", walls: dates.walls.filter((wall) => !excepted.has(wall)) };
}

/** Whether its exceptions leave no date at all, in the window or elsewhere. */
function isEmptied(slot: Slot, budget: Budget): boolean {
  if (slot.except.length === 0) return false;
  const until = Math.max(slot.span.start.wall, ...slot.rules.map(({ until }) => until ?? Infinity));
  if (until === Infinity) return false;
  const dates = datesLeft(slot, { from: slot.span.start.wall, to: until }, budget);
  return dates.kind === "dates" && dates.walls.length === 0;
}

function dateText(start: Stamp, wall: number): string {
  return new Date(shownWall(start, wall)).toISOString().slice(0, start.kind === "day" ? 10 : 16);
}
