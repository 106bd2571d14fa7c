import { sql } from "kysely";
import { expect, test } from "vitest";
import { mediaLoop } from "./media-loop.ts";
import { asked, logInAs, one, openInbox, picture, type Inbox } from "./testing-inbox.ts";

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
