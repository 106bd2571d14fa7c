/** A message is found among those of the person whom a message or a report names, however long the ledger is. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { deliveriesRead, plantBatches } from "../../test/support/deliveries-read.ts";
import type { StatusEvent } from "../channels/channels.ts";
import { batchOfMessage, recordStatuses } from "./delivery.ts";
import { takeInStranded } from "./stranded.ts";
import { openEngine, type Person } from "./testing-delivery.ts";

/** Ann and Ben got a batch; the channel calls Ann's message `wamid.Ann`. */
async function openSent() {
  const engine = await openEngine();
  const ann = await engine.meets("Ann");
  const ben = await engine.meets("Ben");
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann, ben]);
  await sql`
    update deliveries
    set state = 'accepted', provider_message_id = case when address_id = ${ann.addressId} then 'wamid.Ann' else 'wamid.Ben' end`.execute(
    engine.db,
  );
  return {
    engine,
    ann,
    ben,
    batch,
    find: async ({ subscriberId }: Person, db = engine.db) =>
      await batchOfMessage(db, { accountId: engine.accountId, subscriberId }, "wamid.Ann"),
    [Symbol.asyncDispose]: async () => await engine[Symbol.asyncDispose](),
  };
}

const idsOf = ({ phone }: Person) => ({ phone: phone.phone ?? "", bsuid: phone.userId });

test.each(["phone", "bsuid"] as const)(
  "a report without our id finds its message by the recipient's %s",
  async (name) => {
    await using sent = await openSent();
    const recipient = { [name]: idsOf(sent.ann)[name] };

    await sent.engine.report({ state: "read", providerMessageId: "wamid.Ann", recipient });

    expect(await sent.engine.states()).toEqual(["read", "accepted"]);
  },
);

test("so does one whose reference leads nowhere", async () => {
  await using sent = await openSent();
  const named = { providerMessageId: "wamid.Ann", recipient: idsOf(sent.ann) };

  await sent.engine.report({ state: "read", deliveryRef: "of another program", ...named });

  expect(await sent.engine.states()).toEqual(["read", "accepted"]);
});

test("nobody else finds it by its id", async () => {
  await using sent = await openSent();
  const named = { providerMessageId: "wamid.Ann", recipient: idsOf(sent.ben) };

  await sent.engine.report({ state: "read", ...named });

  expect(await sent.engine.states()).toEqual(["accepted", "accepted"]);
  expect(await sent.engine.parked()).toBe(1);
  expect(await sent.find(sent.ann)).toBe(sent.batch.id);
  expect(await sent.find(sent.ben)).toBeNull();
});

test("a parked report of a message that is another person's is left where it is", async () => {
  await using sent = await openSent();
  const named = { providerMessageId: "wamid.Ann", recipient: idsOf(sent.ben) };
  await sent.engine.report({ state: "read", ...named });

  await sent.engine.sends();

  expect(await sent.engine.parked()).toBe(1);
});

test.each([
  ["knows how long it is", true],
  ["takes it for short", false],
])("the ledger is not read for it where the planner %s", async (_, analysed) => {
  await using sent = await openSent();
  const { db, clock, accountId } = sent.engine;
  await plantBatches(db, 10);
  const crowd = await sent.engine.crowd(40);
  await plantBatches(db, 100, { analysed });
  const foreign = crowd.map((person, index): StatusEvent => ({
    kind: "status",
    accountExternalId: "",
    providerMessageId: `wamid.foreign.${index}`,
    state: "read",
    at: clock.now(),
    recipient: idsOf(person),
  }));

  const quote = await deliveriesRead(db, async (tx) => {
    expect(await sent.find(sent.ann, tx)).toBe(sent.batch.id);
  });
  const reports = await deliveriesRead(db, async (tx) => {
    expect(await recordStatuses(tx, accountId, foreign, clock.now())).toEqual([]);
  });
  const looking = await deliveriesRead(
    db,
    async (tx) => await takeInStranded(tx, accountId, clock.now()),
  );

  expect({ quote, reports, looking }).toEqual({ quote: 111, reports: 4_000, looking: 4_000 });
});
