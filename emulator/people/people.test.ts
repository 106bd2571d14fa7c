import { expect, test } from "vitest";
import { account, type Account } from "../test-support/account.ts";

const day = 86_400_000;
const reply = { type: "text", text: { body: "Guten Tag" } };

async function act(
  world: Account,
  id: string,
  what: string,
  body: unknown = {},
): Promise<{ status: number; body: unknown }> {
  const response = await fetch(`${world.emulator.url}/emulator/people/${id}/${what}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  await world.emulator.settled();
  return { status: response.status, body: await response.json() };
}

test("a hidden number is shown nowhere until the county writes to the number itself, and for 30 days after", async () => {
  await using world = await account();
  const bob = world.emulator.people.add({ name: "Bob", hidesPhone: true });
  const seen = async () => {
    world.county.clear();
    world.emulator.people.write(bob, "Hallo");
    await world.send({ recipient: bob.userId, ...reply });
    await world.emulator.settled();
    return JSON.stringify(world.county.changes()).includes(bob.phone);
  };

  const atFirst = await seen();
  await world.send({ to: bob.phone, ...reply });
  const afterwards = await seen();
  world.advance(30 * day);
  const later = await seen();

  expect([atFirst, afterwards, later]).toEqual([false, true, false]);
  expect(world.county.messages()[0]).toMatchObject({ from_user_id: bob.userId });
  expect(world.county.statuses()[0]).toMatchObject({ recipient_user_id: bob.userId });
});

test("a number that is asked for comes as a contact with its origin, and stays known", async () => {
  await using world = await account();
  const bob = world.emulator.people.add({ name: "Bob", hidesPhone: true });
  world.emulator.people.write(bob, "Hallo");
  await world.send({
    recipient: bob.userId,
    type: "interactive",
    interactive: {
      type: "contact_request",
      body: { text: "Ihre Nummer?" },
      action: { name: "request_contact_info" },
    },
  });
  await world.emulator.settled();

  world.emulator.people.tap(bob, "request_contact_info");
  await world.emulator.settled();

  expect(world.county.messages().at(-1)).toMatchObject({
    type: "contacts",
    from: bob.phone,
    contacts: [{ origin: "contact_request", phones: [{ wa_id: bob.phone }] }],
  });
});

test("a changed number is told by a system message without contacts and by user_id_update", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  const { phone: oldPhone, userId: oldUserId } = ann;

  const changed = await act(world, ann.id, "number", { phone: "+49 171 3920099" });
  const taken = await act(world, world.emulator.people.add({ name: "Bob" }).id, "number", {
    phone: "+491713920099",
  });

  const [message, update] = world.county.changes();
  expect([changed.status, taken.status]).toEqual([200, 409]);
  expect(message?.value).not.toHaveProperty("contacts");
  expect(message?.value["messages"]).toMatchObject([
    {
      from: oldPhone,
      from_user_id: oldUserId,
      type: "system",
      system: { type: "user_changed_number", wa_id: "491713920099" },
    },
  ]);
  expect(update).toMatchObject({
    field: "user_id_update",
    value: { user_id: { previous: oldUserId, current: ann.userId }, wa_id: "491713920099" },
  });
  expect(ann.userId).not.toBe(oldUserId);
});

test("stop and resume are told as preferences with a number for a timestamp", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });

  await act(world, ann.id, "stop");
  await act(world, ann.id, "resume");

  expect(
    world.county.changes().map((change) => [change.field, change.value["user_preferences"]]),
  ).toMatchObject([
    [
      "user_preferences",
      [
        {
          wa_id: ann.phone,
          user_id: ann.userId,
          category: "marketing_messages",
          value: "stop",
          timestamp: expect.any(Number),
        },
      ],
    ],
    ["user_preferences", [{ value: "resume" }]],
  ]);
});

test("a person who blocks the county gets nothing, and it stays at one tick", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");
  await act(world, ann.id, "block");

  await world.send({ to: ann.phone, ...reply });
  await world.emulator.settled();

  expect(world.county.statuses().map((one) => one["status"])).toEqual(["sent"]);
  expect(world.emulator.people.messages(ann)).toHaveLength(1);
});

test("a message is edited, taken back, answered and reacted to", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  const own = world.emulator.people.write(ann, "Halo");
  const { id: fromCounty } = await world.send({ to: ann.phone, ...reply });
  await world.emulator.settled();
  world.county.clear();

  await act(world, ann.id, "edit", { message: own, text: "Hallo" });
  await act(world, ann.id, "react", { message: fromCounty, emoji: "👍" });
  await act(world, ann.id, "react", { message: fromCounty, emoji: "" });
  world.emulator.people.write(ann, "Danke", { replyTo: fromCounty });
  await act(world, ann.id, "revoke", { message: own });
  const notOwn = await act(world, ann.id, "revoke", { message: fromCounty });

  expect(notOwn.status).toBe(409);
  expect(world.county.messages()).toMatchObject([
    {
      type: "edit",
      edit: { original_message_id: own, message: { type: "text", text: { body: "Hallo" } } },
    },
    { type: "reaction", reaction: { message_id: fromCounty, emoji: "👍" } },
    { type: "reaction", reaction: { message_id: fromCounty } },
    { type: "text", context: { id: fromCounty }, text: { body: "Danke" } },
    { type: "revoke", revoke: { original_message_id: own } },
  ]);
  expect(world.county.messages()[2]?.["reaction"]).not.toHaveProperty("emoji");
  expect(world.emulator.people.messages(ann)[0]).toMatchObject({ text: "", revoked: true });
});

test("buttons, list rows and forms come back with their ids", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");
  const json = {
    version: "7.3",
    screens: [{ id: "THEMEN", terminal: true, layout: { children: [] } }],
  };
  const flow = await world.call("POST", `${world.emulator.settings.businessAccountId}/flows`, {
    name: "themen",
    categories: ["SIGN_UP"],
    flow_json: JSON.stringify(json),
    publish: true,
  });
  const ask = (interactive: unknown) =>
    world.send({ to: ann.phone, type: "interactive", interactive });
  await ask({
    type: "button",
    body: { text: "?" },
    action: { buttons: [{ type: "reply", reply: { id: "stop", title: "Abmelden" } }] },
  });
  await ask({
    type: "list",
    body: { text: "?" },
    action: {
      button: "Wählen",
      sections: [{ rows: [{ id: "topic:1", title: "Kultur", description: "wöchentlich" }] }],
    },
  });
  await ask({
    type: "flow",
    body: { text: "?" },
    action: {
      name: "flow",
      parameters: {
        flow_message_version: "3",
        flow_id: flow.id,
        flow_token: "tok",
        flow_cta: "Themen",
        flow_action_payload: { screen: "THEMEN" },
      },
    },
  });
  await world.emulator.settled();
  world.county.clear();

  world.emulator.people.tap(ann, "stop");
  world.emulator.people.tap(ann, "topic:1");
  world.emulator.people.tap(ann, "Themen", { topics: ["news"] });
  await world.emulator.settled();

  expect(world.county.messages().map((one) => one["interactive"])).toEqual([
    { type: "button_reply", button_reply: { id: "stop", title: "Abmelden" } },
    {
      type: "list_reply",
      list_reply: { id: "topic:1", title: "Kultur", description: "wöchentlich" },
    },
    {
      type: "nfm_reply",
      nfm_reply: {
        name: "flow",
        body: "Sent",
        response_json: '{"flow_token":"tok","topics":["news"]}',
      },
    },
  ]);
  expect((await act(world, ann.id, "messages", { tap: "nothing" })).status).toBe(409);
});

test("samples, places and what Meta cannot pass on are sent by the control call", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });

  for (const body of [
    { media: "audio" },
    { location: "sample" },
    { unsupported: "poll_creation" },
    { media: { mimeType: "image/png", base64: "iVBORw0KGgo=", caption: "Blick aus dem Fenster" } },
  ]) {
    // One after the other: their order is looked at.
    // oxlint-disable-next-line no-await-in-loop
    await act(world, ann.id, "messages", body);
  }

  expect(world.county.messages()).toMatchObject([
    { type: "audio", audio: { voice: true, mime_type: "audio/ogg; codecs=opus" } },
    { type: "location", location: { name: "Nikolaikirche" } },
    { type: "unsupported", errors: [{ code: 131051 }], unsupported: { type: "poll_creation" } },
    { type: "image", image: { mime_type: "image/png", caption: "Blick aus dem Fenster" } },
  ]);
});

test("a phone that is switched off gets one tick, and the second when it is on again", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");
  await act(world, ann.id, "phone", { on: false });
  await world.send({ to: ann.phone, ...reply });
  await world.emulator.settled();
  const off = [world.county.statuses().length, world.emulator.people.messages(ann).length];

  await act(world, ann.id, "phone", { on: true });
  await act(world, ann.id, "read");

  expect(off).toEqual([1, 1]);
  expect(world.county.statuses().map((one) => one["status"])).toEqual([
    "sent",
    "delivered",
    "read",
  ]);
});

test("the county's read mark turns the person's ticks", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  const [first, second] = [
    world.emulator.people.write(ann, "eins"),
    world.emulator.people.write(ann, "zwei"),
  ];
  world.emulator.people.write(ann, "drei");

  const marked = await world.send({
    status: "read",
    message_id: second,
    typing_indicator: { type: "text" },
  });
  const unknown = await world.send({ status: "read", message_id: "wamid.x" });

  expect([marked.body, unknown.code]).toEqual([{ success: true }, 131009]);
  expect(
    world.emulator.people
      .messages(ann)
      .map((one) => [one.id === first || one.id === second, one.status]),
  ).toEqual([
    [true, "read"],
    [true, "read"],
    [false, "delivered"],
  ]);
});
