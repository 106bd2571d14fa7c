/** The privacy notice in its versions. A published version never changes: a consent names the one it was given under. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

export type Notice = {
  /** "2026-11-24", or "2026-11-24-2" for a second one on that day. */
  readonly version: string;
  readonly bodyDe: string;
  readonly bodyEn: string;
  /** SHA-256 over both texts, hex. */
  readonly hash: string;
  readonly validFrom: Date;
};

/** The notice that is shown at this time; null before the first. */
export async function currentNotice(db: Db, now: Date): Promise<Notice | null> {
  return (await noticesUntil(db, now))[0] ?? null;
}

/** All versions that were ever shown, newest first. */
export async function noticesUntil(db: Db, now: Date): Promise<Notice[]> {
  const { rows } = await sql<Notice>`
    select version, body_de as "bodyDe", body_en as "bodyEn", hash, valid_from as "validFrom"
    from notice_versions
    where valid_from <= ${now}
    order by valid_from desc, version desc`.execute(db);
  return rows;
}

/** Publishes a new version, valid from now on. The same text again publishes nothing; returns the version that holds. */
export async function publishNotice(
  tx: Tx,
  { bodyDe, bodyEn }: Pick<Notice, "bodyDe" | "bodyEn">,
  now: Date,
): Promise<string> {
  await sql`lock table notice_versions in share row exclusive mode`.execute(tx);
  const present = await noticesUntil(tx, now);
  const hash = hashOf(bodyDe, bodyEn);
  if (present[0]?.hash === hash) return present[0].version;
  const day = now.toISOString().slice(0, 10);
  const sameDay = present.filter(({ version }) => version.startsWith(day)).length;
  const version = sameDay === 0 ? day : `${day}-${sameDay + 1}`;
  await sql`
    insert into notice_versions (version, body_de, body_en, hash, valid_from)
    values (${version}, ${bodyDe}, ${bodyEn}, ${hash}, ${now})`.execute(tx);
  return version;
}

function hashOf(bodyDe: string, bodyEn: string): string {
  return createHash("sha256").update(`${bodyDe}\u0000${bodyEn}`).digest("hex");
}
