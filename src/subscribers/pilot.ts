/** The test phase: while it is on, only invited people can subscribe, up to a number. */
import { z } from "zod";
import { sql } from "kysely";
import { readSetting, writeSetting, type Db, type Tx } from "../db/db.ts";

export type Pilot = {
  readonly on: boolean;
  /** How many people can subscribe at most. */
  readonly limit: number;
  /** Invitation codes, upper case. */
  readonly codes: readonly string[];
};

const key = "pilot";
const form = z.object({
  on: z.boolean(),
  limit: z.number().int().min(1),
  codes: z.array(z.string()),
});
const off: Pilot = { on: false, limit: 50, codes: [] };

/** The test phase as saved; off where it was never set. */
export async function readPilot(db: Db): Promise<Pilot> {
  return await readSetting<Pilot>(db, key, form, off);
}

/** Saves the test phase; the caller has checked the values and writes the audit log. */
export async function savePilot(tx: Tx, pilot: Pilot): Promise<void> {
  await writeSetting(tx, key, {
    ...pilot,
    codes: pilot.codes.map((code) => code.toUpperCase()),
  });
}

export type Admission = "admitted" | "not-invited" | "full";

/**
 * Whether this person may subscribe now; keeps the code with the person where it is a valid one. Whoever subscribes
 * already stays. Waits for others who subscribe at the same moment, so that the limit holds.
 */
export async function admit(tx: Tx, subscriberId: number, code: string | null): Promise<Admission> {
  const pilot = await readPilot(tx);
  if (!pilot.on) return "admitted";
  await sql`select pg_advisory_xact_lock(hashtext('pilot'))`.execute(tx);
  const { rows } = await sql<{ code: string | null; subscribed: boolean; total: number }>`
    select pilot_code as code,
      exists (
        select 1
        from subscriptions
        where subscriber_id = subscribers.id
          and state = 'active'
      ) as subscribed,
      (select count(distinct subscriber_id) from subscriptions where state = 'active') as total
    from subscribers
    where id = ${subscriberId}`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error(`There is no subscriber ${subscriberId}`);
  if (row.subscribed) return "admitted";
  const shown = [code?.toUpperCase(), row.code].find(
    (one) => one !== undefined && one !== null && pilot.codes.includes(one),
  );
  if (shown === undefined) return "not-invited";
  await sql`
    update subscribers
    set pilot_code = ${shown}
    where id = ${subscriberId}`.execute(tx);
  return row.total < pilot.limit ? "admitted" : "full";
}
