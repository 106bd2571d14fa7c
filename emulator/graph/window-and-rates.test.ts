import { expect, test } from "vitest";
import { specialNumbers } from "../numbers.ts";
import { account, type Account } from "../test-support/account.ts";
import { createTemplates, named, tip, tipBody } from "../test-support/templates.ts";

const hour = 3_600_000;
const text = { type: "text", text: { body: "Guten Tag" } };
const tipMessage = {
  type: "template",
  template: tipBody(named("titel", "Hofkonzert"), named("datum", "4. Dez.")),
};

async function outcome(
  world: Account,
  to: string,
  message: Record<string, unknown>,
): Promise<unknown> {
  world.county.clear();
  const answer = await world.send({ to, ...message });
  await world.emulator.settled();
  const last = world.county.statuses().findLast((one) => one["id"] === answer.id) ?? {};
  // The emulator's own shape: a failed status has errors with a code.
  const errors = (last["errors"] ?? []) as { code: number }[];
  return answer.status === 200 ? (errors[0]?.code ?? last["status"]) : answer.code;
}

test("free text goes for 24 hours after the person wrote, and not a moment longer", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });

  const before = await outcome(world, ann.phone, text);
  world.emulator.people.write(ann, "Hallo");
  const inside = await outcome(world, ann.phone, text);
  world.advance(24 * hour - 1);
  const last = await outcome(world, ann.phone, text);
  world.advance(1);
  const after = await outcome(world, ann.phone, text);

  expect([before, inside, last, after]).toEqual([131047, "delivered", "delivered", 131047]);
});

test("a failed send to a phone names nobody by user id and has no contact beside it", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });

  await world.send({ to: ann.phone, ...text, biz_opaque_callback_data: "d7" });
  await world.emulator.settled();

  const [status] = world.county.statuses();
  expect(status).toMatchObject({
    status: "failed",
    recipient_id: ann.phone,
    biz_opaque_callback_data: "d7",
    errors: [{ code: 131047 }],
  });
  expect(status).not.toHaveProperty("recipient_user_id");
  expect(world.county.changes()[0]?.value).not.toHaveProperty("contacts");
});

test("45 messages in a burst are taken, then one every six seconds", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");

  const burst = await Promise.all(
    Array.from({ length: 45 }, () => world.send({ to: ann.phone, ...text })),
  );
  const tooMuch = await outcome(world, ann.phone, text);
  const other = await outcome(world, "4915112345678", tipMessage);
  world.advance(6_000);
  const later = await outcome(world, ann.phone, text);

  expect(burst.every((answer) => answer.status === 200)).toBe(true);
  expect([tooMuch, later]).toEqual([131056, "delivered"]);
  expect(other).toBe(132001);
});

test("more than the number's messages in a second are refused with 130429", async () => {
  await using world = await account({ messagesPerSecond: 3, wallMilliseconds: () => 0 });
  const send = () => world.send({ to: "4915112345678", ...text });

  const codes = [await send(), await send(), await send(), await send()].map(
    (answer) => answer.code,
  );

  expect(codes).toEqual([undefined, undefined, undefined, 130429]);
});

test("the tier counts unique people outside the window in rolling 24 hours", async () => {
  await using world = await account({ dailyRecipients: 2 });
  await createTemplates(world, tip);
  const [ann, bob, cat] = ["Ann", "Bob", "Cat"].map(
    (name) => world.emulator.people.add({ name }).phone,
  );
  const dan = world.emulator.people.add({ name: "Dan" });
  world.emulator.people.write(dan, "Hallo");

  const first = [
    await outcome(world, ann ?? "", tipMessage),
    await outcome(world, bob ?? "", tipMessage),
  ];
  const again = await outcome(world, ann ?? "", tipMessage);
  const oneMore = await outcome(world, cat ?? "", tipMessage);
  const insideWindow = await outcome(world, dan.phone, tipMessage);
  world.advance(24 * hour);
  const nextDay = await outcome(world, cat ?? "", tipMessage);

  expect([first, again, oneMore, insideWindow, nextDay]).toEqual([
    ["delivered", "delivered"],
    "delivered",
    131048,
    "delivered",
    "delivered",
  ]);
});

test.each(specialNumbers)("$phone: $reason", async ({ phone, code }) => {
  await using world = await account();
  await createTemplates(world, tip);

  expect(await outcome(world, phone, tipMessage)).toBe(code);
});

test("a held message waits for its release; a dropped one fails with 132015", async () => {
  await using world = await account();
  await createTemplates(world, tip);
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.faults.add({ kind: "hold", count: 1 });
  world.emulator.faults.add({ kind: "hold", count: 1, code: 132015, milliseconds: hour });

  const held = await world.send({ to: ann.phone, ...tipMessage });
  const dropped = await world.send({ to: ann.phone, ...tipMessage });
  await world.emulator.settled();
  const meanwhile = world.county.statuses().length;
  world.advance(hour);
  world.emulator.faults.clear();
  await world.emulator.settled();

  expect(held.body["messages"]).toEqual([
    { id: held.id, message_status: "held_for_quality_assessment" },
  ]);
  expect(meanwhile).toBe(0);
  expect(world.county.statuses().map((one) => [one["id"], one["status"]])).toEqual([
    [dropped.id, "failed"],
    [held.id, "sent"],
    [held.id, "delivered"],
  ]);
});
