/** Who asks for one batch reads that batch, however long the ledger is. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { deliveriesRead, plantBatches } from "../../test/support/deliveries-read.ts";
import { actual } from "../costs/costs.ts";
import { listDeliveries, progress } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";

type Engine = Awaited<ReturnType<typeof openEngine>>;

const people = 20;

/** A batch to a few, the first of whom was erased since, in a ledger of many others. */
async function longLedger(engine: Engine): Promise<string> {
  const { db, clock } = engine;
  const batch = await engine.opensBatch("Heute");
  await batch.add(await engine.crowd(people));
  const now = clock.now();
  await sql`
    update deliveries
    set state = 'read', read_at = ${now}, charge_category = 'marketing',
      address_id = nullif(address_id, (select min(address_id) from deliveries))`.execute(db);
  await plantBatches(db, 1_000);
  return batch.id;
}

test("the counts, the costs and the list of a batch read its own deliveries and no others", async () => {
  await using engine = await openEngine();
  const { accountId, clock } = engine;
  const id = await longLedger(engine);

  const counts = await deliveriesRead(engine.db, async (tx) => {
    const { counts } = await progress(tx, accountId, id, clock.now());
    expect(counts.read).toBe(people);
  });
  const costs = await deliveriesRead(engine.db, async (tx) => {
    expect((await actual(tx, accountId, id)).micros).toBeGreaterThan(0);
  });
  const list = await deliveriesRead(engine.db, async (tx) => {
    expect(await listDeliveries(tx, accountId, id, 0, 1_000)).toHaveLength(people);
  });

  expect({ counts, costs, list }).toEqual({ counts: people, costs: people, list: people });
});

test("a page of the list reads what it shows, the first and any later one", async () => {
  await using engine = await openEngine();
  const { accountId, clock } = engine;
  const batch = await engine.opensBatch("Heute");
  await batch.add(await engine.crowd(1));
  await sql`
    insert into deliveries (account_id, lane, lane_rank, batch_id, state, subscriber_id, not_before, created_at)
    select account_id, lane, lane_rank, batch_id, 'read', subscriber_id, ${clock.now()}, ${clock.now()}
    from deliveries, generate_series(1, 5000)`.execute(engine.db);
  await sql`analyze deliveries`.execute(engine.db);

  const read: number[] = [];
  let after = 0;
  for (let page = 0; page < 3; page += 1)
    read.push(
      await deliveriesRead(engine.db, async (tx) => {
        const listed = await listDeliveries(tx, accountId, batch.id, after, 50);
        after = listed.at(-1)?.id ?? 0;
      }),
    );

  expect(read).toEqual([50, 50, 50]);
});

test("a statement that asks for the deliveries of each batch it finds reads these and no others", async () => {
  await using engine = await openEngine();
  const { accountId } = engine;
  await longLedger(engine);

  const read = await deliveriesRead(engine.db, async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id
      from batches
      where account_id = ${accountId}
        and not exists (
          select 1
          from deliveries
          where account_id = batches.account_id
            and batch_id = batches.id
            and deliveries.state = 'queued'
        )`.execute(tx);
    expect(rows).toHaveLength(1);
  });

  expect(read).toBe(people);
});
