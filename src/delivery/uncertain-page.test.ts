import { sql } from "kysely";
import { expect, test } from "vitest";
import { openSite } from "../staff/testing-site.ts";
import { uncertainPages } from "./pages.tsx";

const path = "/team/ungewiss";

/** A number, a batch of which two sends are uncertain, and an answer that is. */
async function openDoubts() {
  const site = await openSite();
  const { db, clock } = site;
  const batchId = crypto.randomUUID();
  let woken = 0;
  site.app.route(
    "/",
    uncertainPages({
      ...site.context,
      wakeSender: () => (woken += 1),
      titlesOf: () => Promise.resolve(new Map([[batchId, "Sturmwarnung"]])),
    }),
  );
  const now = clock.now();
  await sql`
    insert into channel_accounts (channel, external_id, secrets_sealed)
    values ('whatsapp', '1', '')`.execute(db);
  await sql`
    insert into batches (account_id, id, lane, created_at)
    values (1, ${batchId}, 'urgent', ${now})`.execute(db);
  await sql`
    with person as (
      insert into subscribers (consent_subject)
      values ('1'), ('2'), ('3')
      returning id
    ), address as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at)
      select 1, id, 'DE.' || id, ${now}, ${now}
      from person
      returning id, subscriber_id
    )
    insert into deliveries (account_id, lane, lane_rank, batch_id, message, address_id, subscriber_id,
      state, not_before, sending_at, created_at)
    select 1, 'urgent', 2, case when subscriber_id < 3 then ${batchId}::uuid end,
      case when subscriber_id = 3 then '{"type": "text", "body": "Hallo"}'::jsonb end, id, subscriber_id,
      'uncertain', ${now}, ${now}, ${now}
    from address`.execute(db);
  const bob = site.browser();
  await bob.logIn("Bob");
  return {
    ...site,
    bob,
    batchId,
    woken: () => woken,
    async states(): Promise<string[]> {
      const { rows } = await sql<{ state: string }>`
        select state
        from deliveries
        order by subscriber_id`.execute(db);
      return rows.map(({ state }) => state);
    },
  };
}

test("what is uncertain is shown with the broadcast it belongs to, and what each decision means", async () => {
  await using site = await openDoubts();

  const page = await (await site.bob.get(path)).text();

  expect(page).toContain("Aussendung „Sturmwarnung“: 2 Personen");
  expect(page).toContain("Einzelne Nachrichten: 1 Person");
  expect(page).toContain("bei manchen dann zweimal");
});

test("staff decide for all of a broadcast; other messages stay, and the log says who decided", async () => {
  await using site = await openDoubts();

  const all = { nummer: "1", aussendung: site.batchId, entscheidung: "send-again" };
  const done = await site.bob.post(path, all);
  const shown = await (await site.bob.get(done.headers.get("location") ?? "")).text();
  const { rows } = await sql<{ details: unknown }>`
    select details
    from audit_log
    where action = 'uncertain deliveries decided'
      and staff_id is not null`.execute(site.db);

  expect(await site.states()).toEqual(["queued", "queued", "uncertain"]);
  expect(shown).toContain("Die Entscheidung ist ausgeführt");
  expect(rows).toEqual([{ details: { decision: "send-again", count: 2 } }]);
  expect(site.woken()).toBe(1);
});

test("staff decide for one, and a second decision finds it settled", async () => {
  await using site = await openDoubts();
  const { rows } = await sql<{ id: number }>`
    select id
    from deliveries
    where batch_id is null`.execute(site.db);

  const one = { nummer: "1", zustellung: String(rows[0]?.id), entscheidung: "give-up" };
  await site.bob.post(path, one);
  const second = await site.bob.post(path, { ...one, entscheidung: "send-again" });

  expect(await site.states()).toEqual(["uncertain", "uncertain", "failed"]);
  expect(second.headers.get("location")).toContain("nein");
});

test("whoever only answers citizens decides nothing here, and what is no decision is refused", async () => {
  await using site = await openDoubts();
  const cat = site.browser();
  await cat.logIn("Cat");
  const all = { nummer: "1", aussendung: site.batchId, entscheidung: "arrived" };

  const answering = await cat.post(path, all);
  const unknown = await site.bob.post(path, { ...all, entscheidung: "vielleicht" });

  expect([answering.status, unknown.status]).toEqual([403, 404]);
  expect(await site.states()).toEqual(["uncertain", "uncertain", "uncertain"]);
});
