/** AUSKUNFT and LÖSCHEN as rows: written with the message that asked, so that neither is forgotten. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";

type Whom = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
};

/** Notes that the person wants to know what is stored about them (Art. 15 GDPR). */
export async function askForAccess(tx: Tx, whom: Whom, now: Date): Promise<void> {
  await sql`
    insert into privacy_requests (kind, account_id, address_id, subscriber_id, asked_at)
    values ('access', ${whom.accountId}, ${whom.addressId}, ${whom.subscriberId}, ${now})`.execute(
    tx,
  );
}

/** Notes that the person wants to be forgotten (Art. 17 GDPR); the farewell leaves first. */
export async function askForErasure(
  tx: Tx,
  whom: Whom,
  farewellDeliveryId: number | null,
  now: Date,
): Promise<void> {
  await sql`
    insert into privacy_requests (kind, account_id, address_id, subscriber_id, farewell_delivery_id, asked_at)
    values ('erasure', ${whom.accountId}, ${whom.addressId}, ${whom.subscriberId}, ${farewellDeliveryId}, ${now})`.execute(
    tx,
  );
}

/** Notes that somebody asked staff, by letter or at the desk. Returns the request. */
export async function askForErasureByStaff(
  tx: Tx,
  subscriberId: number,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into privacy_requests (kind, subscriber_id, asked_by, asked_at)
    values ('erasure', ${subscriberId}, 'staff', ${now})
    returning id`.execute(tx);
  const request = rows[0];
  if (request === undefined) throw new Error("A request for erasure was not written");
  return request.id;
}

export async function closeRequest(db: Db | Tx, id: number, now: Date): Promise<boolean> {
  const closed = await sql`
    update privacy_requests
    set done_at = ${now}
    where id = ${id}
      and done_at is null`.execute(db);
  return closed.numAffectedRows === 1n;
}
