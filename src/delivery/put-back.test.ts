/** Who was refused for now does not go to the end of a long broadcast, and does not hold it up either. */
import { expect, test } from "vitest";
import { openEngine } from "./testing-delivery.ts";
import { openSink, type Arrival } from "./testing-sink.ts";

/** About one message, so that the number keeps its pace: WhatsApp could not load its file. */
const temporary = { code: 131014 };

function phonesOf(arrivals: readonly Arrival[]): string[] {
  return arrivals.map(({ to }) => to);
}

test("who was refused as too fast in an urgent broadcast goes again as soon as the pause is over", async () => {
  let passes = (): void => undefined;
  await using sink = await openSink((_, count) => {
    if (count === 20) return { code: 130429 };
    if (count > 20) passes();
    return "accept";
  });
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 200 });
  const batch = await engine.opensBatch("Bitte das Gebiet verlassen", { lane: "urgent" });
  await batch.add(await engine.crowd(200));
  // As if twenty left in a second.
  passes = () => engine.clock.advance("50ms");

  await engine.until(async () => {
    await engine.loop.once();
    return sink.arrivals.length === 201;
  });

  const phones = phonesOf(sink.arrivals);
  // Two seconds and the jitter are fifty messages; then it stands in the next group.
  expect(phones.lastIndexOf(phones[19] ?? "")).toBeLessThan(130);
});

test("those who are tried again take half of a group at most: the others are not held up", async () => {
  const refusals = 20;
  await using sink = await openSink((_, count) =>
    count > 5 && count <= 5 + refusals ? temporary : "accept",
  );
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 40 });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(60));
  while (sink.arrivals.length < 5 + refusals) await engine.loop.once();
  const refused = new Set(phonesOf(sink.arrivals.slice(5)));

  engine.clock.advance("3s");
  await engine.loop.once();
  await engine.loop.once();

  const groups = [sink.arrivals.slice(25, 35), sink.arrivals.slice(35, 45)];
  expect(
    groups.map((group) => phonesOf(group).filter((phone) => refused.has(phone)).length),
  ).toEqual([5, 5]);
  await engine.sends();
  expect(await engine.counts()).toEqual({ accepted: 60 });
});

test("the first few of a broadcast that goes on are not those who were refused when it was halted", async () => {
  await using sink = await openSink(() => ({ code: 100 }));
  await using engine = await openEngine({ apiUrl: sink.url });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(20));
  await engine.sends();

  await batch.resume();
  await engine.sends();

  // A second refusal would count as a fault of the person's own, and end it.
  expect(new Set(phonesOf(sink.arrivals)).size).toBe(10);
  expect(await engine.counts()).toEqual({ queued: 20 });
});

test("where one leaves at a time, as while WhatsApp is out of order, it is not the same one over and over", async () => {
  await using sink = await openSink((_, count) => (count > 5 ? temporary : "accept"));
  await using engine = await openEngine({ apiUrl: sink.url, messagesPerSecond: 4 });
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(8));

  while (sink.arrivals.length < 8) {
    await engine.loop.once();
    engine.clock.advance("3s");
  }

  expect(new Set(phonesOf(sink.arrivals)).size).toBe(8);
});
