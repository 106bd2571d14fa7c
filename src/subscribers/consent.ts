/** Writes the proof of every yes and no. Append-only: the database refuses to change a row (migration 0002). */
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import {
  evidenceHash,
  genesisHash,
  recordHash,
  wordingHash,
  type ConsentRecord,
  type Evidence,
} from "./consent-chain.ts";
import { noticeVersion } from "./notice.ts";

export type ConsentEntry = {
  readonly subscriberId: number;
  readonly decision: "yes" | "no";
  readonly topicKeys: readonly string[];
  /** Where it came from: "whatsapp", "import: <list>", "staff:<id>", "whatsapp-preference". */
  readonly source: string;
  /** What the person had been shown when they decided. */
  readonly wording: string;
  readonly at: Date;
  readonly providerMessageId?: string | null | undefined;
  /** What the person wrote or what staff gave as the reason; erased with the person. */
  readonly said?: string | null | undefined;
};

/** Appends one record in the caller's transaction. `now` dates the version of the notice and the wording. */
export async function appendConsent(tx: Tx, entry: ConsentEntry, now: Date): Promise<void> {
  await appendConsents(tx, [entry], now);
}

/** Appends many at once, in order. One appender at a time: the lock is held until the transaction ends. */
export async function appendConsents(
  tx: Tx,
  entries: readonly ConsentEntry[],
  now: Date,
): Promise<void> {
  if (entries.length === 0) return;
  const version = await noticeVersion(tx, now);
  const subjects = await subjectsOf(tx, entries);
  await keepWordings(tx, entries, now);
  await sql`select pg_advisory_xact_lock(hashtext('consents'))`.execute(tx);
  let { id, hash } = await headOf(tx);
  const rows: Row[] = [];
  for (const entry of entries) {
    const evidence = {
      salt: randomBytes(16).toString("hex"),
      providerMessageId: entry.providerMessageId ?? null,
      said: entry.said == null ? null : storable(entry.said),
    };
    const subject = subjects.get(entry.subscriberId);
    if (subject === undefined)
      throw new Error(`Consent for subscriber ${entry.subscriberId}, who does not exist`);
    const record: ConsentRecord = {
      id: id + 1,
      subject,
      decision: entry.decision,
      topicKeys: entry.topicKeys,
      source: entry.source,
      wordingHash: wordingHash(entry.wording),
      noticeVersion: version,
      evidenceHash: evidenceHash(evidence),
      at: entry.at,
    };
    const next = recordHash(hash, record);
    rows.push({ record, previousHash: hash, hash: next, entry, evidence });
    id = record.id;
    hash = next;
  }
  await insert(tx, rows);
}

type Row = {
  readonly record: ConsentRecord;
  readonly previousHash: string;
  readonly hash: string;
  readonly entry: ConsentEntry;
  readonly evidence: Evidence;
};

/** PostgreSQL keeps neither NUL nor half an emoji; a proof must not fail because of one. */
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}

async function insert(tx: Tx, rows: readonly Row[]): Promise<void> {
  // As JSON: unnest cannot carry an array of arrays of different lengths.
  const records = rows.map(({ record, previousHash, hash }) => ({ ...record, previousHash, hash }));
  await sql`
    insert into consents (id, subject, decision, topic_keys, source, wording_hash, notice_version,
      evidence_hash, at, previous_hash, hash)
    select (r->>'id')::bigint, r->>'subject', r->>'decision',
      array(select jsonb_array_elements_text(r->'topicKeys')), r->>'source', r->>'wordingHash',
      r->>'noticeVersion', r->>'evidenceHash', (r->>'at')::timestamptz, r->>'previousHash', r->>'hash'
    from jsonb_array_elements(${JSON.stringify(records)}::jsonb) r`.execute(tx);
  const proofs = rows.map(({ record, entry, evidence }) => ({
    id: record.id,
    subscriberId: entry.subscriberId,
    ...evidence,
  }));
  await sql`
    insert into consent_evidence (consent_id, subscriber_id, provider_message_id, said, salt)
    select (r->>'id')::bigint, (r->>'subscriberId')::bigint, r->>'providerMessageId', r->>'said', r->>'salt'
    from jsonb_array_elements(${JSON.stringify(proofs)}::jsonb) r`.execute(tx);
}

async function subjectsOf(
  tx: Tx,
  entries: readonly ConsentEntry[],
): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(entries.map((entry) => entry.subscriberId))];
  const { rows } = await sql<{ id: number; subject: string }>`
    select id, consent_subject as subject
    from subscribers
    where id = any(${ids}::bigint[])`.execute(tx);
  return new Map(rows.map((row) => [row.id, row.subject]));
}

async function keepWordings(tx: Tx, entries: readonly ConsentEntry[], now: Date): Promise<void> {
  const wordings = [...new Set(entries.map((entry) => entry.wording))].toSorted();
  await sql`
    insert into consent_wordings (hash, wording, first_used_at)
    select hash, wording, ${now}
    from unnest(${wordings.map(wordingHash)}::text[], ${wordings}::text[]) as shown (hash, wording)
    on conflict do nothing`.execute(tx);
}

async function headOf(tx: Tx): Promise<{ id: number; hash: string }> {
  const { rows } = await sql<{ id: number; hash: string }>`
    select id, hash
    from consents
    order by id desc
    limit 1`.execute(tx);
  return rows[0] ?? { id: 0, hash: genesisHash };
}
