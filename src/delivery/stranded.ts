/** Parked reports whose delivery is known by now. */
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";
import { reported } from "./by-person.ts";
import { unpark } from "./parked.ts";
import { recordStatuses } from "./statuses.ts";

/** Two transactions at the same moment end within seconds; what is older is of other programs on the number. */
const strandedMs = 60_000;

/** Theirs come in numbers, and for each of them all that the person got is looked through, every second: 40 ms for so many. */
const most = 100;

/** A report without our id may be parked in the very moment in which our own record of the send is written. */
export async function takeInStranded(db: Db, accountId: number, now: Date): Promise<void> {
  const parked = sql`
    select status -> 'recipient' ->> 'phone' as phone, status -> 'recipient' ->> 'bsuid' as bsuid, provider_message_id
    from parked_statuses
    where account_id = ${accountId}
      and received_at > ${new Date(now.getTime() - strandedMs)}
    order by received_at desc
    limit ${most}`;
  const { rows } = await sql<{ id: number; providerMessageId: string }>`
    select id, provider_message_id as "providerMessageId"
    from (${reported(accountId, parked)}) known`.execute(db);
  if (rows.length === 0) return;
  await transact(db, async (tx) => {
    await recordStatuses(tx, accountId, await unpark(tx, accountId, rows), now);
  });
}
