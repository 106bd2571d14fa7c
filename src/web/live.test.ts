import { Hono } from "hono";
import { expect, test } from "vitest";
import { testClock } from "../../test/support/clock.ts";
import { liveTopic, openLive, streamLive } from "./live.ts";

test("everyone who subscribed to a topic hears of it, others do not", async () => {
  const live = openLive(testClock());
  await using inbox = live.subscribe("inbox");
  await using other = live.subscribe("conversation:7");
  const heard: string[] = [];
  const first = inbox[Symbol.asyncIterator]()
    .next()
    .then(({ value }) => heard.push(`inbox ${String(value)}`));
  void other[Symbol.asyncIterator]()
    .next()
    .then(({ value }) => heard.push(`other ${String(value)}`));

  live.announced("inbox");
  await first;

  expect(heard).toEqual(["inbox inbox"]);
});

test("what is announced while the reader is busy is heard once afterwards", async () => {
  const live = openLive(testClock());
  await using inbox = live.subscribe("inbox");
  const iterator = inbox[Symbol.asyncIterator]();

  live.announced("inbox");
  live.announced("inbox");
  live.announced("inbox");
  const first = await iterator.next();
  const second = iterator.next();
  await inbox[Symbol.asyncDispose]();

  expect(first.value).toBe("inbox");
  expect((await second).done).toBe(true);
});

test("after the connection was away everybody looks again", async () => {
  const live = openLive(testClock());
  await using inbox = live.subscribe("inbox");

  live.everything();

  expect((await inbox[Symbol.asyncIterator]().next()).value).toBe("inbox");
});

test("what was announced between the reading of a page and its stream is heard, once", async () => {
  const live = openLive(testClock());
  live.announced("inbox");

  await using inbox = live.subscribe("inbox");
  const iterator = inbox[Symbol.asyncIterator]();
  const first = await iterator.next();
  const second = iterator.next();
  await inbox[Symbol.asyncDispose]();

  expect(first.value).toBe("inbox");
  expect((await second).done).toBe(true);
});

test.each([
  ["something else", "tips", "0s"],
  ["something long ago", "inbox", "1m"],
])("%s that was announced is no news to a new page", async (_, topic, ago) => {
  const clock = testClock();
  const live = openLive(clock);
  live.announced(topic);
  clock.advance(ago);
  live.announced("overview");

  await using inbox = live.subscribe("inbox");
  const first = inbox[Symbol.asyncIterator]().next();
  await inbox[Symbol.asyncDispose]();

  expect((await first).done).toBe(true);
});

test("a page that was opened while the connection was away looks again", async () => {
  const live = openLive(testClock());
  live.everything();

  await using inbox = live.subscribe("inbox");

  expect((await inbox[Symbol.asyncIterator]().next()).value).toBe("inbox");
});

test.each([
  ["first", {}, "ready"],
  ["coming back", { "last-event-id": "1" }, "changed"],
])("a browser %s is told %s", async (_, headers, event) => {
  const live = openLive(testClock());
  const app = new Hono().get("/live", (c) => streamLive(c, live, "inbox"));

  const stream = (await app.request("/live", { headers })).body?.getReader();
  const events = [await read(stream)];
  live.announced("inbox");
  events.push(await read(stream));
  await stream?.cancel();

  expect(events[0]).toContain(`event: ${event}\n`);
  expect(events[1]).toBe("event: changed\ndata: inbox\n\n");
});

async function read(stream: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<string> {
  return new TextDecoder().decode((await stream?.read())?.value);
}

test.each([
  ["inbox", true],
  ["tips", true],
  ["conversation:12", true],
  ["broadcast:0f8fad5b-d9cb-469f-a165-70867728950e", true],
  ["conversation:", false],
  ["inbox; drop", false],
])("%s is a topic: %s", (topic, is) => {
  expect(liveTopic.test(topic)).toBe(is);
});
