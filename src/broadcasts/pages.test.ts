import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, openDesk, own, writing } from "./testing-desk.ts";

async function statesOf({ db }: Awaited<ReturnType<typeof openDesk>>): Promise<string[]> {
  const { rows } = await sql<{ state: string }>`select state from broadcasts`.execute(db);
  return rows.map(({ state }) => state);
}

test("before the first broadcast the list says what to do first", async () => {
  await using desk = await openDesk();

  const page = await (await desk.bob.get("/team/aussendungen")).text();

  expect(page).toContain("Schreiben Sie die erste.");
});

test("who may not compose is told so and sees nothing", async () => {
  await using desk = await openDesk();
  const cat = desk.browser();
  await cat.logIn("Cat");

  for (const path of ["/team/aussendungen", writing, "/team/aussendungen/bild/1"])
    expect((await cat.get(path)).status, path).toBe(403);
});

test("a draft is kept, and a second click on the same form keeps no second one", async () => {
  await using desk = await openDesk();

  const first = await desk.bob.post(writing, form(desk.kultur));
  await desk.bob.post(writing, form(desk.kultur));
  const page = await (await desk.bob.get(first.headers.get("location") ?? "")).text();

  expect(first.status).toBe(303);
  expect(await statesOf(desk)).toEqual(["draft"]);
  expect(page).toContain("Der Entwurf ist gespeichert.");
  expect(page).toContain("Am Freitag liest Eva Muster im Kulturhaus.");
});

test("what is missing is said at its field, and nothing that was typed is lost", async () => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(
    writing,
    form(desk.kultur, { teaser: "", text: "Mein langer Text", tun: "senden" }),
  );
  const page = await answer.text();

  expect(answer.status).toBe(422);
  expect(page).toContain("Bitte schreiben Sie einen Anreißer");
  expect(page).toContain("Mein langer Text");
  expect(await statesOf(desk)).toEqual(["draft"]);
});

test.each([
  ["a link that is none", { link: "javascript:alert(1)" }, "https://"],
  ["a time that cannot be read", { wann: "spaeter", datum: "31.02.", uhrzeit: "8" }, "Uhrzeit"],
  [
    "a time in the past",
    { wann: "spaeter", datum: "2026-11-01", uhrzeit: "08:00", tun: "planen" },
    "vorbei",
  ],
  ["no topic", { thema: "999999", tun: "senden" }, "Kategorien"],
])("%s is refused with a sentence", async (_, wrong, sentence) => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(writing, form(desk.kultur, wrong));

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(sentence);
});

test("sending starts a count-down; 'Doch nicht' takes it back, and a second click on send changes nothing", async () => {
  await using desk = await openDesk();

  await desk.bob.post(writing, form(desk.kultur, { tun: "senden" }));
  await desk.bob.post(writing, form(desk.kultur, { tun: "senden" }));
  const scheduled = await statesOf(desk);
  const page = await (await desk.bob.get(own)).text();
  await desk.bob.post(`${own}/doch-nicht`);

  expect(scheduled).toEqual(["scheduled"]);
  expect(page).toContain("Doch nicht");
  expect(await statesOf(desk)).toEqual(["approved"]);
  expect(desk.woken).toContain("broadcasts");
});

test("two editors: the second is told who was first, and keeps what was typed", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");
  await desk.bob.post(writing, form(desk.kultur));
  await ann.post(own, form(desk.kultur, { version: "1", text: "Text von Ann" }));

  const answer = await desk.bob.post(
    own,
    form(desk.kultur, { version: "1", text: "Text von Bob" }),
  );
  const page = await answer.text();

  expect(answer.status).toBe(409);
  expect(page).toContain("Ann hat diesen Entwurf inzwischen geändert");
  expect(page).toContain("Text von Bob");
});

test("what is not allowed now is answered with the reason", async () => {
  await using desk = await openDesk();
  await desk.bob.post(writing, form(desk.kultur));

  const answer = await desk.bob.post(`${own}/anhalten`);

  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("Die Aussendung wird noch nicht gesendet.");
});

test("with four eyes a draft is handed to somebody else, and its writer cannot approve it", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");
  await sql`update topics set approvals = 1`.execute(desk.db);

  const shown = await desk.bob.post("/team/aussendungen/vorschau", form(desk.kultur));
  await desk.bob.post(writing, form(desk.kultur, { tun: "freigabe" }));
  const forAnn = await (await ann.get(own)).text();
  const [, stand = ""] = /name="stand" value="([^"]+)"/.exec(forAnn) ?? [];
  const byWriter = await desk.bob.post(`${own}/freigeben`, { stand });
  await ann.post(`${own}/freigeben`, { stand });

  expect(await shown.text()).toContain("Zur Freigabe geben");
  expect(byWriter.status).toBe(409);
  expect(await statesOf(desk)).toEqual(["approved"]);
});

test("a test without a linked phone tells the code to write", async () => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(writing, form(desk.kultur, { tun: "test" }));
  const page = await answer.text();

  expect(answer.status).toBe(409);
  expect(page).toContain("Es ist noch kein Telefon verbunden.");
  expect(page).not.toContain("kern-alert--success");
  expect(page).toMatch(/Schreiben Sie TEST \d{6} an \+49 271 333 0/);
});

test("a picture out of a conversation is never published, whatever id a form carries", async () => {
  await using desk = await openDesk();
  const { rows } = await sql<{ id: number }>`
    with person as (
      insert into subscribers (consent_subject)
      values ('subject')
      returning id
    ), address as (
      insert into addresses (account_id, subscriber_id, phone, first_seen_at, last_seen_at)
      select ${desk.accountId}, id, '491511', now(), now()
      from person
      returning id, subscriber_id
    ), conversation as (
      insert into conversations (account_id, address_id, subscriber_id, last_message_at)
      select ${desk.accountId}, id, subscriber_id, now()
      from address
      returning id
    ), file as (
      insert into media (sha256, mime_type, bytes, path)
      values ('a', 'image/jpeg', 1, 'a.jpg'), ('b', 'image/jpeg', 1, 'b.jpg')
      returning id, path
    ), message as (
      insert into messages (conversation_id, account_id, direction, kind, media_id, at)
      select conversation.id, ${desk.accountId}, 'in', 'image', file.id, now()
      from conversation, file
      where path = 'a.jpg'
    )
    select id from file order by path`.execute(desk.db);
  const [theirs, ours] = rows.map(({ id }) => String(id));

  const refused = await desk.bob.post(
    writing,
    form(desk.kultur, { bildId: theirs ?? "", bildAlt: "Ein Bild" }),
  );
  const states = await statesOf(desk);
  const kept = await desk.bob.post(
    writing,
    form(desk.kultur, { bildId: ours ?? "", bildAlt: "Ein Bild" }),
  );

  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Dieses Bild gibt es nicht mehr.");
  expect(states).toEqual([]);
  expect(kept.status).toBe(303);
});
