/** One person in the raw reports of a channel: found by their ids, taken out, the others' part kept for replay. */
import { sql, type RawBuilder } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { pruneBody, type Names } from "./prune.ts";

/** The newest body there is; what comes later has a higher id. */
export async function newestBody(db: Db): Promise<number> {
  const { rows } = await sql<{ id: number | null }>`
    select max(id) as id
    from webhook_bodies`.execute(db);
  return rows[0]?.id ?? 0;
}

/**
 * Takes a person out of the bodies that were taken in and are of this range. One that is still to be taken in keeps its
 * place: `late-reports.ts` comes by for it.
 */
export async function forgetInBodies(
  db: Db | Tx,
  ids: readonly string[],
  range: { readonly after: number; readonly upTo: number | null },
): Promise<void> {
  if (ids.length === 0) return;
  const known = new Set(ids);
  // With its quotes: 4917012345678 is somebody else.
  const quoted = ids.map((id) => JSON.stringify(id));
  await pruneBodies(
    db,
    sql`id > ${range.after}
      and (${range.upTo}::bigint is null or id <= ${range.upTo})
      and exists (
        select 1
        from unnest(${quoted}::text[]) as id_text
        where position(convert_to(id_text, 'UTF8') in body) > 0
      )`,
    (text) => known.has(text),
  );
}

type Body = { readonly id: number; readonly body: Buffer };

/** Prunes the bodies that `which` finds among those that were taken in. */
async function pruneBodies(db: Db | Tx, which: RawBuilder<unknown>, names: Names): Promise<void> {
  const { rows } = await sql<Body>`
    select id, body
    from webhook_bodies
    where processed_at is not null
      and ${which}`.execute(db);
  for (const row of rows) await pruneOne(db, row, names);
}

/** Prunes one body that was read. */
export async function pruneOne(db: Db | Tx, { id, body }: Body, names: Names): Promise<void> {
  const pruning = pruneBody(body, names);
  if (pruning.kind === "pruned")
    await sql`update webhook_bodies set body = ${pruning.body} where id = ${id}`.execute(db);
  if (pruning.kind === "nothing-left")
    await sql`delete from webhook_bodies where id = ${id}`.execute(db);
}
