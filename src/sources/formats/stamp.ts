/**
 * A point in a calendar as it was written, before anything is expanded: a day, or a wall clock in a zone. Series are
 * counted on the wall clock of their start, so they keep their local time over clock changes. Pure.
 */
import { dayMs, epochOf, wallOf } from "../../lib/zone.ts";
import type { When } from "../event.ts";
import { dayOf, momentOf, timeOf } from "./when.ts";

export type Stamp =
  | { readonly kind: "day"; readonly wall: number }
  | {
      readonly kind: "time";
      readonly wall: number;
      readonly zone: string;
      /** Differs from `zone` only for times in UTC, which nobody's wall shows. */
      readonly shownIn: string;
    };

/** The stamp, or another date of its series, as the reading says it. */
export function whenOf(stamp: Stamp, wall: number = stamp.wall): When {
  if (stamp.kind === "day") return dayOf(wall);
  if (stamp.zone === stamp.shownIn) return timeOf(wall, stamp.zone);
  return momentOf(epochOf(wall, stamp.zone), stamp.shownIn);
}

/** What people's clock shows then; the wall of a series in UTC is not what people see. */
export function shownWall(stamp: Stamp, wall: number = stamp.wall): number {
  if (stamp.kind === "day" || stamp.zone === stamp.shownIn) return wall;
  return wallOf(epochOf(wall, stamp.zone), stamp.shownIn);
}

/** The day on people's calendar, as a number. */
export function shownDay(stamp: Stamp, wall: number = stamp.wall): number {
  return Math.floor(shownWall(stamp, wall) / dayMs);
}

/** The wall clock of a series when another stamp's moment comes. */
export function wallInSeries(start: Stamp, other: Stamp): number {
  if (start.kind === "day") return dayInSeries(start, other) * dayMs;
  if (other.kind === "day" || other.zone === start.zone) return other.wall;
  return wallOf(epochOf(other.wall, other.zone), start.zone);
}

/** The day that another stamp means for a series. Midnight in UTC is how programs write a day without a time. */
export function dayInSeries(start: Stamp, other: Stamp): number {
  if (
    other.kind === "day" ||
    (other.zone === "UTC" && other.wall % dayMs === 0 && start.kind === "day")
  )
    return Math.floor(other.wall / dayMs);
  if (start.kind === "day" || start.shownIn === other.shownIn) return shownDay(other);
  return Math.floor(wallOf(epochOf(other.wall, other.zone), start.shownIn) / dayMs);
}
