import { expect, test } from "vitest";
import { dailyForecast, spread } from "./daily-forecast.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink } from "./testing-sink.ts";

const now = new Date("2026-11-24T09:00:00Z");
const at = (time: string) => new Date(`2026-11-${time}:00Z`);

test.each([
  [
    "what is left goes now, the rest as places become free",
    { ahead: 0, own: 5, left: 2, taken: [{ at: at("24T18:00"), count: 8 }] },
    [
      { at: now, count: 2 },
      { at: at("24T18:00"), count: 3 },
    ],
  ],
  [
    "whoever waits in front takes the first places",
    { ahead: 3, own: 2, left: 2, taken: [{ at: at("24T18:00"), count: 8 }] },
    [{ at: at("24T18:00"), count: 2 }],
  ],
  [
    "more than two days' worth takes three days",
    { ahead: 0, own: 5, left: 2, taken: [] },
    [
      { at: now, count: 2 },
      { at: at("25T09:05"), count: 2 },
      { at: at("26T09:10"), count: 1 },
    ],
  ],
])("%s", (_, waiting, expected) => {
  expect(spread({ ...waiting, now })).toEqual(expected);
});

test("a batch that fits into the day has no forecast; one that does not says how many go when", async () => {
  await using sink = await openSink();
  await using engine = await openEngine({ apiUrl: sink.url, dailyRecipientLimit: 3 });
  const people = await engine.crowd(5);
  engine.clock.advance("48h");
  const outsideWindow = { type: "template", name: "hinweis", language: "de", body: [] } as const;
  const batch = await engine.opensBatch("Neuigkeiten", { outsideWindow });
  const forecast = async () =>
    (await dailyForecast(engine.db, engine.accountId, batch.id, engine.clock.now()))?.portions.map(
      ({ count }) => count,
    );

  await batch.add(people.slice(0, 3));
  const fits = await forecast();
  await batch.add(people);
  const before = await forecast();
  await engine.sends();
  const after = await forecast();

  expect({ fits, before, after }).toEqual({ fits: undefined, before: [3, 2], after: [2] });
});
