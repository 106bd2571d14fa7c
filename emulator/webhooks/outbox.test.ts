import { expect, test } from "vitest";
import { account } from "../test-support/account.ts";
import { receiver } from "../test-support/receiver.ts";
import { signatureOf } from "./sign.ts";

const second = 1_000;

test("what happens together travels together, up to 1,000 updates and signed each time", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });

  for (let n = 0; n < 2_500; n++) world.emulator.people.write(ann, `Nr. ${n}`);
  await world.emulator.settled();

  expect(world.emulator.webhookAttempts.map((one) => one.updates)).toEqual([1_000, 1_000, 500]);
  expect(world.county.messages()).toHaveLength(2_500);
  expect(
    world.county.posts.every(
      (post) => post.signature === signatureOf(post.body, world.emulator.settings.appSecret),
    ),
  ).toBe(true);
});

test("a post never exceeds 3 MB", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });

  for (let n = 0; n < 200; n++) world.emulator.people.write(ann, "ü".repeat(4_000));
  await world.emulator.settled();

  expect(Math.max(...world.county.posts.map((post) => post.body.length))).toBeLessThanOrEqual(
    3 * 1024 * 1024,
  );
  expect(world.county.posts.length).toBeGreaterThan(1);
  expect(world.county.messages()).toHaveLength(200);
});

test("what is not answered 200 comes again: at once, then less and less often, until it is", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.county.answerWith(500);

  world.emulator.people.write(ann, "Hallo");
  await world.emulator.settled();
  const atOnce = world.county.posts.length;
  world.advance(second);
  await world.emulator.settled();
  const afterOneSecond = world.county.posts.length;
  world.county.answerWith(200);
  world.advance(2 * second);
  await world.emulator.settled();
  world.advance(3_600 * second);
  await world.emulator.settled();

  expect([atOnce, afterOneSecond, world.county.posts.length]).toEqual([2, 3, 4]);
  expect(new Set(world.county.posts.map((post) => post.body)).size).toBe(1);
});

test("one post that fails does not hold up the ones after it", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.county.answerWith(503);
  world.emulator.people.write(ann, "eins");
  await world.emulator.settled();

  world.county.answerWith(200);
  world.emulator.people.write(ann, "zwei");
  await world.emulator.settled();

  expect(world.county.messages().at(-1)).toMatchObject({ text: { body: "zwei" } });
});

test("statuses can come twice, in another order, late, or only when they are let go", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");
  const send = () => world.send({ to: ann.phone, type: "text", text: { body: "Guten Tag" } });
  const states = async (fault: Parameters<typeof world.emulator.faults.add>[0]) => {
    await world.emulator.settled();
    world.county.clear();
    world.emulator.faults.add(fault);
    await send();
    await world.emulator.settled();
    return world.county.statuses().map((one) => one["status"]);
  };

  const twice = await states({ kind: "duplicateWebhooks", match: { webhook: "status" } });
  world.emulator.faults.clear();
  const late = await states({ kind: "delayWebhooks", milliseconds: 60 * second });
  world.emulator.faults.clear();
  world.advance(60 * second);
  await world.emulator.settled();
  const arrived = world.county.statuses().length;
  const withheld = await states({ kind: "withholdStatuses" });
  world.emulator.faults.clear();
  await world.emulator.settled();
  const letGo = world.county.statuses().length;
  const lost = await states({ kind: "loseWebhooks" });

  expect(twice).toEqual(["sent", "sent", "delivered", "delivered"]);
  expect([late, arrived, withheld, letGo, lost]).toEqual([[], 2, [], 2, []]);
});

test("with a seed the disorder is the same in every run", async () => {
  const run = async () => {
    await using world = await account({ seed: 7 });
    const ann = world.emulator.people.add({ name: "Ann" });
    world.emulator.faults.add({ kind: "shuffleWebhooks" });
    for (let n = 0; n < 20; n++) world.emulator.people.write(ann, String(n));
    await world.emulator.settled();
    // The emulator's own shape.
    return world.county.messages().map((one) => (one["text"] as { body: string }).body);
  };

  const [first, second] = [await run(), await run()];

  expect(first).toEqual(second);
  expect(first).not.toEqual(first.toSorted((a, b) => Number(a) - Number(b)));
});

test("an address of its own is taken only after the handshake", async () => {
  await using world = await account();
  await using other = await receiver();
  const path = `${world.emulator.settings.businessAccountId}/subscribed_apps`;

  const refused = await world.call("POST", path, {
    override_callback_uri: other.url,
    verify_token: "right",
  });
  other.expectToken("right");
  const taken = await world.call("POST", path, {
    override_callback_uri: other.url,
    verify_token: "right",
  });
  world.emulator.people.write(world.emulator.people.add({ name: "Ann" }), "Hallo");
  await world.emulator.settled();

  expect([refused.status, refused.code, taken.body]).toEqual([400, 2200, { success: true }]);
  expect([other.messages().length, world.county.messages().length]).toEqual([1, 0]);
  expect(await world.emulator.subscribe(other.url)).toBe(false);
});

test("without a subscription nothing is told to anybody", async () => {
  await using world = await account({ webhookUrl: undefined });

  world.emulator.setWebhookUrl(undefined);
  world.emulator.people.write(world.emulator.people.add({ name: "Ann" }), "Hallo");
  await world.emulator.settled();

  expect(world.county.posts).toEqual([]);
});
