/** Who is it? Keys and rules as WhatsApp's user ids demand: by exact id only, merged only where one element shows both. */
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Recipient, Sender } from "../channels/channels.ts";
import { list, type Tx } from "../db/db.ts";
import { mergeAddresses } from "./merge.ts";

export type Recognised = {
  readonly subscriberId: number;
  readonly addressId: number;
  readonly isNew: boolean;
};

type AddressRow = {
  readonly id: number;
  readonly subscriberId: number;
  readonly bsuid: string | null;
  readonly phone: string | null;
};

type Ids = { readonly bsuid: string | null; readonly phone: string | null };

/** Finds the person who wrote, or makes one, and notes when and under which name they were last seen. */
export async function recognise(
  tx: Tx,
  { accountId, sender, at }: { accountId: number; sender: Sender; at: Date },
): Promise<Recognised> {
  const ids = idsOf(sender);
  await lockIds(tx, accountId, [ids]);
  const known = await settle(tx, accountId, ids, at);
  const person = known ?? (await meet(tx, accountId, ids, at));
  await sql`
    update addresses
    set username = coalesce(${sender.username ?? null}, username),
      state = 'active',
      undeliverable_count = 0,
      last_seen_at = greatest(last_seen_at, ${at}::timestamptz),
      last_inbound_at = greatest(last_inbound_at, ${at}::timestamptz)
    where id = ${person.addressId}`.execute(tx);
  if (sender.displayName !== undefined && sender.displayName.trim() !== "")
    await sql`
      update subscribers
      set display_name = ${sender.displayName.trim().slice(0, 200)}
      where id = ${person.subscriberId}`.execute(tx);
  return { ...person, isNew: known === null };
}

export type ShownTogether = { readonly bsuid: string; readonly phone: string; readonly at: Date };

/** Statuses showed both ids of each of these people in one element: the one we lacked is learnt. Unknown: nothing. */
export async function learnIds(
  tx: Tx,
  accountId: number,
  shown: readonly ShownTogether[],
): Promise<void> {
  const pairs = new Map(shown.map((pair) => [`${pair.bsuid} ${pair.phone}`, pair]));
  for (const { bsuid, phone, at } of await newPairs(tx, accountId, [...pairs.values()])) {
    await lockIds(tx, accountId, [{ bsuid, phone }]);
    await settle(tx, accountId, { bsuid, phone }, at);
  }
}

/** Almost every status repeats what is known; that costs one look for hundreds of them, and no lock. */
async function newPairs(
  tx: Tx,
  accountId: number,
  pairs: readonly ShownTogether[],
): Promise<ShownTogether[]> {
  if (pairs.length === 0) return [];
  const { rows } = await sql<{ place: number }>`
    select place
    from unnest(
      ${list(pairs.map(({ bsuid }) => bsuid))}::text[],
      ${list(pairs.map(({ phone }) => phone))}::text[]
    ) with ordinality as pair (bsuid, phone, place)
    where (
      select address.phone
      from addresses address
      where address.account_id = ${accountId}
        and address.bsuid = pair.bsuid
    ) is distinct from pair.phone
    order by place`.execute(tx);
  return rows.flatMap(({ place }) => pairs[place - 1] ?? []);
}

/**
 * A person's id changed. Where the user id carries over (named before and after, or the same), consent stays with the
 * person. Where only the phone number tells, its new owner may be somebody else: subscriptions wait for a new yes.
 */
export async function moveAddress(
  tx: Tx,
  accountId: number,
  previous: Recipient,
  current: Recipient,
  at: Date,
): Promise<void> {
  const before = idsOf(previous);
  const after = idsOf(current);
  await lockIds(tx, accountId, [before, after]);
  const found = await findRows(tx, accountId, before);
  const chain = before.bsuid !== null && (after.bsuid !== null || after.phone !== null);
  const row = found.find((one) => one.bsuid !== null && one.bsuid === before.bsuid) ?? found[0];
  if (row === undefined) return;
  const proven = chain && row.bsuid === before.bsuid;

  const next: Ids = {
    bsuid: after.bsuid ?? (proven || before.bsuid === null ? row.bsuid : null),
    phone: after.phone ?? row.phone,
  };
  // Whoever is known under the new ids already is the same person only where the chain of user ids says so.
  for (const other of await findRows(tx, accountId, next)) {
    if (other.id === row.id) continue;
    if (proven && other.bsuid !== null && other.bsuid === after.bsuid)
      await mergeAddresses(tx, other, row);
    else await loseIds(tx, other, next, at);
  }
  await sql`
    update addresses
    set bsuid = ${next.bsuid}, phone = ${next.phone}, last_seen_at = greatest(last_seen_at, ${at}::timestamptz)
    where id = ${row.id}`.execute(tx);
  if (!proven) await awaitNewYes(tx, row.subscriberId);
}

/** The row these ids belong to, after everything they prove was written; null when nobody is known under them. */
async function settle(
  tx: Tx,
  accountId: number,
  ids: Ids,
  at: Date,
): Promise<{ readonly subscriberId: number; readonly addressId: number } | null> {
  const found = await findRows(tx, accountId, ids);
  const byBsuid = found.find((row) => ids.bsuid !== null && row.bsuid === ids.bsuid);
  const byPhone = found.find((row) => ids.phone !== null && row.phone === ids.phone);
  if (byBsuid === undefined && byPhone === undefined) return null;

  if (byBsuid === undefined && byPhone !== undefined) {
    if (byPhone.bsuid !== null && ids.bsuid !== null) {
      // The number now shows another user id, and no update told us that it is the same person: a new owner.
      await loseIds(tx, byPhone, ids, at);
      return null;
    }
    if (ids.bsuid !== null)
      await sql`update addresses set bsuid = ${ids.bsuid} where id = ${byPhone.id}`.execute(tx);
    return placeOf(byPhone);
  }
  if (byBsuid === undefined) return null;
  if (byPhone !== undefined && byPhone.id !== byBsuid.id) {
    // One element shows both: a row that has the phone alone is the same person, one with another user id is not.
    if (byPhone.bsuid === null) await mergeAddresses(tx, byPhone, byBsuid);
    else await loseIds(tx, byPhone, ids, at);
  }
  if (ids.phone !== null && byBsuid.phone !== ids.phone)
    await sql`update addresses set phone = ${ids.phone} where id = ${byBsuid.id}`.execute(tx);
  // A merge may have kept the older of two people.
  const [kept] = await findRows(tx, accountId, { bsuid: ids.bsuid, phone: null });
  return kept === undefined ? null : placeOf(kept);
}

async function meet(
  tx: Tx,
  accountId: number,
  ids: Ids,
  at: Date,
): Promise<{ readonly subscriberId: number; readonly addressId: number }> {
  const { rows } = await sql<{ subscriberId: number; addressId: number }>`
    with person as (
      insert into subscribers (consent_subject)
      values (${newSubject()})
      returning id
    )
    insert into addresses (account_id, subscriber_id, bsuid, phone, first_seen_at, last_seen_at)
    select ${accountId}, id, ${ids.bsuid}, ${ids.phone}, ${at}::timestamptz, ${at}::timestamptz
    from person
    returning subscriber_id as "subscriberId", id as "addressId"`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error("The new address came back without an id");
  return row;
}

/** The random link between a person and the consent chain. */
export function newSubject(): string {
  return randomBytes(16).toString("hex");
}

/** Takes the ids that now belong to somebody else from a row; one that has none left is told apart by its row id. */
async function loseIds(tx: Tx, row: AddressRow, taken: Ids, at: Date): Promise<void> {
  const bsuid = row.bsuid === taken.bsuid ? null : row.bsuid;
  const phone = row.phone === taken.phone ? null : row.phone;
  if (bsuid !== null || phone !== null) {
    await sql`
      update addresses
      set bsuid = ${bsuid}, phone = ${phone}, last_seen_at = greatest(last_seen_at, ${at}::timestamptz)
      where id = ${row.id}`.execute(tx);
    return;
  }
  // An address needs an id; this one can no longer be reached. The mark is no user id of WhatsApp's form.
  await sql`
    update addresses
    set bsuid = ${`replaced:${row.id}`}, phone = null, state = 'replaced'
    where id = ${row.id}`.execute(tx);
  await awaitNewYes(tx, row.subscriberId);
}

async function awaitNewYes(tx: Tx, subscriberId: number): Promise<void> {
  await sql`
    update subscriptions
    set state = 'pending'
    where subscriber_id = ${subscriberId}
      and state = 'active'`.execute(tx);
}

async function findRows(tx: Tx, accountId: number, ids: Ids): Promise<AddressRow[]> {
  const { rows } = await sql<AddressRow>`
    select id, subscriber_id as "subscriberId", bsuid, phone
    from addresses
    where account_id = ${accountId}
      and (bsuid = ${ids.bsuid} or phone = ${ids.phone})
    order by id
    for update`.execute(tx);
  return rows;
}

/** Two first messages of one person must not make two people; the unique index would stop the second with an error. */
export async function lockIds(tx: Tx, accountId: number, all: readonly Ids[]): Promise<void> {
  const keys = [...new Set(all.flatMap(({ bsuid, phone }) => [bsuid, phone]))]
    .filter((id) => id !== null)
    .map((id) => `address:${accountId}:${id}`)
    // Everybody locks in the same order, so that nobody waits for one who waits for them.
    .toSorted();
  await sql`
    select count(pg_advisory_xact_lock(hashtextextended(key, 0)))
    from unnest(${keys}::text[]) as key`.execute(tx);
}

function idsOf({ bsuid, phone }: Recipient): Ids {
  return { bsuid: bsuid ?? null, phone: phone ?? null };
}

function placeOf(row: AddressRow): { subscriberId: number; addressId: number } {
  return { subscriberId: row.subscriberId, addressId: row.id };
}
