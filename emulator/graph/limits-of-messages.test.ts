import { describe, expect, test } from "vitest";
import { account } from "../test-support/account.ts";

const long = (length: number) => "ä".repeat(length);
const reply = (id: string, title: string) => ({ type: "reply", reply: { id, title } });
const rows = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => ({
    id: `r${first + index}`,
    title: `Zeile ${first + index}`,
  }));
const buttons = (list: readonly unknown[], body: unknown = { text: "Frage?" }) => ({
  type: "interactive",
  interactive: { type: "button", body, action: { buttons: list } },
});
const list = (sections: readonly unknown[], button = "Auswählen") => ({
  type: "interactive",
  interactive: { type: "list", body: { text: "Was?" }, action: { button, sections } },
});
const link = (url: string, title = "Zur Seite") => ({
  type: "interactive",
  interactive: {
    type: "cta_url",
    body: { text: "Hier" },
    action: { name: "cta_url", parameters: { display_text: title, url } },
  },
});

const accepted: readonly (readonly [string, Record<string, unknown>])[] = [
  ["a text of 4096 characters", { type: "text", text: { body: long(4096) } }],
  ["three buttons", buttons([reply("a", "A"), reply("b", "B"), reply("c", long(20))])],
  [
    "ten rows in two sections",
    list([
      { title: "Eins", rows: rows(9) },
      { title: "Zwei", rows: [{ id: "z", title: long(24), description: long(72) }] },
    ]),
  ],
  ["a link button", link("https://kreis.example/")],
  [
    "an image by link",
    { type: "image", image: { link: "https://kreis.example/bild.jpg", caption: long(1024) } },
  ],
  ["a place", { type: "location", location: { latitude: 50.87, longitude: 8.02, name: "Siegen" } }],
  [
    "a business card",
    {
      type: "contacts",
      contacts: [
        {
          name: { formatted_name: "Kulturamt", first_name: "Kulturamt" },
          phones: [{ phone: "+4927100" }],
        },
      ],
    },
  ],
  [
    "a question for the number",
    {
      type: "interactive",
      interactive: {
        type: "contact_request",
        body: { text: "Ihre Nummer?" },
        action: { name: "request_contact_info" },
      },
    },
  ],
];

const refused: readonly (readonly [string, Record<string, unknown>, number])[] = [
  ["an empty text", { type: "text", text: { body: "" } }, 100],
  ["a text of 4097 characters", { type: "text", text: { body: long(4097) } }, 100],
  ["a key that no text has", { type: "text", text: { body: "Hallo", bold: true } }, 100],
  ["a type that does not exist", { type: "poll", poll: {} }, 100],
  ["a type without its content", { type: "image" }, 100],
  ["no button", buttons([]), 131009],
  [
    "four buttons",
    buttons([reply("a", "A"), reply("b", "B"), reply("c", "C"), reply("d", "D")]),
    131009,
  ],
  ["a button title of 21 characters", buttons([reply("a", long(21))]), 131009],
  ["a button id of 257 characters", buttons([reply(long(257), "A")]), 131009],
  ["two buttons with one id", buttons([reply("a", "A"), reply("a", "B")]), 131009],
  ["a button message without a body", buttons([reply("a", "A")], {}), 131008],
  ["a button message of 1025 characters", buttons([reply("a", "A")], { text: long(1025) }), 131009],
  [
    "a footer of 61 characters",
    {
      type: "interactive",
      interactive: {
        type: "button",
        body: { text: "?" },
        footer: { text: long(61) },
        action: { buttons: [reply("a", "A")] },
      },
    },
    131009,
  ],
  [
    "eleven rows in all",
    list([
      { title: "Eins", rows: rows(6) },
      { title: "Zwei", rows: rows(5, 6) },
    ]),
    131009,
  ],
  [
    "two sections of which one has no title",
    list([{ title: "Eins", rows: rows(1) }, { rows: [{ id: "x", title: "X" }] }]),
    131008,
  ],
  ["a row title of 25 characters", list([{ rows: [{ id: "a", title: long(25) }] }]), 131009],
  [
    "a row description of 73 characters",
    list([{ rows: [{ id: "a", title: "A", description: long(73) }] }]),
    131009,
  ],
  ["a list button of 21 characters", list([{ rows: rows(1) }], long(21)), 131009],
  ["a link button whose link is none", link("kreis"), 131009],
  [
    "an image with id and link",
    { type: "image", image: { id: "1", link: "https://kreis.example/a.jpg" } },
    100,
  ],
  ["an image that was never uploaded", { type: "image", image: { id: "1" } }, 100],
  [
    "a caption of 1025 characters",
    { type: "image", image: { link: "https://kreis.example/a.jpg", caption: long(1025) } },
    100,
  ],
  [
    "a caption on a voice message",
    { type: "audio", audio: { link: "https://kreis.example/a.ogg", caption: "x" } },
    100,
  ],
  [
    "a latitude of 91 degrees",
    { type: "location", location: { latitude: 91, longitude: 8 } },
    131009,
  ],
  [
    "a reaction to nothing",
    { type: "reaction", reaction: { message_id: "wamid.x", emoji: "👍" } },
    131009,
  ],
  [
    "a mark of 513 characters",
    { type: "text", text: { body: "x" }, biz_opaque_callback_data: long(513) },
    100,
  ],
  [
    "a Flow that does not exist",
    {
      type: "interactive",
      interactive: {
        type: "flow",
        body: { text: "?" },
        action: {
          name: "flow",
          parameters: { flow_message_version: "3", flow_id: "9", flow_cta: "Los" },
        },
      },
    },
    131009,
  ],
];

describe("what a message may carry", () => {
  test.each(accepted)("%s is accepted", async (_what, body) => {
    await using world = await account();
    const ann = world.emulator.people.add({ name: "Ann" });
    world.emulator.people.write(ann, "Hallo");

    const answer = await world.send({ to: ann.phone, ...body });
    await world.emulator.settled();

    expect([answer.status, answer.details]).toEqual([200, undefined]);
    expect(world.county.statuses().at(-1)).toMatchObject({ status: "delivered" });
  });

  test.each(refused)("%s is refused", async (_what, body, code) => {
    await using world = await account();

    const answer = await world.send({ to: "4915112345678", ...body });

    expect([answer.status, answer.code]).toEqual([400, code]);
  });
});

test("who is meant: to wins, a user id goes into recipient, and in to it vanishes", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  const bob = world.emulator.people.add({ name: "Bob" });
  for (const person of [ann, bob]) world.emulator.people.write(person, "Hallo");
  await world.emulator.settled();
  world.county.clear();
  const hello = { type: "text", text: { body: "Guten Tag" } };

  const both = await world.send({ to: `+${ann.phone}`, recipient: bob.userId, ...hello });
  const byUserId = await world.send({ recipient: bob.userId, ...hello });
  const vanished = await world.send({ to: bob.userId, ...hello });
  const nobody = await world.send({ ...hello });
  const wrongType = await world.send({
    recipient_type: "business_scoped_user_id",
    recipient: bob.userId,
    ...hello,
  });
  const self = await world.send({ to: world.emulator.settings.displayNumber, ...hello });
  await world.emulator.settled();

  expect(both.body["contacts"]).toEqual([{ input: `+${ann.phone}`, wa_id: ann.phone }]);
  expect(byUserId.body["contacts"]).toEqual([{ input: bob.userId, user_id: bob.userId }]);
  expect([vanished.status, nobody.code, wrongType.code, self.code]).toEqual([
    200, 100, 100, 131021,
  ]);
  expect(world.county.statuses().map((one) => one["id"])).not.toContain(vanished.id);
  expect(world.emulator.people.messages(bob).map((one) => one.text)).toEqual([
    "Hallo",
    "Guten Tag",
  ]);
});
