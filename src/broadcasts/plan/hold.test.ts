/** What is not urgent waits for the end of the quiet hours, before its start and on its way. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../../db/db.ts";
import { openCounty } from "../testing-county.ts";
import { usualQuietHours } from "./quiet-hours.ts";
import { saveQuietHours } from "./quiet-setting.ts";

const at = (time: string) => new Date(time);
const evening = at("2026-11-24T19:00:00Z");
const morning = at("2026-11-25T06:00:00Z");

type County = Awaited<ReturnType<typeof openCounty>>;

async function batchState({ db }: County, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ state: string }>`select state from batches where id = ${id}`.execute(
    db,
  );
  return rows[0]?.state;
}

/** Three people, and a broadcast that started on Tuesday morning. */
async function underWay(county: County, lane: "broadcast" | "urgent" | "digest" = "broadcast") {
  await county.people(3);
  const { id } = await county.draft({ lane });
  await county.does("send", id);
  await county.loop().once();
  return id;
}

test("a broadcast that is due in quiet hours waits for their end and then starts by itself", async () => {
  await using county = await openCounty();
  await county.people(3);
  const { id } = await county.draft();

  await county.does("schedule", id, at("2026-11-24T21:00:00Z"));
  const planned = await county.read(id);
  county.clock.set(at("2026-11-24T21:00:00Z"));
  await county.loop().once();
  const waiting = await county.read(id);
  county.clock.set(morning);
  await county.loop().once();

  expect(planned.quietUntil).toEqual(morning);
  expect(waiting).toMatchObject({ state: "scheduled", quietUntil: morning });
  expect(await county.read(id)).toMatchObject({ state: "sending", quietUntil: null, audience: 3 });
});

test("a server that was off all night starts in the morning what waited for it", async () => {
  await using county = await openCounty();
  await county.people(1);
  const { id } = await county.draft();
  await county.does("schedule", id, at("2026-11-24T21:00:00Z"));

  county.clock.set(at("2026-11-25T07:30:00Z"));
  await county.loop().once();

  expect((await county.read(id)).state).toBe("sending");
});

test("what was due by day and is found in the evening waits for the morning", async () => {
  await using county = await openCounty();
  await county.people(1);
  const { id } = await county.draft();
  await county.does("schedule", id, at("2026-11-24T18:30:00Z"));

  county.clock.set(at("2026-11-24T19:10:00Z"));
  await county.loop().once();
  const waiting = await county.read(id);
  county.clock.set(morning);
  await county.loop().once();

  expect(waiting).toMatchObject({ state: "scheduled", quietUntil: morning });
  expect((await county.read(id)).state).toBe("sending");
});

test("a broadcast under way holds when the quiet hours begin, and goes on when they end", async () => {
  await using county = await openCounty();
  const id = await underWay(county);

  county.clock.set(evening);
  await county.loop().once();
  const held = await county.read(id);
  const batchHeld = await batchState(county, id);
  county.clock.set(morning);
  await county.loop().once();

  expect(held).toMatchObject({ state: "sending", quietUntil: morning });
  expect(batchHeld).toBe("paused");
  expect((await county.read(id)).quietUntil).toBeNull();
  expect(await batchState(county, id)).toBe("open");
});

test.each(["urgent", "digest"] as const)("%s goes at any hour", async (lane) => {
  await using county = await openCounty();
  const id = await underWay(county, lane);

  county.clock.set(evening);
  await county.loop().once();

  expect((await county.read(id)).quietUntil).toBeNull();
  expect(await batchState(county, id)).toBe("open");
});

test("what a person paused stays paused in the morning; resumed at night, it waits", async () => {
  await using county = await openCounty();
  const id = await underWay(county);
  county.clock.set(evening);
  await county.loop().once();

  await county.does("pause", id);
  county.clock.set(morning);
  await county.loop().once();
  const paused = await county.read(id);
  county.clock.set(at("2026-11-25T20:00:00Z"));
  await county.does("resume", id);

  expect(paused).toMatchObject({ state: "paused", quietUntil: null });
  expect(await batchState(county, id)).toBe("paused");
  expect(await county.read(id)).toMatchObject({
    state: "sending",
    quietUntil: at("2026-11-26T06:00:00Z"),
  });
});

test("the engine's own stop outlasts the night", async () => {
  await using county = await openCounty();
  const id = await underWay(county);
  county.clock.set(evening);
  await county.loop().once();
  await sql`update batches set state = 'halted', halted_reason = 'Abgelehnt.' where id = ${id}`.execute(
    county.db,
  );

  county.clock.set(morning);
  await county.loop().once();

  expect(await county.read(id)).toMatchObject({
    state: "paused",
    hindrance: "Abgelehnt.",
    quietUntil: null,
  });
  expect(await batchState(county, id)).toBe("halted");
});

test("other quiet hours count at once, for what is planned and for what waits", async () => {
  await using county = await openCounty();
  const held = await underWay(county);
  const { id: planned } = await county.draft({ title: "Weihnachtsmarkt" });
  await county.does("schedule", planned, at("2026-11-24T21:00:00Z"));
  county.clock.set(evening);
  await county.loop().once();

  await transact(county.db, (tx) => saveQuietHours(tx, { ...usualQuietHours, from: "23:00" }));
  await county.loop().once();

  expect((await county.read(held)).quietUntil).toBeNull();
  expect(await batchState(county, held)).toBe("open");
  expect((await county.read(planned)).quietUntil).toBeNull();
});
