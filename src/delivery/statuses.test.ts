import { sql } from "kysely";
import { expect, test } from "vitest";
import { listen, transact } from "../db/db.ts";
import { listDeliveries, progress, recordStatuses, stateOf } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink } from "./testing-sink.ts";

test("a report of a message that nobody knows yet is parked, and taken in when our own record is written", async () => {
  await using sink = await openSink();
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  const id = await engine.answer(ann, "Guten Tag");
  await engine.report({ state: "delivered", providerMessageId: `wamid.${id}.0` });
  const parked = await engine.parked();

  await engine.sends();

  expect(parked).toBe(1);
  expect(await engine.states()).toEqual(["delivered"]);
  expect(await engine.parked()).toBe(0);
});

test("a report that was parked a moment too late is found soon after", async () => {
  await using sink = await openSink();
  await using engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  const id = await engine.answer(ann, "Guten Tag");
  await engine.sends();
  await sql`
    insert into parked_statuses (account_id, provider_message_id, status, received_at)
    values (${engine.accountId}, ${`wamid.${id}.0`}, ${JSON.stringify({
      state: "read",
      providerMessageId: `wamid.${id}.0`,
      at: engine.clock.now(),
      recipient: { phone: ann.phone.phone },
    })}, ${engine.clock.now()})`.execute(engine.db);

  await engine.sends();

  expect(await engine.states()).toEqual(["read"]);
});

test("pricing and times are kept, the first of each", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  const id = await engine.answer(ann, "Guten Tag");
  const pricing = { category: "service", type: "free_customer_service", model: "PMP" };
  const at = engine.clock.now();
  await engine.report({ state: "sent", deliveryRef: String(id), pricing, at });
  engine.clock.advance("1m");
  await engine.report({ state: "sent", deliveryRef: String(id) });
  await engine.report({ state: "read", deliveryRef: String(id) });

  const [row] = await engine.rows();

  expect(row).toMatchObject({
    state: "read",
    sent_at: at,
    read_at: engine.clock.now(),
    charge_category: "service",
    charge_type: "free_customer_service",
  });
});

test("a failure that comes by report is counted by its reason and does not undo a delivery", async () => {
  await using engine = await openEngine();
  const [ann, bob] = await engine.crowd(2);
  if (ann === undefined || bob === undefined) throw new Error("Nobody was met");
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann, bob]);
  await engine.sends();
  await engine.hears();
  const withheld = { code: 131049, class: "permanent", reason: "Nicht zugestellt." } as const;
  const ids = await listDeliveries(engine.db, engine.accountId, batch.id, 0, 10);
  await sql`update deliveries set state = 'sent' where id = ${ids[1]?.id}`.execute(engine.db);

  for (const { id } of ids)
    await engine.report({ state: "failed", deliveryRef: String(id), failure: withheld });

  const { counts, failures, forms } = await progress(
    engine.db,
    engine.accountId,
    batch.id,
    engine.clock.now(),
  );
  expect([counts.delivered, counts.failed, counts.queued]).toEqual([1, 1, 0]);
  expect(failures).toEqual([{ code: 131049, reason: "Nicht zugestellt.", count: 1 }]);
  expect(forms).toEqual({ free: 2, template: 0 });
});

test("a template that WhatsApp drops after the fact halts the rest of its broadcast", async () => {
  await using engine = await openEngine();
  const people = await engine.crowd(2);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  const [first] = await listDeliveries(engine.db, engine.accountId, batch.id, 0, 1);

  await engine.report({
    state: "failed",
    deliveryRef: String(first?.id),
    failure: { code: 132015, class: "template", reason: "Die Vorlage ist angehalten." },
  });

  expect(await engine.haltedBecause(batch.id)).toBe("Die Vorlage ist angehalten.");
});

test("who was erased is counted on, but no id of theirs comes back with a late report", async () => {
  await using engine = await openEngine();
  const ann = await engine.meets("Ann");
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([ann]);
  await engine.sends();
  await sql`update deliveries set provider_message_id = null, address_id = null, subscriber_id = null`.execute(
    engine.db,
  );

  await engine.hears();

  const [row] = await engine.rows();
  expect(row).toMatchObject({ state: "delivered", provider_message_id: null });
  expect(
    (await progress(engine.db, engine.accountId, batch.id, engine.clock.now())).counts.delivered,
  ).toBe(1);
  expect(await listDeliveries(engine.db, engine.accountId, batch.id, 0, 10)).toHaveLength(1);
});

test("hundreds of reports are recorded together, matched by our id or by the channel's, and told once per broadcast", async () => {
  await using engine = await openEngine();
  const people = await engine.crowd(60);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  await engine.sends();
  const told: string[] = [];
  const ids = await listDeliveries(engine.db, engine.accountId, batch.id, 0, 100);
  const phones = new Map(people.map(({ addressId, phone }) => [addressId, phone.phone ?? ""]));
  await using _ = await listen(engine.databaseUrl, "live", (topic) => told.push(topic));
  const events = ids.flatMap(({ id, addressId }, index) =>
    (["sent", "delivered", "read"] as const).map((state) => ({
      kind: "status" as const,
      accountExternalId: "",
      providerMessageId: `wamid.${id}`,
      ...(index % 2 === 0 ? { deliveryRef: String(id) } : {}),
      state,
      at: engine.clock.now(),
      recipient: { phone: phones.get(addressId ?? 0) ?? "" },
    })),
  );
  await sql`update deliveries set provider_message_id = 'wamid.' || id`.execute(engine.db);

  const matched = await transact(
    engine.db,
    async (tx) => await recordStatuses(tx, engine.accountId, events, engine.clock.now()),
  );
  await engine.until(async () => told.length > 0);

  expect(matched).toHaveLength(180);
  expect(await engine.counts()).toEqual({ read: 60 });
  expect(told).toEqual([`broadcast:${batch.id}`]);
  const [one] = ids;
  if (one === undefined) throw new Error("Nothing is listed");
  expect(await stateOf(engine.db, engine.accountId, [one.id, 999_999])).toEqual(
    new Map([[one.id, "read"]]),
  );
});

test("a reference that is none of ours changes nothing and is parked", async () => {
  await using engine = await openEngine();

  for (const deliveryRef of ["", "x", "-1", "9".repeat(40), "1; drop table deliveries"])
    await engine.report({ state: "read", deliveryRef });

  expect(await engine.parked()).toBe(5);
});
