import { expect, test } from "vitest";
import { account, type Account } from "../test-support/account.ts";

const day = 86_400_000;
const minute = 60_000;

async function upload(world: Account, type: string, size = 100) {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("file", new File([new Uint8Array(size).fill(7)], "bild.jpg", { type }));
  const { url, settings } = world.emulator;
  const response = await fetch(`${url}/v25.0/${settings.phoneNumberId}/media`, {
    method: "POST",
    headers: { authorization: `Bearer ${settings.accessToken}` },
    body: form,
  });
  // An id, or Graph's error.
  return (await response.json()) as { id: string; error?: { code: number } };
}

const download = (world: Account, url: unknown, token = world.emulator.settings.accessToken) =>
  fetch(String(url), { headers: { authorization: `Bearer ${token}` } });

test("an uploaded file is looked up, fetched with the token, sent, and gone after 30 days", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");
  const { id } = await upload(world, "image/jpeg");
  const send = () => world.send({ to: ann.phone, type: "image", image: { id } });

  const view = await world.call("GET", id);
  const fetched = await download(world, view.body["url"]);
  const stranger = await download(world, view.body["url"], "other");
  const sent = await send();
  world.advance(5 * minute);
  const late = await download(world, view.body["url"]);
  world.advance(30 * day);
  const gone = await world.call("GET", id);

  expect(view.body).toMatchObject({
    messaging_product: "whatsapp",
    mime_type: "image/jpeg",
    file_size: 100,
    id,
  });
  expect([
    fetched.status,
    (await fetched.arrayBuffer()).byteLength,
    stranger.status,
    late.status,
  ]).toEqual([200, 100, 401, 404]);
  expect([sent.status, gone.code, (await send()).code]).toEqual([200, 100, 100]);
});

test("a person's file is kept for 7 days and carries its hash in base64", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, {
    type: "media",
    file: {
      kind: "document",
      mimeType: "application/pdf",
      bytes: Buffer.from("%PDF"),
      fileName: "Antrag.pdf",
      caption: "bitte",
    },
  });
  await world.emulator.settled();
  const document = world.county.messages()[0]?.["document"] as Record<string, string>; // The emulator's own shape.

  const view = await world.call("GET", document["id"] ?? "");
  const direct = await download(world, document["url"]);
  world.advance(7 * day);
  const gone = await world.call("GET", document["id"] ?? "");

  expect(document).toMatchObject({
    mime_type: "application/pdf",
    filename: "Antrag.pdf",
    caption: "bitte",
  });
  expect(Buffer.from(document["sha256"] ?? "", "base64").toString("hex")).toBe(view.body["sha256"]);
  expect([await direct.text(), gone.code]).toEqual(["%PDF", 100]);
});

test.each([
  ["image/webp as a sticker of 501 kB", "image/webp", 501 * 1024],
  ["a picture of more than 5 MB", "image/jpeg", 5 * 1024 ** 2 + 1],
  ["a type that Meta does not take", "image/svg+xml", 10],
  ["an empty file", "image/jpeg", 0],
])("%s is refused", async (_what, type, size) => {
  await using world = await account();

  expect((await upload(world, type, size)).error?.code).toBe(131053);
});

test("a file goes only into messages of its kind", async () => {
  await using world = await account();
  const { id } = await upload(world, "application/pdf");

  const answer = await world.send({ to: "4915112345678", type: "image", image: { id } });

  expect(answer.code).toBe(131009);
});

test("a sample for a template header goes up in pieces and ends in a handle", async () => {
  await using world = await account();
  const { url, settings } = world.emulator;
  const opened = await world.call(
    "POST",
    `${settings.appId}/uploads?file_name=a.jpg&file_length=6&file_type=image/jpeg`,
  );
  const piece = async (bytes: string, offset: number) =>
    (
      await fetch(`${url}/v25.0/${opened.id}`, {
        method: "POST",
        headers: { authorization: `OAuth ${settings.accessToken}`, file_offset: String(offset) },
        body: bytes,
      })
    ).json();

  const first = await piece("abc", 0);
  const state = await world.call("GET", opened.id);
  const last = await piece("def", 3);

  expect([first, state.body]).toMatchObject([{ file_offset: 3 }, { file_offset: 3 }]);
  expect(last).toEqual({ h: expect.stringMatching(/^4::/) });
});
