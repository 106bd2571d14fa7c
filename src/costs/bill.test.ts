/** The emulator as the referee: what Meta would charge is what our ledger says, to the millionth. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { newWorld } from "../../emulator/emulator.ts";
import { carry, arrive, type Outgoing } from "../../emulator/graph/outgoing.ts";
import { personWithPhone } from "../../emulator/people/people.ts";
import { bill } from "../../emulator/pricing/bill.ts";
import { random } from "../../emulator/random.ts";
import { testClock } from "../../test/support/clock.ts";
import { testDatabase } from "../../test/support/database.ts";
import type { StatusEvent } from "../channels/channels.ts";
import { whatsapp } from "../channels/whatsapp/whatsapp.ts";
import { transact, type Db } from "../db/db.ts";
import { recordStatuses } from "../delivery/delivery.ts";
import { parseJson } from "../lib/parse-json.ts";
import { readLedger } from "./ledger.ts";

const messages = 50_000;
const atOnce = 1_000;
const countries = ["49170", "49151", "43664", "4179", "1212", "351912"];

test("the bill equals the ledger over 50,000 random messages, three months, and reports in every order", async () => {
  await using database = await testDatabase();
  await using channel = whatsapp();
  const { db } = database;
  // Before the card of October and into November, on both sides of midnight in Berlin and in UTC.
  const clock = testClock("2026-09-29T20:00:00Z");
  const chance = random(7);
  const pick = (below: number) => Math.floor(chance.fraction() * below);
  await using county = await listen(channel);
  const world = newWorld({ seed: 7, clock });
  world.outbox.target = county.url;
  const addresses = await addPeople(db, 400);
  const late: { message: Outgoing; phone: string }[] = [];
  let kept: StatusEvent[] = [];

  for (let sent = 0; sent < messages; sent += atOnce) {
    const chosen = Array.from({ length: atOnce }, () => addresses[pick(addresses.length)]);
    const added = await addDeliveries(
      db,
      chosen.map((address) => address?.id ?? 0),
    );
    for (const [index, { id, phone }] of added.entries()) {
      const person = personWithPhone(world, phone);
      const message = outgoing(id, person.id, pick(6), pick(2) === 0);
      person.phoneIsOn = pick(20) > 0;
      person.readsAtOnce = pick(3) === 0;
      world.outgoing.set(message.id, message);
      carry(world, message, person, pick(25) === 0 ? 131026 : undefined);
      if (message.state === "sent") late.push({ message, phone: person.phone });
      if (index % 250 === 0) clock.advance(pick(7_200_000));
    }
    // Some phones are switched on again, days later.
    clock.advance(pick(2 * 86_400_000));
    for (const { message, phone } of late.splice(0, pick(late.length)))
      arrive(world, message, personWithPhone(world, phone));
    await world.outbox.settled();
    kept = await recordSome([...kept, ...county.heard.splice(0)]);
  }
  for (const { message, phone } of late) arrive(world, message, personWithPhone(world, phone));
  await world.outbox.settled();
  await record([...kept, ...county.heard.splice(0)]);
  world.outbox.close();
  world.clock.stop();

  const ledger = await readLedger(db, "2026-09-01", "2027-12-01");
  const { totalMicros, lines } = bill(world);
  expect(new Set(ledger.map(({ month }) => month)).size).toBeGreaterThanOrEqual(3);
  expect(lines.filter(({ free, micros }) => free > 0 && micros > 0)).not.toHaveLength(0);
  expect(ledger.reduce((sum, { micros }) => sum + micros, 0)).toBe(totalMicros);
  expect(ledger.reduce((sum, { count }) => sum + count, 0)).toBe(world.charges.length);

  /** A fifth waits for another turn, a tenth comes twice, all in any order. */
  async function recordSome(events: readonly StatusEvent[]): Promise<StatusEvent[]> {
    const waits = events.map(() => pick(5) === 0);
    const now = events.filter((_, index) => waits[index] !== true);
    await record([...now, ...now.filter(() => pick(10) === 0)]);
    return events.filter((_, index) => waits[index] === true || pick(50) === 0);
  }
  async function record(events: readonly StatusEvent[]): Promise<void> {
    const shuffled = events
      .map((event) => ({ event, at: chance.fraction() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ event }) => event);
    for (let from = 0; from < shuffled.length; from += atOnce)
      await transact(db, (tx) =>
        recordStatuses(tx, 1, shuffled.slice(from, from + atOnce), clock.now()),
      );
  }
}, 120_000);

const categories = [
  "marketing",
  "marketing",
  "utility",
  "authentication",
  "service",
  "service",
] as const;

function outgoing(id: number, personId: string, category: number, windowOpen: boolean): Outgoing {
  return {
    id: `wamid.${id}`,
    acceptedAt: 0,
    personId,
    by: "phone",
    category: categories[category] ?? "marketing",
    windowOpen,
    callbackData: String(id),
    isReaction: false,
    state: "accepted",
  };
}

async function addPeople(db: Db, count: number): Promise<{ id: number; phone: string }[]> {
  await sql`
    insert into channel_accounts (channel, external_id, secrets_sealed)
    values ('whatsapp', '1', '')`.execute(db);
  const phones = Array.from(
    { length: count },
    (_, index) => `${countries[index % countries.length] ?? ""}${100_000 + index}`,
  );
  const { rows } = await sql<{ id: number; phone: string }>`
    with person as (
      insert into subscribers (consent_subject)
      select phone from unnest(${phones}::text[]) as phone
      returning id, consent_subject as phone
    )
    insert into addresses (account_id, subscriber_id, phone, first_seen_at, last_seen_at)
    select 1, id, phone, now(), now() from person
    returning id, phone`.execute(db);
  return rows;
}

async function addDeliveries(
  db: Db,
  addressIds: readonly number[],
): Promise<{ id: number; phone: string }[]> {
  const { rows } = await sql<{ id: number; phone: string }>`
    with added as (
      insert into deliveries (account_id, lane, lane_rank, address_id, state, not_before, created_at, sending_at)
      select 1, 'reply', 0, address_id, 'accepted', now(), now(), now()
      from unnest(${[...addressIds]}::bigint[]) as chosen (address_id)
      returning id, address_id
    )
    select added.id, phone
    from added
    join addresses on addresses.id = added.address_id
    order by added.id`.execute(db);
  return rows;
}

async function listen(channel: ReturnType<typeof whatsapp>) {
  const heard: StatusEvent[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const reading = parseJson(Buffer.concat(chunks));
      if (reading.kind === "read")
        for (const event of channel.parse(reading.value))
          if (event.kind === "status") heard.push(event);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    heard,
    [Symbol.asyncDispose]: async () =>
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
