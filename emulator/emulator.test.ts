import { expect, test } from "vitest";
import { account } from "./test-support/account.ts";
import { signatureOf } from "./webhooks/sign.ts";

test("a text inside the window is accepted, sent, delivered and stands on the phone", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Guten Tag");

  const answer = await world.send({
    to: `+${ann.phone}`,
    type: "text",
    text: { body: "Willkommen" },
    biz_opaque_callback_data: "d1",
  });
  await world.emulator.settled();

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    messaging_product: "whatsapp",
    contacts: [{ input: `+${ann.phone}`, wa_id: ann.phone }],
    messages: [{ id: answer.id }],
  });
  expect(
    world.county
      .statuses()
      .map((one) => [one["id"], one["status"], one["biz_opaque_callback_data"]]),
  ).toEqual([
    [answer.id, "sent", "d1"],
    [answer.id, "delivered", "d1"],
  ]);
  expect(
    world.emulator.people.messages(ann).map(({ direction, text }) => [direction, text]),
  ).toEqual([
    ["out", "Guten Tag"],
    ["in", "Willkommen"],
  ]);
});

test("an inbound message is signed over bytes in which nothing is beyond ASCII", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Änne" });

  world.emulator.people.write(ann, "Grüße 🌻");
  await world.emulator.settled();

  const [post] = world.county.posts;
  expect(post?.body).toContain("Gr\\u00fc\\u00dfe \\ud83c\\udf3b");
  expect(post?.signature).toBe(signatureOf(post?.body ?? "", world.emulator.settings.appSecret));
  expect(world.county.messages()).toMatchObject([
    { from: ann.phone, from_user_id: ann.userId, type: "text", text: { body: "Grüße 🌻" } },
  ]);
  expect(world.county.changes()[0]?.value["contacts"]).toEqual([
    { profile: { name: "Änne" }, wa_id: ann.phone, user_id: ann.userId },
  ]);
});

test("the control calls add a person, let the person write, and show the phone", async () => {
  await using world = await account();
  const post = (path: string, body: unknown) =>
    fetch(`${world.emulator.url}/emulator/${path}`, { method: "POST", body: JSON.stringify(body) });

  const created = await post("people", { name: "Bob", hidesPhone: true });
  const bob: { id: string; phone: string; userId: string } = JSON.parse(await created.text());
  const written = await post(`people/${bob.id}/messages`, { text: "START" });
  await world.emulator.settled();

  expect([created.status, written.status]).toEqual([201, 201]);
  const shown = await (
    await fetch(`${world.emulator.url}/emulator/people/${bob.id}/messages`)
  ).json();
  expect(shown).toMatchObject([
    { direction: "out", type: "text", text: "START", status: "delivered" },
  ]);
  expect(world.county.messages()[0]).not.toHaveProperty("from");
  expect(world.county.messages()[0]).toHaveProperty("from_user_id", bob.userId);
});

test("a call without the token, or with another, is refused", async () => {
  await using world = await account();

  const without = await world.call(
    "POST",
    `${world.emulator.settings.phoneNumberId}/messages`,
    {},
    { authorization: "" },
  );
  const another = await world.call(
    "POST",
    `${world.emulator.settings.phoneNumberId}/messages`,
    {},
    { authorization: "Bearer other" },
  );

  expect([without.status, without.code]).toEqual([401, 0]);
  expect([another.status, another.code]).toEqual([401, 190]);
});

test("what does not exist is refused as Graph refuses it", async () => {
  await using world = await account();

  const phone = await world.call("POST", "999/messages", {});
  const path = await world.call("GET", `${world.emulator.settings.phoneNumberId}/nonsense/deeper`);

  expect(phone.body).toMatchObject({
    error: {
      type: "GraphMethodException",
      code: 100,
      error_subcode: 33,
      fbtrace_id: expect.stringMatching(/^A/),
    },
  });
  expect(path.code).toBe(2500);
});
