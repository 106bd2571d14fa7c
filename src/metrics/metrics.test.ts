import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { demoMetricsToken, startService, type Service } from "../../test/support/service.ts";

const patience = { timeout: 20_000, interval: 50 };

async function read(service: Service, token = demoMetricsToken): Promise<Response> {
  return await fetch(`${service.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
}

/** "name{labels}" -> value */
async function metrics(service: Service): Promise<ReadonlyMap<string, number>> {
  const text = await (await read(service)).text();
  return new Map(
    text
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"))
      .map((line) => {
        const at = line.lastIndexOf(" ");
        return [line.slice(0, at), Number(line.slice(at + 1))] as const;
      }),
  );
}

test("metrics are for whoever has the key", async () => {
  await using service = await startService();

  const without = await fetch(`${service.url}/metrics`);
  const wrong = await read(service, "x".repeat(demoMetricsToken.length));
  const right = await read(service);

  expect([without.status, wrong.status, right.status]).toEqual([401, 401, 200]);
  expect(right.headers.get("content-type")).toContain("version=0.0.4");
});

test("what waits, what was sent, what was reported and who sends can be read", async () => {
  await using service = await startService();
  const { db, emulator } = service;
  const ann = emulator.people.add({ name: "Ann" });
  emulator.people.write(ann, "alle");
  await vi.waitFor(async () => {
    const seen = await metrics(service);
    expect(
      seen.get('rundruf_sends_total{account="1",outcome="accepted",class=""}'),
    ).toBeGreaterThan(0);
    expect(seen.get('rundruf_reports_total{kind="status",state="delivered"}')).toBeGreaterThan(0);
    expect(seen.get("rundruf_webhook_bodies_open")).toBe(0);
  }, patience);

  await sql`update channel_accounts set halted_at = now(), halted_reason = 'Probe'`.execute(db);
  await sql`
    with added as (
      insert into deliveries (account_id, lane, lane_rank, message, address_id, not_before, created_at)
      select account_id, 'reply', 0, '{"type": "text", "body": "Hallo"}', id, now() - interval '1 minute', now()
      from addresses
      returning *
    )
    insert into delivery_queue (account_id, lane_rank, not_before, first_id, last_id)
    select account_id, lane_rank, not_before, id, id
    from added`.execute(db);
  const seen = await metrics(service);

  expect(seen.get('rundruf_queue_messages{account="1",lane="reply"}')).toBe(1);
  expect(seen.get('rundruf_queue_age_seconds{account="1",lane="reply"}')).toBeGreaterThanOrEqual(
    60,
  );
  expect(seen.get('rundruf_number_halted{account="1"}')).toBe(1);
  expect(seen.get('rundruf_number_lease{account="1",owner="journey"}')).toBe(1);
  expect(seen.get("rundruf_webhooks_silent_seconds")).toBe(0);
  expect([...seen.values()].every(Number.isFinite)).toBe(true);
});

test("the time to the first message of the latest broadcast can be read", async () => {
  await using service = await startService();
  const ann = service.emulator.people.add({ name: "Ann" });
  service.emulator.people.write(ann, "alle");
  await vi.waitFor(async () => {
    expect((await metrics(service)).get("rundruf_webhook_bodies_open")).toBe(0);
    expect(await service.api("GET", "/subscribers/counts")).toMatchObject({ total: 1 });
  }, patience);

  await service.api("POST", "/broadcasts", {
    title: "Lesung",
    teaser: "Am Freitag liest Eva Muster.",
    text: "Um 19:30 Uhr.",
    topics: ["kultur"],
    sendAt: "now",
  });

  await vi.waitFor(async () => {
    const seconds = (await metrics(service)).get("rundruf_first_message_seconds");
    expect(seconds).toBeGreaterThanOrEqual(0);
  }, patience);
});
