/** A draft to exactly those who got something wrong. */
import { sql } from "kysely";
import type { Tx } from "../../db/db.ts";
import { audit, type Actor } from "../../staff/staff.ts";
import type { Content } from "../content.ts";
import { readBroadcast, type Broadcast } from "../read.ts";
import { createBroadcast } from "../write.ts";
import { marked } from "./mark.ts";

export type CorrectionWords = Pick<Content, "title" | "teaser" | "text" | "link" | "variants">;

/**
 * One draft for each number that sent some of these, in the words given, else in those of what it corrects. Those that
 * never left are passed over: nobody got them. A draft that is in the works already is given instead of a second.
 */
export async function createCorrection(
  tx: Tx,
  correctedIds: readonly string[],
  words: CorrectionWords | null,
  author: Actor,
  now: Date,
): Promise<Broadcast[]> {
  const found: Broadcast[] = [];
  for (const id of correctedIds) {
    const broadcast = await readBroadcast(tx, id);
    if (broadcast !== null && broadcast.startedAt !== null) found.push(broadcast);
  }
  const made: Broadcast[] = [];
  for (const accountId of new Set(found.map((one) => one.accountId)))
    made.push(
      await correct(
        tx,
        found.filter((one) => one.accountId === accountId),
        words,
        author,
        now,
      ),
    );
  return made;
}

async function correct(
  tx: Tx,
  corrected: readonly Broadcast[],
  words: CorrectionWords | null,
  author: Actor,
  now: Date,
): Promise<Broadcast> {
  const ids = corrected.map(({ id }) => id);
  const [first] = corrected;
  if (first === undefined) throw new Error("A correction was asked for of nothing");
  // Two who press at once make one draft.
  await sql`select pg_advisory_xact_lock(hashtext('corrections'))`.execute(tx);
  const open = words === null ? await findOpen(tx, first.id) : null;
  if (open !== null) return open;
  const { title, teaser, text, link, picture, variants, accountId, repeatUncertain } = first;
  const written = await createBroadcast(
    tx,
    {
      ...marked(words ?? { title, teaser, text, link, variants }),
      picture: words === null ? picture : null,
      accountId,
      repeatUncertain,
      lane: corrected.some(({ lane }) => lane === "urgent") ? "urgent" : "broadcast",
      topicIds: [...new Set(corrected.flatMap(({ topics }) => topics.map((topic) => topic.id)))],
    },
    author,
    now,
  );
  if (written.kind === "refused")
    throw new Error(`The correction of broadcast ${first.id} was refused`);
  const { id } = written.broadcast;
  await sql`
    insert into broadcast_corrections (broadcast_id, corrected_id)
    select ${id}::uuid, corrected_id
    from unnest(${ids}::uuid[]) as corrected (corrected_id)`.execute(tx);
  for (const correctedId of ids)
    await audit(tx, {
      at: now,
      actor: author,
      action: "broadcast corrected",
      subject: `broadcast:${correctedId}`,
      details: { correction: id },
    });
  const draft = await readBroadcast(tx, id);
  if (draft === null) throw new Error(`Correction ${id} is gone in its own transaction`);
  return draft;
}

async function findOpen(tx: Tx, correctedId: string): Promise<Broadcast | null> {
  const { rows } = await sql<{ id: string }>`
    select broadcast_id as id
    from broadcast_corrections
    join broadcasts on broadcasts.id = broadcast_id
    where corrected_id = ${correctedId}
      and started_at is null
      and state <> 'cancelled'
    order by created_at desc
    limit 1`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : await readBroadcast(tx, row.id);
}
