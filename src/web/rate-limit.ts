/** Token buckets in the database: they survive a restart and count for all processes together. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";

export type Rate = { readonly capacity: number; readonly perMinute: number };

export type RateVerdict =
  | { readonly kind: "allowed" }
  | { readonly kind: "limited"; readonly retryAfterSeconds: number };

type Bucket = { readonly tokens: number; readonly updatedAt: Date };

/** Takes one token out of a bucket. Pure. A clock that went backwards refills nothing. */
export function takeToken(
  bucket: Bucket | null,
  rate: Rate,
  now: Date,
): { readonly tokens: number; readonly verdict: RateVerdict } {
  const minutes =
    bucket === null ? 0 : Math.max(0, now.getTime() - bucket.updatedAt.getTime()) / 60_000;
  const filled =
    bucket === null
      ? rate.capacity
      : Math.min(rate.capacity, bucket.tokens + minutes * rate.perMinute);
  if (filled >= 1) return { tokens: filled - 1, verdict: { kind: "allowed" } };
  return {
    tokens: filled,
    verdict: {
      kind: "limited",
      retryAfterSeconds: Math.ceil(((1 - filled) / rate.perMinute) * 60),
    },
  };
}

/**
 * Counts one try in `bucket` ("log-in account", "sign-up address", …). The key is stored as a hash: it may be an
 * e-mail or network address.
 */
export async function rateLimit(
  db: Db,
  bucket: string,
  rate: Rate,
  now: Date,
): Promise<RateVerdict> {
  const key = createHash("sha256").update(bucket).digest("base64url");
  return await transact(db, async (tx) => {
    const inserted = await sql`
      insert into rate_limits (bucket, tokens, updated_at)
      values (${key}, ${rate.capacity}, ${now})
      on conflict (bucket) do nothing
      returning bucket
    `.execute(tx);
    // A new bucket is the moment to sweep those that are long full again; the table stays as small as one day's visitors.
    if (inserted.rows.length > 0)
      await sql`delete from rate_limits where updated_at < ${new Date(now.getTime() - 86_400_000)}`.execute(
        tx,
      );
    const { rows } =
      await sql<Bucket>`select tokens, updated_at as "updatedAt" from rate_limits where bucket = ${key} for update`.execute(
        tx,
      );
    const { tokens, verdict } = takeToken(rows[0] ?? null, rate, now);
    await sql`update rate_limits set tokens = ${tokens}, updated_at = ${now} where bucket = ${key}`.execute(
      tx,
    );
    return verdict;
  });
}

/** Fills a bucket again, after a success. */
export async function refill(db: Db, bucket: string): Promise<void> {
  await sql`delete from rate_limits where bucket = ${createHash("sha256").update(bucket).digest("base64url")}`.execute(
    db,
  );
}
