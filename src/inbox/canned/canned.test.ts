import { expect, test } from "vitest";
import { transact } from "../../db/db.ts";
import { asked, logInAs, openInbox, type Inbox } from "../testing-inbox.ts";
import { listCannedAnswers, saveCannedAnswer } from "./canned-answers.ts";

const neu = "/team/einstellungen/textbausteine/neu";

test("editors keep canned answers, and who only answers does not change them", async () => {
  await using inbox = await openInbox();
  const bob = await logInAs(inbox, "Bob");
  const cat = await logInAs(inbox, "Cat");

  const added = await bob.post(neu, { titel: "Dank", text: "Danke, {person}!" });
  const [kept] = await listCannedAnswers(inbox.db);
  const one = `/team/einstellungen/textbausteine/${kept?.id ?? 0}`;
  const refused = await cat.post(one, { tun: "loeschen" });
  const list = await (await bob.get("/team/einstellungen/textbausteine")).text();
  const removed = await bob.post(one, { tun: "loeschen" });

  expect([added.status, refused.status, removed.status]).toEqual([303, 403, 303]);
  expect(list).toContain("Danke, {person}!");
  expect(await listCannedAnswers(inbox.db)).toEqual([]);
});

test.each([
  [{ titel: "", text: "Hallo" }, "Bitte geben Sie dem Textbaustein einen Titel."],
  [{ titel: "Dank", text: "" }, "Bitte schreiben Sie den Text."],
  [{ titel: "Neu", text: "Ruf {telefon} an" }, "Das füllt das Programm nicht: {telefon}."],
  [{ titel: "Neu", text: "Gut", "text-en": "Call {phone}" }, "{phone}"],
  [{ titel: "DANK", text: "Danke" }, "Diesen Titel gibt es schon."],
])("%o is refused with what to do", async (form, sentence) => {
  await using inbox = await openInbox();
  await keep(inbox, "Dank", "Danke!");

  const answer = await (await logInAs(inbox, "Bob")).post(neu, form);

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(sentence);
  expect(await listCannedAnswers(inbox.db)).toHaveLength(1);
});

test("who changes what a colleague has changed meanwhile is told once", async () => {
  await using inbox = await openInbox();
  await keep(inbox, "Dank", "Danke!");
  const [kept] = await listCannedAnswers(inbox.db);
  const one = `/team/einstellungen/textbausteine/${kept?.id ?? 0}`;
  const bob = await logInAs(inbox, "Bob");
  const ann = await logInAs(inbox, "Ann");

  await bob.post(one, { titel: "Dank", text: "Von Bob", version: "1" });
  const late = await ann.post(one, { titel: "Dank", text: "Von Ann", version: "1" });
  const page = await late.text();
  const again = await ann.post(one, {
    titel: "Dank",
    text: "Von Ann",
    version: /name="version" value="(\d+)"/.exec(page)?.[1] ?? "",
  });

  expect([late.status, again.status]).toEqual([409, 303]);
  expect(page).toContain("Bob hat diesen Textbaustein inzwischen geändert.");
  expect((await listCannedAnswers(inbox.db)).map(({ text }) => text)).toEqual(["Von Ann"]);
});

test("without script one is inserted below what was typed, and sending counts it", async () => {
  await using inbox = await openInbox();
  const { path, messageId } = await asked(inbox);
  await keep(inbox, "Anfang", "Nie genommen");
  await keep(inbox, "Dank", "Danke, {person}! {name}");
  const id = String((await listCannedAnswers(inbox.db)).find((one) => one.title === "Dank")?.id);
  const cat = await logInAs(inbox, "Cat");

  const inserted = await cat.post(`${path}/textbausteine`, { text: "Guten Tag.", einfuegen: id });
  const page = await inserted.text();
  await cat.post(`${path}/antwort`, {
    text: "Guten Tag.\n\nDanke, Dan! Cat",
    baustein: id,
    neueste: String(messageId),
    geoeffnet: String(messageId),
  });

  expect(inserted.status).toBe(200);
  expect(page).toContain("Guten Tag.\n\nDanke, Dan! Cat</textarea>");
  expect(page).toContain(`name="baustein" value="${id}"`);
  expect((await listCannedAnswers(inbox.db)).map(({ title, uses }) => [title, uses])).toEqual([
    ["Dank", 1],
    ["Anfang", 0],
  ]);
});

test("without script a search narrows the list and loses nothing that was typed", async () => {
  await using inbox = await openInbox();
  const { path } = await asked(inbox);
  await keep(inbox, "Dank", "Vielen Dank!");
  await keep(inbox, "Zeiten", "Offen: {dienstzeiten}");
  const cat = await logInAs(inbox, "Cat");

  const found = await (
    await cat.post(`${path}/textbausteine`, { text: "Mein Entwurf", suche: "offen zeiten" })
  ).text();
  const none = await (await cat.post(`${path}/textbausteine`, { suche: "offen dank" })).text();

  expect(found).toContain("Offen: nach Vereinbarung");
  expect(found).not.toContain("Vielen Dank!");
  expect(found).toContain("Mein Entwurf</textarea>");
  expect(none).toContain(">Dazu gibt es keinen Textbaustein.<");
});

test("who reads the chat in English is answered in English where there is an English text", async () => {
  await using inbox = await openInbox();
  const { dan, path } = await asked(inbox);
  await keep(inbox, "Dank", "Danke!", "Thanks, {person}!");
  await keep(inbox, "Gruß", "Viele Grüße!");
  await inbox.db
    .updateTable("subscribers")
    .set({ language: "en" })
    .where("id", "=", dan.subscriberId)
    .execute();

  const { conversationId: german } = await inbox.writes(await inbox.meets("Eve"), "Hallo");
  const cat = await logInAs(inbox, "Cat");
  const page = await (await cat.get(path)).text();
  const other = await (await cat.get(`/team/posteingang/${german}`)).text();

  expect(page).toContain('data-text="Thanks, Dan!"');
  expect(page).toContain('data-text="Viele Grüße!"');
  expect(other).toContain('data-text="Danke!"');
});

async function keep(inbox: Inbox, title: string, text: string, textEn = ""): Promise<void> {
  await transact(
    inbox.db,
    async (tx) =>
      await saveCannedAnswer(tx, null, { title, text, textEn }, null, inbox.clock.now()),
  );
}
