/** Days of random broadcasts, wishes, tips, stops and outages: never more than promised, nothing lost, nothing twice. */
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../../db/db.ts";
import { withdrawUnwanted } from "../../delivery/delivery.ts";
import { usualQuietHours } from "../plan/quiet-hours.ts";
import { saveQuietHours } from "../plan/quiet-setting.ts";
import { openCounty } from "../testing-county.ts";
import { saveSummarySetting, usualSummaries } from "./setting.ts";

type County = Awaited<ReturnType<typeof openCounty>>;

const people = [1, 2, 3] as const;
const person = fc.constantFrom(...people);
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("broadcast" as const),
      topics: fc.constantFrom([0], [1], [0, 1]),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("tips" as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("wish" as const),
      person,
      frequency: fc.constantFrom("at-once", "daily", "weekly"),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("stop" as const), person }) },
  // The clock goes on; the program may be off meanwhile, and what is queued may have to wait for the next day.
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant("hours" as const),
      hours: fc.integer({ min: 1, max: 30 }),
      leaves: fc.boolean(),
    }),
  },
);

test("whatever happens, nobody gets more a day than promised, and nobody loses or doubles a message", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 24 }),
      fc.integer({ min: 1, max: 3 }),
      live,
    ),
    { numRuns: 8 },
  );
}, 180_000);

async function live(
  steps: readonly (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[],
  mostADay: number,
) {
  await using county = await openCounty();
  county.clock.set(new Date("2026-11-24T09:00:00Z"));
  await county.people(people.length);
  // Quiet hours are another matter.
  await transact(county.db, (tx) => saveQuietHours(tx, { ...usualQuietHours, on: false }));
  await transact(county.db, (tx) => saveSummarySetting(tx, { ...usualSummaries, mostADay }));
  const stopped = new Set<number>();
  /** Who was to get which broadcast, by id. */
  const entitled = new Map<string, readonly number[]>();
  for (const one of steps) {
    await keepWindowsOpen(county);
    switch (one.kind) {
      case "broadcast":
      case "tips": {
        const isTips = one.kind === "tips";
        const topicIds = (isTips ? [0] : one.topics).flatMap(
          (index) => county.topicIds[index] ?? [],
        );
        const { id } = await county.draft({ topicIds, lane: isTips ? "digest" : "broadcast" });
        await county.does("send", id);
        await turns(county);
        if (!isTips)
          entitled.set(
            id,
            people.filter((who) => !stopped.has(who)),
          );
        break;
      }
      case "wish":
        await sql`
          update subscriptions
          set frequency = ${one.frequency}
          where subscriber_id = ${one.person}`.execute(county.db);
        break;
      case "stop":
        stopped.add(one.person);
        await stop(county, one.person);
        break;
      case "hours":
        if (one.leaves) await leaves(county);
        county.clock.advance(`${one.hours}h`);
        await keepWindowsOpen(county);
        await turns(county);
        break;
    }
  }
  await leaves(county);
  expect(await mostOnADay(county)).toBeLessThanOrEqual(mostADay);
  for (const [id, whom] of entitled)
    for (const who of whom) {
      const ways = await waysOf(county, id, who);
      expect(ways, `broadcast ${id} for ${who}`).toBeLessThanOrEqual(1);
      if (!stopped.has(who)) expect(ways, `broadcast ${id} for ${who}`).toBe(1);
    }
}

async function turns(county: County): Promise<void> {
  while (await county.loop().once());
}

async function keepWindowsOpen({ db, clock }: County): Promise<void> {
  await sql`update addresses set last_inbound_at = ${clock.now()}`.execute(db);
}

async function leaves({ db, clock }: County): Promise<void> {
  await sql`
    update deliveries
    set state = 'delivered', sending_at = ${clock.now()}
    where state = 'queued'`.execute(db);
  await sql`delete from delivery_queue`.execute(db);
}

async function stop({ db, clock }: County, who: number): Promise<void> {
  await sql`update subscriptions set state = 'ended' where subscriber_id = ${who}`.execute(db);
  await transact(db, (tx) => withdrawUnwanted(tx, who, [], clock.now()));
}

async function mostOnADay({ db }: County): Promise<number> {
  const { rows } = await sql<{ most: number }>`
    select coalesce(max(count), 0) as most
    from (
      select count(*) as count
      from deliveries
      where state = 'delivered'
      group by subscriber_id, (sending_at at time zone 'Europe/Berlin')::date
    ) days`.execute(db);
  return rows[0]?.most ?? 0;
}

/** How often it was sent to them, by itself or in a summary, or waits to be. */
async function waysOf({ db }: County, id: string, who: number): Promise<number> {
  const { rows } = await sql<{ ways: number }>`
    select (
      select count(*)
      from deliveries
      where batch_id = ${id}
        and subscriber_id = ${who}
        and state = 'delivered'
    ) + (
      select count(*)
      from summary_items item
      left join deliveries carrier on carrier.batch_id = item.summary_id
        and carrier.subscriber_id = item.subscriber_id
      where item.broadcast_id = ${id}
        and item.subscriber_id = ${who}
        and (item.summary_id is null or carrier.state = 'delivered')
    ) as ways`.execute(db);
  return rows[0]?.ways ?? 0;
}
