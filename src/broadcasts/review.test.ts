/** What a page says before a broadcast has left: to who approves it, to who waits for its start, to who wants it gone. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, openDesk, own, writing } from "./testing-desk.ts";

test("who approves sees what will arrive, the whole text, how many get it and what it costs", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");
  await desk.bob.post(writing, form(desk.kultur, { tun: "freigabe" }));

  const page = await (await ann.get(own)).text();

  expect(page).toContain("Um 19:30 Uhr.");
  expect(page).toContain("Geschrieben von Bob");
  expect(page).toMatch(/Öffentliche Seite/);
  expect(page).toContain("davon mit offenem Antwortfenster");
  expect(page).toMatch(/0,00\s€/);
});

test("with four eyes its writer sees the approval, disabled, with the reason", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");
  await sql`update topics set approvals = 1`.execute(desk.db);
  await desk.bob.post(writing, form(desk.kultur, { tun: "freigabe" }));

  const forWriter = await (await desk.bob.get(own)).text();
  const forColleague = await (await ann.get(own)).text();

  expect(forWriter).toContain("gibt sie nicht selbst frei");
  expect(forWriter).toMatch(/<button[^>]*disabled[^>]*>\s*<span class="kern-label">Freigeben/);
  expect(forColleague).not.toContain("gibt sie nicht selbst frei");
});

test("the count-down says how many seconds are left, and 'Doch nicht' that nothing was sent", async () => {
  await using desk = await openDesk();
  await desk.bob.post(writing, form(desk.kultur, { tun: "senden" }));
  desk.clock.advance(18_000);

  const counting = await (await desk.bob.get(own)).text();
  const answer = await desk.bob.post(`${own}/doch-nicht`);
  const back = await (await desk.bob.get(answer.headers.get("location") ?? "")).text();

  expect(counting).toContain("Startet in 42 Sekunden");
  expect(counting).toContain('hx-trigger="every 1s"');
  expect(back).toContain("Es ist nichts gesendet worden.");
  expect(back).toContain("Freigegeben");
});

test("a draft says what it is, can be thrown away, and comes back as a copy", async () => {
  await using desk = await openDesk();
  await desk.bob.post(writing, form(desk.kultur));

  const draft = await (await desk.bob.get(own)).text();
  const answer = await desk.bob.post(`${own}/verwerfen`);
  const gone = await (await desk.bob.get(answer.headers.get("location") ?? "")).text();
  const copy = await desk.bob.post(`${own}/kopieren`);

  expect(draft).toContain("Entwurf");
  expect(draft).toContain("Verwerfen");
  expect(gone).toContain("Verworfen.");
  expect(gone).toContain("Als neuen Entwurf kopieren");
  expect(await (await desk.bob.get(copy.headers.get("location") ?? "")).text()).toContain(
    "Um 19:30 Uhr.",
  );
});

test("a message is shown as template, as free text and as its public page", async () => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(
    "/team/aussendungen/vorschau",
    form(desk.kultur, { text: "Erster Absatz.\n\nhttps://kreis.example/lesung", ansicht: "seite" }),
  );
  const page = await answer.text();

  expect(page).toMatch(/value="seite"[^>]*checked/);
  expect(page).toContain('<a class="kern-link" href="https://kreis.example/lesung"');
  expect(page).toContain("http://rundruf.test/n/lesung");
  expect(await sql`select 1 from broadcasts`.execute(desk.db)).toMatchObject({ rows: [] });
});

test("who sends an empty form is told everything that is missing, and each sentence leads to its field", async () => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(writing, {
    ...form(desk.kultur, { titel: "", teaser: "", text: "", link: "kreis", tun: "senden" }),
    thema: "",
  });
  const page = await answer.text();
  const summary = /<ul class="error-list">.*?<\/ul>/s.exec(page)?.[0] ?? "";
  const targets = [...summary.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);

  expect(targets).toEqual(expect.arrayContaining(["titel", "teaser", "text", "link", "thema"]));
  for (const target of targets) expect(page).toContain(` id="${target}"`);
  expect(page.match(/kern-alert--danger/g)).toHaveLength(1);
});

test("before it has left a broadcast is taken back or thrown away, not cancelled", async () => {
  await using desk = await openDesk();
  await desk.bob.post(writing, form(desk.kultur, { tun: "senden" }));

  const page = await (await desk.bob.get(own)).text();

  expect(page).toContain("Doch nicht");
  expect(page).not.toContain("Abbrechen");
});

test("where Meta's limit is too small for today, whoever sends is told before", async () => {
  await using desk = await openDesk();
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
  await desk.bob.post(writing, form(desk.kultur));

  const page = await (await desk.bob.get(own)).text();

  expect(page).toContain("An 3 Personen senden");
  expect(page).toContain("2; mehr erlaubt WhatsApp in 24 Stunden nicht");
});
