import { sql } from "kysely";
import sharp from "sharp";
import { expect, test } from "vitest";
import { readConversation } from "./conversation.ts";
import { mediaLoop } from "./media-loop.ts";
import { readOfficeHours } from "./office-hours-setting.ts";
import { one, openInbox, type Inbox } from "./testing-inbox.ts";

async function logInAs(inbox: Inbox, name: string) {
  const browser = inbox.browser();
  await browser.logIn(name);
  return browser;
}

/** Dan asked something that nobody but those who answer may read. */
async function asked(inbox: Inbox, text = "Mein Geheimnis") {
  const dan = await inbox.meets("Dan");
  const { conversationId, messageId } = await inbox.writes(dan, text);
  return {
    dan,
    id: conversationId,
    messageId: messageId ?? 0,
    path: `/team/posteingang/${conversationId}`,
  };
}

async function picture(): Promise<Uint8Array> {
  return new Uint8Array(
    await sharp({ create: { width: 40, height: 30, channels: 3, background: "#8a1538" } })
      .withExif({ IFD0: { Copyright: "EXIF-GEHEIM" } })
      .jpeg()
      .toBuffer(),
  );
}

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
  const changing = ["antwort", "erledigt", "wieder-oeffnen", "uebernehmen", "freigeben"].map(
    (action) => `${path}/${action}`,
  );
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
  expect(page).not.toContain("<textarea");
  expect(late.status).toBe(422);
  expect(await late.text()).toContain("Mein Entwurf</textarea>");
  expect(await one(sql`select count(*)::integer as n from deliveries`, inbox.db)).toEqual({ n: 0 });
});

async function attach(inbox: Inbox, path: string, messageId: number, file: File, text = "") {
  const cat = await logInAs(inbox, "Cat");
  const body = new FormData();
  body.set("text", text);
  body.set("neueste", String(messageId));
  body.set("geoeffnet", String(messageId));
  body.set("datei", file);
  const cookie = [...cat.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  return await inbox.app.request(`http://rundruf.test${path}/antwort`, {
    method: "POST",
    body,
    headers: { cookie, "sec-fetch-site": "same-origin" },
  });
}

test("a picture is attached without what the camera hid in it", async () => {
  await using inbox = await openInbox();
  const { messageId, path } = await asked(inbox);
  const bytes = await picture();

  const answer = await attach(
    inbox,
    path,
    messageId,
    new File([new Uint8Array(bytes)], "C:\\Fotos\\plan.png"),
    "Der Plan",
  );
  const { media_id: mediaId } = await one(
    sql<{ media_id: number }>`select media_id from messages where direction = 'out'`,
    inbox.db,
  );
  const sent = await one(
    sql<{ id: number }>`select id from messages where direction = 'out'`,
    inbox.db,
  );
  const shown = await (await logInAs(inbox, "Cat")).get(`/team/posteingang/dateien/${sent.id}`);

  expect(answer.status).toBe(303);
  expect(Buffer.from(bytes).includes("EXIF-GEHEIM")).toBe(true);
  expect(Buffer.from(await shown.arrayBuffer()).includes("EXIF-GEHEIM")).toBe(false);
  expect(shown.headers.get("content-disposition")).toContain('attachment; filename="plan.jpg"');
  expect(await one(sql`select message from deliveries`, inbox.db)).toEqual({
    message: { type: "image", media: mediaId, caption: "Der Plan" },
  });
});

test.each([
  ["evil.html", "<script>alert(1)</script>", "Diese Datei kann nicht gesendet werden."],
  ["evil.pdf", "<script>alert(1)</script>", "Diese Datei kann nicht gesendet werden."],
  ["evil.jpg", "\u00ff\u00d8\u00ff\u00e0 no picture", "Diese"],
])(
  "the file %s is refused with a sentence, and the text is kept",
  async (name, content, sentence) => {
    await using inbox = await openInbox();
    const { messageId, path } = await asked(inbox);

    const answer = await attach(
      inbox,
      path,
      messageId,
      new File([Buffer.from(content, "latin1")], name),
      "Mein Entwurf",
    );
    const page = await answer.text();

    expect(answer.status).toBe(422);
    expect(page).toContain(sentence);
    expect(page).toContain("Mein Entwurf</textarea>");
  },
);

test("what a citizen sent is drawn anew or downloaded, never run", async () => {
  await using inbox = await openInbox();
  const html = new TextEncoder().encode("<html><script>alert(1)</script></html>");
  inbox.files.set("page", {
    kind: "done",
    value: { bytes: html, mimeType: "text/html", fileName: 'a"\r\n<b>.html' },
  });
  inbox.files.set("photo", {
    kind: "done",
    value: { bytes: await picture(), mimeType: "image/jpeg" },
  });
  const dan = await inbox.meets("Dan");
  const page = await inbox.writes(dan, {
    kind: "document",
    providerMediaId: "page",
    mimeType: "text/html",
  });
  const photo = await inbox.writes(dan, {
    kind: "image",
    providerMediaId: "photo",
    mimeType: "image/jpeg",
  });
  await mediaLoop(inbox.context).once();
  const cat = await logInAs(inbox, "Cat");

  const download = await cat.get(`/team/posteingang/dateien/${page.messageId}`);
  const drawn = await cat.get(`/team/posteingang/dateien/${photo.messageId}?ansicht=bild`);
  const noPicture = await cat.get(`/team/posteingang/dateien/${page.messageId}?ansicht=bild`);

  expect(download.headers.get("content-type")).toBe("application/octet-stream");
  expect(download.headers.get("content-disposition")).toMatch(/^attachment; filename="a_?b.html"/);
  expect(download.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(download.headers.get("x-content-type-options")).toBe("nosniff");
  expect(drawn.headers.get("content-type")).toBe("image/webp");
  expect(noPicture.status).toBe(404);
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
  expect(oldest).not.toContain("<textarea");
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

const hoursForm = {
  "monday-0-from": "8",
  "monday-0-to": "12.30",
  "monday-1-from": "13:30",
  "monday-1-to": "16:00",
  "saturday-0-from": "20:00",
  "saturday-0-to": "00:00",
  "closed-rows": "3",
  "closed-0-from": "2026-12-24",
  "closed-0-reason": "Heiligabend",
  "closed-1-from": "28.12.2026",
  "closed-1-to": "2026-12-31",
};

test("office hours are typed as people type, saved, shown and logged", async () => {
  await using inbox = await openInbox();
  const ann = await logInAs(inbox, "Ann");
  const path = "/team/einstellungen/dienstzeiten";
  const unset = await (await ann.get(path)).text();

  const answer = await ann.post(path, hoursForm);
  const page = await (await ann.get(answer.headers.get("location") ?? "")).text();

  expect(unset).toContain("Noch sind keine Dienstzeiten gespeichert.");
  expect(await readOfficeHours(inbox.db)).toMatchObject({
    weekly: {
      monday: [
        { from: "08:00", to: "12:30" },
        { from: "13:30", to: "16:00" },
      ],
      tuesday: [],
      saturday: [{ from: "20:00", to: "24:00" }],
    },
    closedDays: [
      { from: "2026-12-24", to: "2026-12-24", reason: "Heiligabend" },
      { from: "2026-12-28", to: "2026-12-31", reason: "" },
    ],
  });
  expect(page).toContain("Nächste Öffnung: Sa., 28.11., ab 20:00 Uhr");
  expect(page).toContain("Es gelten die Feiertage von Nordrhein-Westfalen.");
  expect(page).toContain("1. Weihnachtstag (Fr., 25.12.)");
  expect(await one(sql`select action from audit_log order by id desc limit 1`, inbox.db)).toEqual({
    action: "office hours saved",
  });
});

test("checking shows the next opening and saves nothing", async () => {
  await using inbox = await openInbox();
  const ann = await logInAs(inbox, "Ann");

  const answer = await ann.post("/team/einstellungen/dienstzeiten", { ...hoursForm, pruefen: "1" });

  expect(await answer.text()).toContain("Nächste Öffnung: Sa., 28.11., ab 20:00 Uhr");
  expect(await readOfficeHours(inbox.db)).toBeNull();
});

test.each([
  ["monday-0-to", "8:00", "Montag: Das Ende muss nach dem Anfang liegen."],
  ["monday-0-to", "", "Montag: Bitte geben Sie Anfang und Ende an"],
  ["monday-0-from", "25:00", "Montag: Bitte geben Sie Zeiten wie 8:00 an."],
  ["closed-0-from", "30.2.2027", "Bitte geben Sie ein Datum wie 24.12.2026 an."],
  ["closed-1-to", "2026-12-01", "Der letzte Tag darf nicht vor dem ersten liegen."],
  ["closed-2-reason", "Ausflug", "Bitte geben Sie zum Anlass auch den Tag an."],
])(
  "office hours with %s = '%s' come back with a sentence, and nothing is saved",
  async (field, value, sentence) => {
    await using inbox = await openInbox();
    const ann = await logInAs(inbox, "Ann");

    const answer = await ann.post("/team/einstellungen/dienstzeiten", {
      ...hoursForm,
      [field]: value,
    });
    const page = await answer.text();

    expect(answer.status).toBe(422);
    expect(page).toContain(sentence);
    expect(page).toContain(
      'value="12.30"'.replace("12.30", field === "monday-0-to" ? value : "12.30"),
    );
    expect(await readOfficeHours(inbox.db)).toBeNull();
  },
);

test("office hours are for administrators", async () => {
  await using inbox = await openInbox();
  const cat = await logInAs(inbox, "Cat");

  expect((await cat.get("/team/einstellungen/dienstzeiten")).status).toBe(403);
  expect((await cat.post("/team/einstellungen/dienstzeiten", hoursForm)).status).toBe(403);
  expect((await inbox.browser().get("/team/einstellungen/dienstzeiten")).status).toBe(303);
});

test("what a citizen deleted is gone from the pages at once, before its file is", async () => {
  await using inbox = await openInbox();
  inbox.files.set("m1", {
    kind: "done",
    value: { bytes: await picture(), mimeType: "image/jpeg" },
  });
  const dan = await inbox.meets("Dan");
  const image = { kind: "image", providerMediaId: "m1", mimeType: "image/jpeg" } as const;
  const { messageId } = await inbox.writes(dan, image, { id: "wamid.A" });
  await mediaLoop(inbox.context).once();
  const cat = await logInAs(inbox, "Cat");
  const before = await cat.get(`/team/posteingang/dateien/${messageId}`);

  await inbox.writes(dan, { kind: "deletion", target: "wamid.A" }, { automatic: true });

  expect(before.status).toBe(200);
  expect((await cat.get(`/team/posteingang/dateien/${messageId}`)).status).toBe(404);
});

test("a command that came meanwhile does not keep a conversation from being finished", async () => {
  await using inbox = await openInbox();
  const { dan, messageId, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  await inbox.writes(dan, "STOPP", { automatic: true });

  const answer = await cat.post(`${path}/erledigt`, { neueste: String(messageId) });

  expect(answer.status).toBe(303);
});
