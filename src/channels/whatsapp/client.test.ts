/** The client against the emulator, over HTTP: what Meta would refuse, it refuses. */
import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { startEmulator } from "../../../emulator/emulator.ts";
import type { ChannelAccount, Message } from "../channels.ts";
import { accountAt, oddServer } from "./test-support/odd-server.ts";
import { whatsapp } from "./whatsapp.ts";

const startedAt = new Date("2026-11-24T09:00:00Z");
const pixel = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

async function world() {
  const emulator = await startEmulator({
    seed: 1,
    clock: { now: () => startedAt },
    messagesPerSecond: 100_000,
  });
  const channel = whatsapp({ timeoutMs: 5_000 });
  const { settings } = emulator;
  const account: ChannelAccount = {
    id: 1,
    channel: "whatsapp",
    externalId: settings.phoneNumberId,
    businessAccountId: settings.businessAccountId,
    displayNumber: settings.displayNumber,
    apiUrl: emulator.url,
    apiVersion: "v25.0",
    accessToken: settings.accessToken,
    appSecrets: [settings.appSecret],
    verifyToken: settings.verifyToken,
    messagesPerSecond: 80,
    dailyRecipientLimit: null,
    flowId: null,
  };
  const ann = emulator.people.add({ name: "Ann" });
  return {
    emulator,
    channel,
    account,
    ann,
    send: async (message: Message, to = { phone: ann.phone }, files: [number, string][] = []) =>
      channel.send(account, to, { message, providerMedia: new Map(files) }, "d:1"),
    async [Symbol.asyncDispose]() {
      await channel[Symbol.asyncDispose]();
      await emulator.close();
    },
  };
}

const hello: Message = { type: "text", body: "Guten Tag" };

test("a text is accepted and stands on the phone", async () => {
  await using all = await world();
  all.emulator.people.write(all.ann, "Hallo");

  const result = await all.send(hello);

  expect(result).toMatchObject({
    kind: "accepted",
    held: false,
    recipient: { phone: all.ann.phone },
  });
  expect(all.emulator.people.messages(all.ann).map(({ text }) => text)).toEqual([
    "Hallo",
    "Guten Tag",
  ]);
});

test("a person without a number is reached by the user id", async () => {
  await using all = await world();
  const bob = all.emulator.people.add({ name: "Bob", hidesPhone: true });
  all.emulator.people.write(bob, "Hallo");

  const result = await all.channel.send(
    all.account,
    { bsuid: bob.userId },
    { message: hello, providerMedia: new Map() },
    "d:1",
  );

  expect(result).toMatchObject({ kind: "accepted", recipient: { bsuid: bob.userId } });
  expect(all.emulator.people.messages(bob)).toHaveLength(2);
});

test("buttons, lists, pictures and documents are taken as we write them", async () => {
  await using all = await world();
  all.emulator.people.write(all.ann, "Hallo");
  const picture = await all.channel.upload(all.account, {
    bytes: pixel,
    mimeType: "image/png",
    fileName: "bild.png",
  });
  const paper = await all.channel.upload(all.account, {
    bytes: Buffer.from("Programm"),
    mimeType: "text/plain",
    fileName: "programm.txt",
  });
  if (picture.kind !== "done" || paper.kind !== "done")
    throw new Error("The emulator took no file.");
  const files: [number, string][] = [
    [1, picture.value],
    [2, paper.value],
  ];
  const choices = [
    { id: "a", title: "Kultur" },
    { id: "b", title: "Tipps", description: "täglich" },
  ];
  const messages: Message[] = [
    { type: "buttons", body: "Wollen Sie?", footer: "Kreis", buttons: choices.slice(0, 1) },
    { type: "list", body: "Was möchten Sie?", button: "Auswählen", rows: choices },
    { type: "image", media: 1, caption: "Ein Bild" },
    { type: "document", media: 2, fileName: "programm.txt" },
  ];

  const results = [];
  for (const message of messages)
    results.push(await all.send(message, { phone: all.ann.phone }, files));

  expect(results.map(({ kind }) => kind)).toEqual(["accepted", "accepted", "accepted", "accepted"]);
  expect(
    all.emulator.people
      .messages(all.ann)
      .slice(1)
      .map(({ type }) => type),
  ).toEqual(["button", "list", "image", "document"]);
});

test("a template is created, reviewed, listed and sent", async () => {
  await using all = await world();
  const components = [
    {
      type: "BODY",
      text: "Neues vom Kreis: {{anreisser}} Mehr dazu unten.",
      example: { body_text_named_params: [{ param_name: "anreisser", example: "Hofkonzert" }] },
    },
  ];
  for (let number = 1; number <= 101; number += 1)
    await all.channel.createTemplate(all.account, {
      name: `neuigkeit_${number}`,
      language: "de",
      category: "MARKETING",
      components: [{ ...components[0], text: `Nr. ${number}: {{anreisser}} Mehr dazu unten.` }],
    });
  await all.emulator.settled();

  const listed = await all.channel.listTemplates(all.account);
  const result = await all.send({
    type: "template",
    name: "neuigkeit_7",
    language: "de",
    body: [{ name: "anreisser", text: "Hofkonzert am Freitag" }],
  });

  if (listed.kind !== "done") throw new Error("The emulator listed nothing.");
  expect(new Set(listed.value.map(({ name }) => name)).size).toBe(101);
  expect(listed.value[0]).toMatchObject({
    language: "de",
    status: "APPROVED",
    category: "MARKETING",
  });
  expect(result).toMatchObject({ kind: "accepted" });
});

test("outside the window the refusal says what to do", async () => {
  await using all = await world();
  all.emulator.faults.add({ kind: "error", code: 131047, comes: "in the answer", count: 1 });

  expect(await all.send(hello)).toMatchObject({
    kind: "refused",
    failure: { code: 131047, class: "permanent" },
  });
});

test("a wrong token halts, a missing template is template trouble", async () => {
  await using all = await world();
  const stranger = { ...all.account, accessToken: "wrong" };

  expect(
    await all.channel.send(
      stranger,
      { phone: all.ann.phone },
      { message: hello, providerMedia: new Map() },
      "d:1",
    ),
  ).toMatchObject({ kind: "refused", failure: { class: "halt" } });
  expect(
    await all.send({ type: "template", name: "gibt_es_nicht", language: "de", body: [] }),
  ).toMatchObject({ kind: "refused", failure: { code: 132001, class: "template" } });
});

test("a message held back by Meta is accepted and held", async () => {
  await using all = await world();
  all.emulator.people.write(all.ann, "Hallo");
  await all.channel.createTemplate(all.account, {
    name: "neuigkeit",
    language: "de",
    category: "MARKETING",
    components: [{ type: "BODY", text: "Neues vom Kreis." }],
  });
  await all.emulator.settled();
  all.emulator.faults.add({ kind: "hold", count: 1, milliseconds: 3_600_000 });

  expect(
    await all.send({ type: "template", name: "neuigkeit", language: "de", body: [] }),
  ).toMatchObject({ kind: "accepted", held: true });
});

test.each(["timeout", "reset", "lostAnswer"] as const)(
  "after %s nobody knows, and nothing is tried again",
  async (kind) => {
    await using all = await world();
    all.emulator.people.write(all.ann, "Hallo");
    all.emulator.faults.add({ kind, count: 1 });
    const hasty = whatsapp({ timeoutMs: 300 });
    await using _closed = hasty;

    const result = await hasty.send(
      all.account,
      { phone: all.ann.phone },
      { message: hello, providerMedia: new Map() },
      "d:1",
    );

    expect(result.kind).toBe("unanswered");
    expect(all.emulator.people.messages(all.ann).length).toBeLessThanOrEqual(2);
  },
);

test("a mark of reading turns the person's ticks", async () => {
  await using all = await world();
  const id = all.emulator.people.write(all.ann, "Hallo");

  expect(await all.channel.markRead(all.account, id)).toEqual({ kind: "done", value: true });
  expect(all.emulator.people.messages(all.ann)[0]).toMatchObject({ status: "read" });
});

test("a file goes up and comes down unchanged, unless it is too large", async () => {
  await using all = await world();
  const uploaded = await all.channel.upload(all.account, {
    bytes: pixel,
    mimeType: "image/png",
    fileName: "bild.png",
  });
  if (uploaded.kind !== "done") throw new Error("The emulator took no file.");

  const down = await all.channel.download(all.account, uploaded.value, 1_000);

  expect(down).toMatchObject({ kind: "done", value: { mimeType: "image/png" } });
  if (down.kind === "done")
    expect(createHash("sha256").update(down.value.bytes).digest("hex")).toBe(
      createHash("sha256").update(pixel).digest("hex"),
    );
  expect(await all.channel.download(all.account, uploaded.value, 10)).toMatchObject({
    kind: "refused",
    failure: { class: "permanent" },
  });
  expect(await all.channel.download(all.account, "999", 1_000)).toMatchObject({
    kind: "refused",
    failure: { class: "fix" },
  });
});

test("an id from outside cannot leave its place in the address", async () => {
  await using all = await world();

  const result = await all.channel.download(
    all.account,
    `../v25.0/${all.account.externalId}?fields=id&x=`,
    1_000,
  );

  expect(result.kind).toBe("refused");
});

test("the number reports its name, quality, pace and limit", async () => {
  await using all = await world();

  expect(await all.channel.readAccount(all.account)).toMatchObject({
    kind: "done",
    value: {
      displayNumber: all.account.displayNumber,
      quality: "GREEN",
      messagesPerSecond: expect.any(Number),
      dailyRecipientLimit: null,
      canSend: "AVAILABLE",
      problems: [],
    },
  });
});

test("a number that cannot send says why, in German where the code is known", async () => {
  await using all = await world();
  all.emulator.faults.add({ kind: "error", code: 131042 });

  expect(await all.channel.readAccount(all.account)).toMatchObject({
    kind: "done",
    value: { canSend: "BLOCKED", problems: [expect.stringContaining("Zahlungsart")] },
  });
});

test("the sample picture of a template goes up in two steps and comes back as a handle", async () => {
  await using server = await oddServer((request, response) => {
    const isSession = request.url?.startsWith("/v25.0/app/uploads") === true;
    response.end(JSON.stringify(isSession ? { id: "upload:MTph?sig=ARa" } : { h: "4::aW1h" }));
  });
  await using channel = whatsapp();

  const result = await channel.uploadSample(accountAt(server.url), {
    bytes: pixel,
    mimeType: "image/png",
    fileName: "bild.png",
  });

  expect(result).toEqual({ kind: "done", value: "4::aW1h" });
  expect(server.requests.map(({ path, authorization }) => [path, authorization])).toEqual([
    [
      `/v25.0/app/uploads?file_name=bild.png&file_length=${pixel.length}&file_type=image%2Fpng`,
      "Bearer secret-token",
    ],
    ["/v25.0/upload:MTph?sig=ARa", "OAuth secret-token"],
  ]);
});

const ofLength = (length: number) => "ä".repeat(length);
const choicesOf = (count: number, title: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `c${index}`,
    title: `${index}`.padEnd(title, "x"),
  }));
const bodies = (over: 0 | 1): Message[] => [
  { type: "text", body: ofLength(4096 + over) },
  { type: "buttons", body: ofLength(1024 + over), footer: ofLength(60), buttons: choicesOf(3, 20) },
  { type: "buttons", body: "?", footer: ofLength(60 + over), buttons: choicesOf(3, 20) },
  { type: "buttons", body: "?", buttons: choicesOf(3 + over, 20) },
  { type: "buttons", body: "?", buttons: choicesOf(3, 20 + over) },
  { type: "list", body: ofLength(4096 + over), button: ofLength(20), rows: choicesOf(10, 24) },
  { type: "list", body: "?", button: ofLength(20 + over), rows: choicesOf(10, 24) },
  { type: "list", body: "?", button: "Wahl", rows: choicesOf(10 + over, 24) },
  { type: "list", body: "?", button: "Wahl", rows: choicesOf(10, 24 + over) },
];

test("what fits is taken, and what we call too long is refused there as well", async () => {
  await using all = await world();
  all.emulator.people.write(all.ann, "Hallo");

  for (const message of bodies(0)) {
    expect(all.channel.problems(message)).toEqual([]);
    expect(await all.send(message)).toMatchObject({ kind: "accepted" });
  }
  for (const message of bodies(1)) {
    expect(all.channel.problems(message)).not.toEqual([]);
    expect(await all.send(message)).toMatchObject({ kind: "refused" });
  }
});
