/**
 * The saved quiet hours. On without anybody's doing, for nobody thinks of them before the first message at night; from the
 * moment at which the public body is known, for its Land decides what a holiday is.
 */
import { sql } from "kysely";
import { z } from "zod";
import { announce, readSetting, writeSetting, type Db, type Tx } from "../../db/db.ts";
import type { BatchLane } from "../../delivery/delivery.ts";
import { isOrganisationKnown, readOrganisation } from "../../web/organisation.ts";
import { quietUntil, usualQuietHours, type Place, type QuietHours } from "./quiet-hours.ts";
import { timeOfDay } from "../../lib/time-of-day.ts";

const key = "quiet-hours";
const clock = z.string().regex(timeOfDay);
const form = z.object({
  on: z.boolean(),
  from: clock,
  to: clock,
  sundays: z.boolean(),
  holidays: z.boolean(),
});

/** What decides whether a moment is quiet. */
export type Quiet = { readonly hours: QuietHours; readonly place: Place };

export async function readQuiet(db: Db): Promise<Quiet> {
  const on = await isOrganisationKnown(db);
  const hours = await readSetting(db, key, form, { ...usualQuietHours, on });
  const { land, timeZone } = await readOrganisation(db);
  return { hours, place: { land, timeZone } };
}

/** When a broadcast of this lane may leave that would do so `at`; null: then. Only what is not urgent waits. */
export async function quietTimeOf(db: Db, lane: BatchLane, at: Date): Promise<Date | null> {
  if (lane !== "broadcast") return null;
  const { hours, place } = await readQuiet(db);
  return quietUntil(hours, place, at);
}

/** Saves them, and what is planned waits by the new ones. The caller writes the audit log. */
export async function saveQuietHours(tx: Tx, hours: QuietHours): Promise<void> {
  await writeSetting(tx, key, hours);
  const { place } = await readQuiet(tx);
  const { rows } = await sql<{ id: string; sendAt: Date }>`
    select id, send_at as "sendAt"
    from broadcasts
    where state = 'scheduled'
      and lane = 'broadcast'
      and send_at is not null
    for update`.execute(tx);
  for (const { id, sendAt } of rows) await waitUntil(tx, id, quietUntil(hours, place, sendAt));
}

/** Saves them as long as nobody has saved any. */
export async function firstQuietHours(tx: Tx, hours: QuietHours): Promise<void> {
  if ((await readSetting(tx, key)) === null) await saveQuietHours(tx, hours);
}

/** Notes on a broadcast what it waits for, and tells those who look. */
export async function waitUntil(tx: Tx, id: string, until: Date | null): Promise<void> {
  const { numAffectedRows } = await sql`
    update broadcasts
    set quiet_until = ${until}
    where id = ${id}
      and quiet_until is distinct from ${until}`.execute(tx);
  if (!numAffectedRows) return;
  await announce(tx, "live", `broadcast:${id}`);
  await announce(tx, "live", "overview");
}
