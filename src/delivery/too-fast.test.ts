/** WhatsApp accepts messages, and reports later that they came too fast: whoever sends for the number goes slower. */
import { sql } from "kysely";
import { expect, test, vi } from "vitest";
import { failureOf } from "../channels/whatsapp/failures.ts";
import { transact } from "../db/db.ts";
import { readTrouble, recordStatuses } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";

type Engine = Awaited<ReturnType<typeof openEngine>>;

/** A broadcast to so many, all accepted at full pace; their reports are recorded outside of the sender, as by the intake. */
async function openAccepted(count: number, code = 130429): Promise<Engine> {
  const engine = await openEngine();
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(await engine.crowd(count));
  engine.emulator.faults.add({ kind: "error", code, comes: "by status" });
  await engine.sends();
  return engine;
}

/** What became of the pace, as the log has it: 0.5 where it was halved. */
function shares({ lines }: Engine): number[] {
  return lines
    .filter((line) => line.includes("pace changed"))
    .map((line) => (JSON.parse(line) as { share: number }).share); // A line that our own log has just written.
}

async function sends({ db }: Engine) {
  const { rows } = await sql<{ id: number; providerMessageId: string }>`
    select id, provider_message_id as "providerMessageId"
    from deliveries
    order by id`.execute(db);
  return rows;
}

async function countMarks({ db }: Engine): Promise<void> {
  await sql`create table marks (at timestamptz)`.execute(db);
  await sql`
    create function count_mark() returns trigger language plpgsql as $$
    begin
      insert into marks values (new.told_too_fast_at);
      return null;
    end $$`.execute(db);
  await sql`
    create trigger count_marks after update of told_too_fast_at on channel_accounts
    for each row execute function count_mark()`.execute(db);
}

async function marks({ db }: Engine): Promise<number> {
  return (await sql`select from marks`.execute(db)).rows.length;
}

async function said({ db, accountId }: Engine) {
  return (await readTrouble(db, accountId))?.kind ?? null;
}

test("the sender halves its pace, staff read it, and the messages go again", async () => {
  await using engine = await openAccepted(12);
  const before = await said(engine);

  await engine.hears();
  await engine.loop.once();

  expect(before).toBeNull();
  expect(shares(engine)).toEqual([0.5]);
  expect(await said(engine)).toBe("slowed");
  expect(await engine.counts()).toEqual({ queued: 12 });
});

test("the log tells when the number is back at its full pace", async () => {
  await using engine = await openAccepted(1);
  await engine.hears();
  await engine.loop.once();
  const ann = await engine.meets("Ann");
  const told = () => engine.lines.filter((line) => line.includes("back at full pace")).length;
  using time = vi.spyOn(performance, "now");
  const standsAt = performance.now();
  const goesWell = async (second: number) => {
    time.mockReturnValue(standsAt + second * 1_100);
    await engine.answer(ann, "Guten Tag");
    await engine.sends();
    return told();
  };

  const perSecond: number[] = [];
  for (let second = 1; second <= 10; second += 1) perSecond.push(await goesWell(second));

  // Half the pace and a tenth more a second: whole after eight, and said once.
  expect(perSecond).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 1, 1]);
});

test("a crowd of reports in one body is one write", async () => {
  await using engine = await openAccepted(200);
  await countMarks(engine);

  const heard = await engine.hears();

  expect(heard).toHaveLength(200);
  expect(await marks(engine)).toBe(1);
});

test("all that is reported within a second is one write", async () => {
  await using engine = await openAccepted(4);
  await countMarks(engine);

  for (const { id, providerMessageId } of await sends(engine)) {
    await engine.report({
      state: "failed",
      deliveryRef: String(id),
      providerMessageId,
      failure: failureOf({ code: 130429 }),
    });
    engine.clock.advance("600ms");
  }

  expect(await marks(engine)).toBe(2);
});

test("a report that is repeated slows nothing a second time", async () => {
  await using engine = await openAccepted(3);
  const heard = await engine.hears();
  engine.clock.advance("1m");

  await transact(engine.db, async (tx) => {
    const fresh = heard.map((event) => ({ ...event, at: engine.clock.now() }));
    await recordStatuses(tx, engine.accountId, fresh, engine.clock.now());
  });
  await engine.loop.once();

  expect(heard).toHaveLength(3);
  expect(shares(engine)).toEqual([]);
});

test("bodies that are taken in hours later slow nothing, and their messages go again", async () => {
  await using engine = await openAccepted(3);
  await engine.emulator.settled();
  engine.clock.advance("1h");

  await engine.hears();
  await engine.loop.once();

  expect(shares(engine)).toEqual([]);
  expect(await engine.counts()).toEqual({ queued: 3 });
});

test("a template that WhatsApp is still setting up is no reason to slow the number", async () => {
  await using engine = await openAccepted(3, 134101);

  await engine.hears();
  await engine.loop.once();

  expect(shares(engine)).toEqual([]);
  expect(await engine.counts()).toEqual({ queued: 3 });
});

test("who takes the number over from a process that died heeds what was reported meanwhile", async () => {
  await using engine = await openAccepted(3);
  await engine.hears();
  const second = engine.another("second");

  engine.clock.advance("11s");
  await second.once();

  expect(shares(engine)).toEqual([0.5]);
});
