/** Whom it reaches today and whom later, and until when it is true: asked before, kept after. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openCounty } from "./testing-county.ts";
import { form, openDesk, own, writing } from "./testing-desk.ts";

/** Three people outside the window, of whom two may be written to today, and an approved template. */
async function openSmallDay() {
  const desk = await openDesk();
  const now = desk.clock.now();
  await sql`update channel_accounts set daily_recipient_limit = 2`.execute(desk.db);
  await sql`
    with person as (
      insert into subscribers (consent_subject)
      values ('1'), ('2'), ('3')
      returning id
    ), address as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at)
      select ${desk.accountId}, id, 'DE.' || id, ${now}, ${now}
      from person
    )
    insert into subscriptions (subscriber_id, topic_id, state, since)
    select id, ${Number(desk.kultur)}, 'active', ${now}
    from person`.execute(desk.db);
  return desk;
}

test("where the day is too small, sending asks first, and sends nothing until it is confirmed", async () => {
  await using desk = await openSmallDay();

  const asked = await desk.bob.post(writing, form(desk.kultur, { tun: "senden" }));
  const page = await asked.text();
  const confirmed = await desk.bob.post(
    own,
    form(desk.kultur, { version: "1", tun: "senden", mehrtaegig: "1" }),
  );

  expect(asked.status).toBe(422);
  expect(page).toContain("2 heute, 1 ab morgen – so senden");
  expect(page).toContain("Bitte bestätigen Sie, dass so gesendet werden soll.");
  // It is past this question: the next thing that it lacks is a template.
  expect(await confirmed.text()).not.toContain("Bitte bestätigen Sie");
});

test("the end of a broadcast is kept, shown and taken away again; one before its start is refused", async () => {
  await using desk = await openDesk();
  const end = { bisDatum: "2026-11-24", bisUhrzeit: "18:00" };

  await desk.bob.post(writing, form(desk.kultur, end));
  const kept = await (await desk.bob.get(own)).text();
  const early = await desk.bob.post(
    own,
    form(desk.kultur, { ...end, bisUhrzeit: "09:00", version: "1", tun: "senden" }),
  );
  await desk.bob.post(own, form(desk.kultur, { version: "1" }));
  const open = await (await desk.bob.get(own)).text();

  expect(kept).toContain("Wird nach Di., 24.11., 18:00 Uhr nicht mehr gesendet.");
  expect(early.status).toBe(422);
  expect(await early.text()).toContain("Bis dahin ist noch nichts gesendet.");
  expect(open).not.toContain("nicht mehr gesendet");
});

test("a day without a time is meant to its end", async () => {
  await using desk = await openDesk();

  await desk.bob.post(writing, form(desk.kultur, { bisDatum: "2026-11-25" }));

  expect(await (await desk.bob.get(own)).text()).toContain("Mi., 25.11., 23:59 Uhr");
});

test("its deliveries know the end, so that what waits then expires instead of arriving late", async () => {
  await using county = await openCounty();
  await county.people(2);
  const expiresAt = new Date(county.clock.now().getTime() + 3_600_000);
  const { id } = await county.draft({ expiresAt });
  await county.does("send", id);
  await county.loop().once();
  await county.loop().once();

  const { rows } = await sql`select distinct expires_at as at from deliveries`.execute(county.db);

  expect(rows).toEqual([{ at: expiresAt }]);
});
