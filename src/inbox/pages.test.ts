import { sql } from "kysely";
import { expect, test } from "vitest";
import { readConversation } from "./conversation.ts";
import { mediaLoop } from "./media-loop.ts";
import { asked, logInAs, one, openInbox, picture } from "./testing-inbox.ts";

test("invariant 12: a citizen's message is visible to authorised staff only", async () => {
  await using inbox = await openInbox();
  inbox.files.set("m1", {
    kind: "done",
    value: { bytes: await picture(), mimeType: "image/jpeg" },
  });
  const { dan, path } = await asked(inbox);
  const sent = await inbox.writes(dan, {
    kind: "image",
    providerMediaId: "m1",
    mimeType: "image/jpeg",
  });
  await mediaLoop(inbox.context).once();
  const file = `/team/posteingang/dateien/${sent.messageId}`;
  const reading = [
    "/team/posteingang",
    "/team/posteingang?stand=alle",
    path,
    file,
    `${file}?ansicht=bild`,
  ];
  const changing = [
    "antwort",
    "erledigt",
    "wieder-oeffnen",
    "uebernehmen",
    "freigeben",
    "notizen",
    "notizen/1",
    "textbausteine",
  ].map((action) => `${path}/${action}`);
  const bob = await logInAs(inbox, "Bob");
  const cat = await logInAs(inbox, "Cat");

  for (const address of reading) {
    const stranger = await inbox.browser().get(address);
    const editor = await bob.get(address);
    expect([address, stranger.status, editor.status, (await cat.get(address)).status]).toEqual([
      address,
      303,
      403,
      200,
    ]);
    expect(await editor.text()).not.toContain("Geheimnis");
    expect(await stranger.text()).not.toContain("Geheimnis");
  }
  for (const address of changing) {
    const stranger = await inbox.browser().post(address, { text: "Hallo" });
    const editor = await bob.post(address, { text: "Hallo" });
    expect([address, stranger.status >= 300, editor.status]).toEqual([address, true, 403]);
  }
  expect(await one(sql`select count(*)::integer as n from deliveries`, inbox.db)).toEqual({ n: 0 });
  expect(await one(sql`select state, assignee_id from conversations`, inbox.db)).toEqual({
    state: "waiting",
    assignee_id: null,
  });
});

test("the page of one citizen shows nothing of another", async () => {
  await using inbox = await openInbox();
  const { path } = await asked(inbox, "Von Dan");
  await inbox.writes(await inbox.meets("Eve"), "Von Eve");

  const page = await (await (await logInAs(inbox, "Cat")).get(path)).text();

  expect(page).toContain("Von Dan");
  expect(page).not.toContain("Eve");
});

test("the list shows who waits, for how long, and what is left of the window", async () => {
  await using inbox = await openInbox();
  await asked(inbox, "Wann ist offen?\nDanke");
  await inbox.writes(await inbox.meets(null), "STOPP", { automatic: true });
  inbox.clock.advance(95 * 60_000);
  const cat = await logInAs(inbox, "Cat");

  const waiting = await (await cat.get("/team/posteingang")).text();
  const done = await (await cat.get("/team/posteingang?stand=erledigt")).text();

  expect(waiting).toContain("Wann ist offen?");
  expect(waiting).not.toContain("Danke");
  expect(waiting).toContain("wartet seit 1 Std.");
  expect(waiting).toContain("Antwort möglich: noch 22 Std. 25 Min.");
  expect(waiting).toContain("Wartend (1)");
  expect(done).toContain("Ohne Namen");
  expect(done).toContain("Nur Befehle an das Programm");
});

test("an answer is sent with a form, and the page says so", async () => {
  await using inbox = await openInbox();
  const { id, messageId, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  const before = await (await cat.get(path)).text();

  const answer = await cat.post(`${path}/antwort`, {
    text: "Guten Tag\r\nIhre Verwaltung",
    neueste: String(messageId),
    geoeffnet: String(messageId),
  });
  const after = await (await cat.get(answer.headers.get("location") ?? "")).text();

  expect(before).toContain("Nur Dan sieht diese Antwort.");
  expect(answer.status).toBe(303);
  expect(after).toContain("Ihre Antwort ist auf dem Weg.");
  expect(after).toContain("wartet auf Versand");
  expect((await readConversation(inbox.db, id))?.messages.at(-1)?.text).toBe(
    "Guten Tag\nIhre Verwaltung",
  );
});

test("a refused answer keeps its text and says why", async () => {
  await using inbox = await openInbox();
  const { dan, messageId, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  const seen = { neueste: String(messageId), geoeffnet: String(messageId) };
  await inbox.writes(dan, "Noch etwas");

  const overtaken = await cat.post(`${path}/antwort`, { text: "Mein Entwurf", ...seen });
  const page = await overtaken.text();
  const again = /name="geoeffnet" value="(\d+)"/.exec(page)?.[1] ?? "";
  const sent = await cat.post(`${path}/antwort`, {
    text: "Mein Entwurf",
    neueste: again,
    geoeffnet: again,
  });

  expect(overtaken.status).toBe(422);
  expect(page).toContain("noch etwas geschrieben");
  expect(page).toContain("Mein Entwurf</textarea>");
  expect(sent.status).toBe(303);
});

test("when the window is closed the composer says why, and a late form keeps its text", async () => {
  await using inbox = await openInbox();
  const { messageId, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  inbox.clock.advance(25 * 3_600_000);
  await cat.logIn("Cat");

  const page = await (await cat.get(path)).text();
  const late = await cat.post(`${path}/antwort`, {
    text: "Mein Entwurf",
    neueste: String(messageId),
    geoeffnet: String(messageId),
  });

  expect(page).toContain("mehr als 24 Stunden alt");
  expect(page).not.toContain('name="text"');
  expect(late.status).toBe(422);
  expect(await late.text()).toContain("Mein Entwurf</textarea>");
  expect(await one(sql`select count(*)::integer as n from deliveries`, inbox.db)).toEqual({ n: 0 });
});

test("every kind of message has its form on the page, and what people wrote is never markup", async () => {
  await using inbox = await openInbox();
  const { dan, path } = await asked(inbox, "<img src=x onerror=alert(1)>");
  await inbox.writes(dan, {
    kind: "place",
    latitude: 50.874,
    longitude: 8.024,
    name: "Oberes Schloss",
  });
  await inbox.writes(dan, {
    kind: "contacts",
    contacts: [{ name: "Eve", phones: ["+49 271 99"] }],
  });
  await inbox.writes(dan, { kind: "not-displayable", type: "poll_creation", raw: {} });
  await inbox.writes(dan, { kind: "audio", providerMediaId: null, mimeType: "audio/ogg" });
  await inbox.writes(dan, "Versehen", { id: "wamid.X" });
  await inbox.writes(dan, { kind: "deletion", target: "wamid.X" }, { automatic: true });
  await inbox.writes(dan, "Zitat", { replyTo: "wamid.1" });

  const page = await (await (await logInAs(inbox, "Cat")).get(path)).text();

  expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;");
  expect(page).not.toContain("<img src=x");
  expect(page).toContain("Koordinaten: 50.874, 8.024");
  expect(page).toContain("Eve, +49 271 99");
  expect(page).toContain("kann hier nicht angezeigt werden (Art: poll_creation)");
  expect(page).toContain("Die Datei konnte nicht geholt werden.");
  expect(page).toContain("Die Person hat diese Nachricht gelöscht.");
  expect(page).toContain('<blockquote class="inbox-quote">');
  expect(page).not.toMatch(/ style=|<script(?![^>]*\bsrc=)|\son\w+=[^&]*"/);
});

test("long conversations are read in pages", async () => {
  await using inbox = await openInbox();
  const { dan, path } = await asked(inbox, "Nachricht 0");
  for (let index = 1; index <= 120; index += 1) await inbox.writes(dan, `Nachricht ${index}`);
  const cat = await logInAs(inbox, "Cat");

  const newest = await (await cat.get(path)).text();
  const older = /href="([^"]+\?vor=\d+)"/.exec(newest)?.[1] ?? "";
  const oldest = await (await cat.get(older)).text();

  expect(newest.match(/class="inbox-thread__in"/g)).toHaveLength(100);
  expect(newest).toContain("Nachricht 120");
  expect(oldest).toContain("Nachricht 0");
  expect(oldest).not.toContain('name="text"');
});

test("a conversation is taken over, finished and opened again", async () => {
  await using inbox = await openInbox();
  const { id, messageId, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  const state = async () => {
    const conversation = await readConversation(inbox.db, id);
    return [conversation?.state, conversation?.assignee?.name ?? null];
  };
  const states = [];

  await cat.post(`${path}/uebernehmen`);
  states.push(await state());
  await cat.post(`${path}/erledigt`, { neueste: String(messageId) });
  states.push(await state());
  await cat.post(`${path}/wieder-oeffnen`);
  states.push(await state());
  await cat.post(`${path}/freigeben`);
  states.push(await state());

  expect(states).toEqual([
    ["waiting", "Cat"],
    ["done", "Cat"],
    ["open", "Cat"],
    ["open", null],
  ]);
});

test("a conversation is not finished over a message that was not on the page", async () => {
  await using inbox = await openInbox();
  const { dan, messageId, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  await inbox.writes(dan, "Halt!");

  const answer = await cat.post(`${path}/erledigt`, { neueste: String(messageId) });

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("Die Person hat inzwischen noch etwas geschrieben.");
  expect(await one(sql`select state from conversations`, inbox.db)).toEqual({ state: "waiting" });
});

test("conversations and files that do not exist are not found", async () => {
  await using inbox = await openInbox();
  const cat = await logInAs(inbox, "Cat");

  for (const path of [
    "/team/posteingang/4711",
    "/team/posteingang/x",
    "/team/posteingang/dateien/4711",
    "/team/posteingang/999999999999999",
  ])
    expect([path, (await cat.get(path)).status]).toEqual([path, 404]);
  for (const action of ["antwort", "erledigt", "uebernehmen"])
    expect((await cat.post(`/team/posteingang/4711/${action}`, { text: "Hallo" })).status).toBe(
      404,
    );
  expect((await cat.get("/team/posteingang?seite=99999999999&suche=%25%00&stand=x")).status).toBe(
    200,
  );
});

test("the pages speak English to those who want it", async () => {
  await using inbox = await openInbox();
  const { path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  await cat.post("/team/konto", { language: "en" });

  expect(await (await cat.get("/team/posteingang")).text()).toContain("Answer possible: 24 h left");
  expect(await (await cat.get(path)).text()).toContain("Only Dan sees this answer.");
});

test("a command that came meanwhile does not keep a conversation from being finished", async () => {
  await using inbox = await openInbox();
  const { dan, messageId, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  await inbox.writes(dan, "STOPP", { automatic: true });

  const answer = await cat.post(`${path}/erledigt`, { neueste: String(messageId) });

  expect(answer.status).toBe(303);
});

test("invariant 10: nothing that people wrote, and no name, is in the logs", async () => {
  await using inbox = await openInbox();
  const { messageId, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  const seen = { neueste: String(messageId), geoeffnet: String(messageId) };

  await cat.get(path);
  await cat.post(`${path}/antwort`, { text: "Unsere Antwort", ...seen });
  await cat.post(`${path}/antwort`, { text: "x".repeat(5000), ...seen });
  await mediaLoop(inbox.context).once();

  expect(inbox.lines.join("\n")).not.toMatch(/Geheimnis|Unsere Antwort|Dan|xxxx/);
});
