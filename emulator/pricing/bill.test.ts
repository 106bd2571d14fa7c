import { expect, test } from "vitest";
import { account, type Account } from "../test-support/account.ts";
import { createTemplates, named, tip, tipBody } from "../test-support/templates.ts";
import { marketOf, rateCardAt } from "./rate-cards.ts";

const marketing = {
  type: "template",
  template: tipBody(named("titel", "Hofkonzert"), named("datum", "4. Dez.")),
};
const utility = {
  name: "bestaetigung",
  language: "de",
  category: "UTILITY",
  components: [{ type: "BODY", text: "Sie haben sich angemeldet." }],
};
const confirmation = {
  type: "template",
  template: { name: "bestaetigung", language: { code: "de" } },
};
const reply = { type: "text", text: { body: "Guten Tag" } };

/** This many people write and are answered, 50 at a time. */
async function answer(world: Account, times: number): Promise<void> {
  for (let n = 0; n < times; n += 50) {
    const people = Array.from({ length: Math.min(50, times - n) }, (_, index) =>
      world.emulator.people.withPhone(`4915100${100_000 + n + index}`),
    );
    for (const person of people) world.emulator.people.write(person, "Hallo");
    // oxlint-disable-next-line no-await-in-loop
    await Promise.all(people.map((person) => world.send({ to: person.phone, ...reply })));
  }
  await world.emulator.settled();
}

test("since October 2026 marketing, utility and replies above the first thousand cost", async () => {
  await using world = await account();
  await createTemplates(world, tip, utility);
  const ann = world.emulator.people.add({ name: "Ann" });
  world.emulator.people.write(ann, "Hallo");

  await world.send({ to: ann.phone, ...marketing });
  await world.send({ to: ann.phone, ...confirmation });
  await answer(world, 1_002);

  const bill = world.emulator.bill();
  expect(bill.card.validFrom).toBe("2026-10-01");
  expect(
    bill.lines.map(({ category, delivered, free, micros }) => ({
      category,
      delivered,
      free,
      micros,
    })),
  ).toEqual([
    { category: "marketing", delivered: 1, free: 0, micros: 113_100 },
    { category: "utility", delivered: 1, free: 0, micros: 45_600 },
    { category: "service", delivered: 1_002, free: 1_000, micros: 2 * 45_600 },
  ]);
  expect([bill.totalMicros, bill.currency, bill.freeServiceMessagesLeft]).toEqual([
    113_100 + 3 * 45_600,
    "EUR",
    0,
  ]);
});

test("the free replies come anew with each month of the account's time zone", async () => {
  let now = new Date("2026-11-30T22:30:00Z");
  await using world = await account({ clock: { now: () => now } });
  await answer(world, 3);
  const november = world.emulator.bill().freeServiceMessagesLeft;

  now = new Date("2026-11-30T23:30:00Z");

  expect([november, world.emulator.bill().freeServiceMessagesLeft]).toEqual([997, 1_000]);
});

test("before October 2026 replies and utility inside the window cost nothing", async () => {
  await using world = await account({
    clock: { now: () => new Date("2026-09-30T12:00:00Z") },
    currency: "USD",
  });
  await createTemplates(world, tip, utility);
  const ann = world.emulator.people.add({ name: "Ann" });

  await world.send({ to: ann.phone, ...confirmation });
  world.emulator.people.write(ann, "Hallo");
  await world.send({ to: ann.phone, ...confirmation });
  await world.send({ to: ann.phone, ...reply });
  await world.send({ to: ann.phone, ...marketing });
  await world.emulator.settled();

  expect(world.emulator.bill()).toMatchObject({
    totalMicros: 55_000 + 136_500,
    currency: "USD",
    card: { validFrom: "2025-07-01" },
    freeServiceMessagesLeft: null,
  });
});

test("what fails or never arrives is not charged", async () => {
  await using world = await account();
  await createTemplates(world, tip);
  const ann = world.emulator.people.add({ name: "Ann" });
  await fetch(`${world.emulator.url}/emulator/people/${ann.id}/phone`, {
    method: "POST",
    body: JSON.stringify({ on: false }),
  });

  await world.send({ to: "4915550131026", ...marketing });
  await world.send({ to: ann.phone, ...marketing });
  await world.emulator.settled();
  const meanwhile = world.emulator.bill().totalMicros;
  await fetch(`${world.emulator.url}/emulator/people/${ann.id}/phone`, {
    method: "POST",
    body: JSON.stringify({ on: true }),
  });

  expect([meanwhile, world.emulator.bill().totalMicros]).toEqual([0, 113_100]);
});

test("statuses say what a message costs: sent and delivered do, read does not", async () => {
  await using world = await account();
  const ann = world.emulator.people.add({ name: "Ann", readsAtOnce: true });
  await createTemplates(world, tip);

  await world.send({ to: ann.phone, ...marketing });
  await world.emulator.settled();

  const pricing = { billable: true, pricing_model: "PMP", type: "regular", category: "marketing" };
  expect(world.county.statuses().map((one) => [one["status"], one["pricing"]])).toEqual([
    ["sent", pricing],
    ["delivered", pricing],
    ["read", undefined],
  ]);
});

test("the card goes by the day, the market by the country code", () => {
  expect(
    ["2025-01-01", "2025-07-01", "2026-09-30", "2026-10-01", "2027-05-01"].map(
      (day) => rateCardAt(new Date(day)).validFrom,
    ),
  ).toEqual(["2025-07-01", "2025-07-01", "2025-07-01", "2026-10-01", "2026-10-01"]);
  expect(["491711", "431711", "351911"].map(marketOf)).toEqual([
    "germany",
    "rest-of-western-europe",
    "rest-of-western-europe",
  ]);
});
