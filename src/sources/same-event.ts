/** The same event of two sources, put together by the program or by staff, and parted by staff for good. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { Place } from "./event.ts";
import { letters, placeLine } from "./facts.ts";

type Candidate = {
  readonly id: number;
  readonly place: Place | null;
  readonly otherPlace: Place | null;
  readonly root: number;
};

/** Puts each of these events to its like in another source: same title, a date in common, places that do not contradict. */
export async function joinSame(tx: Tx, eventIds: readonly number[]): Promise<void> {
  if (eventIds.length === 0) return;
  const { rows } = await sql<Candidate>`
    select event.id, event.details -> 'place' as place, other.details -> 'place' as "otherPlace",
      coalesce(other.same_as, other.id) as root
    from events event
    join events other on other.title_key = event.title_key
      and other.id <> event.id
      and other.source_id is distinct from event.source_id
      and other.vanished_at is null
    where event.id = any(${[...eventIds]}::bigint[])
      and event.same_as is null
      and event.vanished_at is null
      and event.title_key <> ''
      and exists (
        select 1
        from occurrences one
        join occurrences two on two.event_id = other.id
          and two.starts_on = one.starts_on
          and (two.starts_at is null or one.starts_at is null or two.starts_at = one.starts_at)
          and two.vanished_at is null
        where one.event_id = event.id
          and one.vanished_at is null
      )
      and not exists (
        select 1
        from event_separations
        where (event_id, other_id) in (
          (least(event.id, other.id), greatest(event.id, other.id)),
          (least(event.id, coalesce(other.same_as, other.id)), greatest(event.id, coalesce(other.same_as, other.id)))
        )
      )
    order by event.id, other.id`.execute(tx);
  const done = new Set<number>();
  for (const { id, place, otherPlace, root } of rows) {
    if (done.has(id) || done.has(root) || id === root || !agree(place, otherPlace)) continue;
    // The one that we knew first leads: what staff did with it goes on.
    const [lead, follower] = id < root ? [id, root] : [root, id];
    await follow(tx, lead, follower, false);
    done.add(follower);
  }
}

/** Places agree where one says nothing, or says less of the same. */
export function agree(one: Place | null, other: Place | null): boolean {
  const [a, b] = [letters(placeLine(one)), letters(placeLine(other))];
  if (a === "" || b === "" || a.includes(b) || b.includes(a)) return true;
  const names = [letters(one?.name ?? ""), letters(other?.name ?? "")] as const;
  return (names[0] !== "" && b.includes(names[0])) || (names[1] !== "" && a.includes(names[1]));
}

/** Staff say that both are the same; the older one leads. */
export async function mergeEvents(tx: Tx, oneId: number, otherId: number): Promise<void> {
  const roots = await rootsOf(tx, [oneId, otherId]);
  const [lead, follower] = roots.toSorted((a, b) => a - b);
  if (lead === undefined || follower === undefined || lead === follower) return;
  await sql`
    delete from event_separations
    where event_id = ${lead}
      and other_id = ${follower}`.execute(tx);
  await follow(tx, lead, follower, true);
}

/** Staff say that this one is another event than the one it was put to. */
export async function separateEvent(tx: Tx, id: number): Promise<void> {
  const { rows } = await sql<{ lead: number | null }>`
    select same_as as lead
    from events
    where id = ${id}
    for update`.execute(tx);
  const lead = rows[0]?.lead ?? null;
  if (lead === null) return;
  await sql`
    insert into event_separations (event_id, other_id)
    values (${Math.min(id, lead)}, ${Math.max(id, lead)})
    on conflict do nothing`.execute(tx);
  await sql`
    update events
    set same_as = null, merged_by_staff = false
    where id = ${id}`.execute(tx);
}

async function follow(tx: Tx, lead: number, follower: number, byStaff: boolean): Promise<void> {
  await sql`
    update events
    set same_as = ${lead}, merged_by_staff = ${byStaff}
    where id = ${follower}
      or same_as = ${follower}`.execute(tx);
}

async function rootsOf(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct coalesce(same_as, id) as id
    from events
    where id = any(${[...ids]}::bigint[])`.execute(tx);
  return rows.map(({ id }) => id);
}
