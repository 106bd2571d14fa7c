/** Staff link their own phone by writing a code to the number; test sends of theirs go there. */
import { randomInt } from "node:crypto";
import { sql } from "kysely";
import type { Message } from "../channels/channels.ts";
import type { Db, Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import type { Language } from "../web/language.ts";
import { pageWords } from "./page-words.ts";

/** What the message looks like: "TEST 482913". Nobody writes that by chance. */
const form = /^\s*test[\s:-]*(\d{6})\s*$/i;

/** The code that this member writes to the number; a fresh one each time it is asked for without one at hand. */
export async function testCodeOf(tx: Tx, staffId: number, now: Date): Promise<string> {
  const { rows } = await sql<{ code: string }>`
    insert into test_codes (staff_id, code, made_at)
    values (${staffId}, ${String(randomInt(100_000, 1_000_000))}, ${now})
    on conflict (staff_id) do update
    set made_at = test_codes.made_at
    returning code`.execute(tx);
  return rows[0]?.code ?? "";
}

type Writer = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
};

/**
 * Where a text is such a code, the address of its writer gets that member's test sends from now on, and is told so.
 * Null: it is none.
 */
export async function claimTestAddress(
  tx: Tx,
  text: string,
  writer: Writer,
  now: Date,
): Promise<{ readonly deliveryId: number; readonly message: Message } | null> {
  const code = form.exec(text)?.[1];
  if (code === undefined) return null;
  const { rows } = await sql<{ staffId: number }>`
    delete from test_codes
    where code = ${code}
    returning staff_id as "staffId"`.execute(tx);
  const staffId = rows[0]?.staffId;
  if (staffId === undefined) return null;
  const { rows: members } = await sql<{ language: Language }>`
    update staff
    set test_address_id = ${writer.addressId}
    where id = ${staffId}
    returning language`.execute(tx);
  const body = pageWords(members[0]?.language ?? "de").testIsLinked;
  const message: Message = { type: "text", body };
  const deliveryId = await enqueue(tx, { ...writer, lane: "notice", message, now });
  return { deliveryId, message };
}

export type TestAddress = {
  readonly accountId: number;
  readonly addressId: number;
  readonly subscriberId: number;
  readonly lastInboundAt: Date | null;
};

/** Where this member's test sends go; null before a phone was linked. */
export async function testAddressOf(db: Db, staffId: number): Promise<TestAddress | null> {
  const { rows } = await sql<TestAddress>`
    select address.account_id as "accountId", address.id as "addressId",
      address.subscriber_id as "subscriberId", address.last_inbound_at as "lastInboundAt"
    from staff
    join addresses address on address.id = staff.test_address_id
    where staff.id = ${staffId}
      and address.state = 'active'`.execute(db);
  return rows[0] ?? null;
}
