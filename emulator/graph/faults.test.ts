import { expect, test } from "vitest";
import { account, type Account } from "../test-support/account.ts";

async function writer(world: Account) {
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");
  await world.emulator.settled();
  world.county.clear();
  const send = (mark = "d1") =>
    world.send({
      to: ann.phone,
      type: "text",
      text: { body: "Guten Tag" },
      biz_opaque_callback_data: mark,
    });
  const shown = () =>
    world.emulator.people.messages(ann).filter((message) => message.direction === "in").length;
  return { ann, send, shown };
}

test("a lost answer: the message went out, the caller sees a broken connection", async () => {
  await using world = await account();
  const { send, shown } = await writer(world);
  world.emulator.faults.add({ kind: "lostAnswer", count: 1 });

  await expect(send("mark")).rejects.toThrow();
  await world.emulator.settled();

  expect(shown()).toBe(1);
  expect(world.county.statuses()[0]).toMatchObject({
    biz_opaque_callback_data: "mark",
    status: "sent",
  });
});

test("a reset, an outage and a time-out: nothing went out", async () => {
  await using world = await account();
  const { send, shown } = await writer(world);
  world.emulator.faults.add({ kind: "reset", count: 1 });
  world.emulator.faults.add({ kind: "unavailable", count: 1 });
  world.emulator.faults.add({ kind: "timeout", count: 1, milliseconds: 1 });

  await expect(send()).rejects.toThrow();
  const outage = await send();
  await expect(send()).rejects.toThrow();
  const fine = await send();
  await world.emulator.settled();

  expect([outage.status, fine.status, shown()]).toEqual([503, 200, 1]);
});

test("a status may be there before the answer", async () => {
  await using world = await account();
  const { send } = await writer(world);
  world.emulator.faults.add({ kind: "statusBeforeAnswer" });

  const answer = await send();

  expect(world.county.statuses().map((one) => [one["id"], one["status"]])).toEqual([
    [answer.id, "sent"],
    [answer.id, "delivered"],
  ]);
});

test("an error hits as often as asked, whom it is meant for, and comes the way Meta has it", async () => {
  await using world = await account();
  const { ann, send, shown } = await writer(world);
  const post = (fault: unknown) =>
    fetch(`${world.emulator.url}/emulator/faults`, { method: "POST", body: JSON.stringify(fault) });
  await post([
    { kind: "error", code: 131016, count: 1 },
    { kind: "error", code: 131026, count: 1, match: { to: ann.phone } },
    { kind: "error", code: 190, match: { callbackData: "other" } },
  ]);

  const [inAnswer, byStatus, untouched] = [await send(), await send(), await send()];
  await world.emulator.settled();

  expect([inAnswer.code, byStatus.status, untouched.status]).toEqual([131016, 200, 200]);
  expect(world.county.statuses().find((one) => one["id"] === byStatus.id)).toMatchObject({
    status: "failed",
    errors: [{ code: 131026 }],
  });
  expect(shown()).toBe(1);
});

test("a share of the messages is hit, the same ones with the same seed", async () => {
  const run = async () => {
    await using world = await account({ seed: 3 });
    world.emulator.faults.add({ kind: "error", code: 131000, comes: "in the answer", share: 0.3 });
    const codes: unknown[] = [];
    // One after the other: the order decides who is hit.
    // oxlint-disable-next-line no-await-in-loop
    for (let n = 0; n < 40; n++)
      codes.push(
        (await world.send({ to: `49151000000${n + 10}`, type: "text", text: { body: "x" } })).code,
      );
    return codes.map((code) => code === 131000);
  };

  const [first, second] = [await run(), await run()];

  expect(first).toEqual(second);
  expect(first.filter(Boolean).length).toBeGreaterThan(4);
  expect(first.filter(Boolean).length).toBeLessThan(24);
});

test("rate and tier are set by the same call and read back from the number", async () => {
  await using world = await account();
  const post = (fault: unknown) =>
    fetch(`${world.emulator.url}/emulator/faults`, { method: "POST", body: JSON.stringify(fault) });

  await post([
    { kind: "rate", messagesPerSecond: 20 },
    { kind: "tier", tier: "TIER_250" },
  ]);
  const bad = await post({ kind: "earthquake" });

  const number = await world.call(
    "GET",
    `${world.emulator.settings.phoneNumberId}?fields=throughput,whatsapp_business_manager_messaging_limit,health_status`,
  );
  expect(number.body).toMatchObject({
    throughput: { level: "STANDARD" },
    whatsapp_business_manager_messaging_limit: "TIER_250",
    health_status: { can_send_message: "AVAILABLE" },
  });
  expect(bad.status).toBe(400);
});

test("other calls break only when a fault names them", async () => {
  await using world = await account();
  const list = () =>
    world.call("GET", `${world.emulator.settings.businessAccountId}/message_templates`);
  world.emulator.faults.add({ kind: "error", code: 190 });

  const untouched = await list();
  world.emulator.faults.add({
    kind: "error",
    code: 80007,
    count: 1,
    match: { call: "message_templates" },
  });
  const limited = await list();

  expect([untouched.status, limited.code, (await list()).status]).toEqual([200, 80007, 200]);
});
