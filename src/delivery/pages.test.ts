import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { openSite } from "../staff/testing-site.ts";
import { haltAccount } from "./delivery.ts";
import { emergencyPages } from "./pages.tsx";

const path = "/team/not-aus";

async function openEmergency() {
  const site = await openSite();
  let woken = 0;
  site.app.route("/", emergencyPages({ ...site.context, wakeSender: () => (woken += 1) }));
  await sql`
    insert into channel_accounts (channel, external_id, display_number, secrets_sealed)
    values ('whatsapp', '1', '+49 271 333 0', ''), ('whatsapp', '2', '+49 271 333 1', '')`.execute(
    site.db,
  );
  return {
    ...site,
    woken: () => woken,
    async as(name: string) {
      const browser = site.browser();
      await browser.logIn(name);
      return browser;
    },
    async reasons(): Promise<(string | null)[]> {
      const { rows } = await sql<{ reason: string | null }>`
        select case when halted_at is not null then halted_reason end as reason
        from channel_accounts
        order by id`.execute(site.db);
      return rows.map(({ reason }) => reason);
    },
    async audited(): Promise<string[]> {
      const { rows } = await sql<{ line: string }>`
        select action || ' ' || subject as line
        from audit_log
        where subject like 'account:%'
        order by id`.execute(site.db);
      return rows.map(({ line }) => line);
    },
  };
}

test("the emergency stop halts all numbers with the reason given, and the log says who", async () => {
  await using site = await openEmergency();
  const bob = await site.as("Bob");

  const asked = await bob.get(path);
  const done = await bob.post(path, { action: "stop", reason: "Falscher Text" });
  const shown = await bob.get(done.headers.get("location") ?? "");

  expect(await asked.text()).toContain("Es darf gesendet werden.");
  expect(await site.reasons()).toEqual(["Falscher Text", "Falscher Text"]);
  expect(await site.audited()).toEqual(["sending stopped account:1", "sending stopped account:2"]);
  const text = await shown.text();
  expect(text).toContain("Es wird nichts gesendet.");
  expect(text).toContain("Falscher Text");
});

test("a stop without a reason names who pressed the button", async () => {
  await using site = await openEmergency();
  const ann = await site.as("Ann");

  await ann.post(path, {});

  expect(await site.reasons()).toEqual(["Not-Aus durch Ann", "Not-Aus durch Ann"]);
});

test("sending goes on for all numbers, those that the engine halted too, and at once", async () => {
  await using site = await openEmergency();
  await transact(site.db, async (tx) => {
    await haltAccount(tx, 1, "Meta kann nicht abrechnen.", site.clock.now());
  });
  const bob = await site.as("Bob");

  const before = await (await bob.get(path)).text();
  await bob.post(path, { action: "resume" });

  expect(before).toContain("Eine Nummer ist angehalten");
  expect(before).toContain("Meta kann nicht abrechnen.");
  expect(await site.reasons()).toEqual([null, null]);
  expect(site.woken()).toBe(1);
});

test("whoever only answers citizens, and strangers, stop nothing", async () => {
  await using site = await openEmergency();
  const cat = await site.as("Cat");

  const answering = await cat.post(path, { action: "stop" });
  const stranger = await site.browser().post(path, { action: "stop" });

  expect(answering.status).toBe(403);
  expect(stranger.status).toBeGreaterThanOrEqual(300);
  expect(await site.reasons()).toEqual([null, null]);
});
