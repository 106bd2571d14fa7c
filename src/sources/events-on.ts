/** What takes place, for those who put tips together. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { leavesOut } from "./source-rules.ts";
import { isShown, selectShown, type ShownOccurrence } from "./shown.ts";

export type PickRules = {
  /** Towns or places; empty or left out: everywhere. */
  readonly places?: readonly string[] | undefined;
  readonly categories?: readonly string[] | undefined;
  readonly freeOnly?: boolean | undefined;
  readonly forFamilies?: boolean | undefined;
  /** Fully or partly. */
  readonly accessibleOnly?: boolean | undefined;
  /** What runs for days is given on each of them; false: only on its first. */
  readonly ongoing?: boolean | undefined;
};

export type DaysWanted = {
  /** "2026-11-25" where the organisation is; `to` is included. */
  readonly from: string;
  readonly to: string;
  readonly topicId?: number | undefined;
  readonly rules?: PickRules | undefined;
};

/**
 * Dates that touch these days, in order of time; what staff picked is there whatever the rules say. Never what is
 * cancelled, postponed, hidden or gone.
 */
export async function eventsOn(
  db: Db,
  { from, to, topicId, rules = {} }: DaysWanted,
): Promise<ShownOccurrence[]> {
  const found = await selectShown(db, {
    where: sql`${isShown}
      and occurrence.starts_on <= ${to}::date
      and (occurrence.starts_on >= ${from}::date or
        (occurrence.ends_on > occurrence.starts_on and occurrence.ends_on >= ${from}::date))
      and lead.editor_state <> 'hidden'
      and ${topicId === undefined ? sql`true` : sql`coalesce(lead.topic_id, event.topic_id, source.topic_id) = ${topicId}`}`,
    order: sql`occurrence.starts_on, occurrence.starts_at nulls first, occurrence.id`,
    limit: null,
  });
  return found.filter(
    (one) =>
      one.status !== "cancelled" &&
      one.status !== "postponed" &&
      (one.editorState === "picked" || fits(one, rules, from)),
  );
}

/** Of these dates those that (still) take place and stand for themselves, in order of time. */
export async function takingPlace(db: Db, ids: readonly number[]): Promise<ShownOccurrence[]> {
  if (ids.length === 0) return [];
  const found = await selectShown(db, {
    where: sql`occurrence.id = any(${[...ids]}::bigint[])
      and ${isShown}
      and lead.editor_state <> 'hidden'`,
    order: sql`occurrence.starts_on, occurrence.starts_at nulls first, occurrence.id`,
    limit: null,
  });
  return found.filter(({ status }) => status !== "cancelled" && status !== "postponed");
}

function fits({ details, startsOn, isOutside }: ShownOccurrence, rules: PickRules, from: string) {
  const { price, audience, accessibility } = details;
  const { places: onlyCities = [], categories: onlyCategories = [] } = rules;
  if (isOutside || leavesOut({ onlyCities, onlyCategories }, details)) return false;
  if (rules.freeOnly === true && price.free !== true) return false;
  if (
    rules.forFamilies === true &&
    !audience.some((one) => one === "families" || one === "children")
  )
    return false;
  if (rules.accessibleOnly === true && accessibility !== "yes" && accessibility !== "partly")
    return false;
  return rules.ongoing !== false || startsOn >= from;
}
