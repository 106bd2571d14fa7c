/** Changes of the test phase, one after the other, each with its line in the log; and how many came with which code. */
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";
import { audit, type AuditAction } from "../staff/staff.ts";
import { readPilot, savePilot, type Pilot } from "./pilot.ts";

export type PilotDeed = {
  readonly staffId: number;
  readonly now: Date;
  readonly action: AuditAction;
  readonly details?: Readonly<Record<string, unknown>>;
};

/** `change` is given the test phase as it is now; nobody else's change is lost. */
export async function changePilot(
  db: Db,
  { staffId, now, action, details }: PilotDeed,
  change: (pilot: Pilot) => Pilot,
): Promise<void> {
  await transact(db, async (tx) => {
    // The lock that subscribing in the test phase takes as well.
    await sql`select pg_advisory_xact_lock(hashtext('pilot'))`.execute(tx);
    await savePilot(tx, change(await readPilot(tx)));
    await audit(tx, {
      at: now,
      actor: { kind: "staff", id: staffId },
      action,
      subject: "pilot",
      ...(details === undefined ? {} : { details }),
    });
  });
}

/** How many people came with each code; codes that were removed included. */
export async function countByCode(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ code: string; count: number }>`
    select pilot_code as code, count(*) as count
    from subscribers
    where pilot_code is not null
    group by pilot_code`.execute(db);
  return new Map(rows.map(({ code, count }) => [code, count]));
}
