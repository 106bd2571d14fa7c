/** What of a source could not be read, for staff. It is gone as soon as the source mends it. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import type { Quarantined } from "./event.ts";
import { jsonRows } from "./json-rows.ts";

/** A broken calendar of ten thousand lines is one fault, not ten thousand. */
const most = 500;

export async function keepQuarantine(
  tx: Tx,
  sourceId: number,
  {
    quarantined,
    remarks,
  }: { readonly quarantined: readonly Quarantined[]; readonly remarks: readonly Quarantined[] },
  now: Date,
): Promise<void> {
  const rows = [
    ...quarantined.map((one) => rowOf(one, false)),
    ...remarks.map((one) => rowOf(one, true)),
  ].slice(0, most);
  await sql`
    delete from source_quarantine
    where source_id = ${sourceId}
      and fingerprint <> all(${rows.map(({ fingerprint }) => fingerprint)}::text[])`.execute(tx);
  await sql`
    insert into source_quarantine (source_id, uid, reason, raw, is_remark, fingerprint, first_seen_at)
    select ${sourceId}, uid, reason, raw, is_remark, fingerprint, ${now}
    from jsonb_to_recordset(${jsonRows(rows)}::jsonb)
      as given (uid text, reason text, raw text, is_remark boolean, fingerprint text)
    on conflict (source_id, fingerprint) do nothing`.execute(tx);
}

function rowOf({ uid, reason, raw }: Quarantined, isRemark: boolean) {
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([uid, reason, raw, isRemark]))
    .digest("base64url");
  return { uid, reason, raw, is_remark: isRemark, fingerprint };
}

export type QuarantineLine = {
  readonly id: number;
  readonly uid: string | null;
  readonly reason: string;
  readonly raw: string;
  readonly isRemark: boolean;
  readonly firstSeenAt: Date;
};

/** What could not be read first, then what was read with shortcomings. */
export async function listQuarantine(
  db: Db,
  sourceId: number,
  { limit = 50 }: { readonly limit?: number } = {},
): Promise<QuarantineLine[]> {
  const { rows } = await sql<QuarantineLine>`
    select id, uid, reason, raw, is_remark as "isRemark", first_seen_at as "firstSeenAt"
    from source_quarantine
    where source_id = ${sourceId}
    order by is_remark, id
    limit ${limit}`.execute(db);
  return rows;
}
