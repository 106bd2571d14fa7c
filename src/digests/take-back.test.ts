import { sql } from "kysely";
import { expect, test } from "vitest";
import { deliveriesRead, plantBatches } from "../../test/support/deliveries-read.ts";
import { takeBackUnheard } from "./take-back.ts";
import { openTips } from "./testing-tips.ts";

test("whether tips reached anybody is asked of their own deliveries, however long the ledger is", async () => {
  await using tips = await openTips([
    { uid: "1", start: "20261125T183000Z", title: "Adventskonzert" },
  ]);
  await plantBatches(tips.db, 20_000);
  await tips.until("2026-11-24T14:00:00Z");
  await tips.until("2026-11-25T06:30:00Z");
  await sql`update deliveries set state = 'read'`.execute(tips.db);
  await sql`update broadcasts set state = 'sent'`.execute(tips.db);

  const read = await deliveriesRead(tips.db, (tx) => takeBackUnheard(tx, tips.clock.now()));

  expect(await tips.runs()).toEqual(["2026-11-25 sent"]);
  expect(read).toBe(1);
});
