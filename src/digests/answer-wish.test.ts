import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { answerWish } from "./answer-wish.ts";
import { openTips, type Tips } from "./testing-tips.ts";

const concert = { uid: "1", start: "20261125T183000Z", title: "Adventskonzert" };

test("who asks for tomorrow's tips gets them, with nothing below for who is subscribed", async () => {
  await using tips = await openTips([concert]);

  const text = await asks(tips, "Tipps für morgen");

  expect(text).toMatch(/^\*Tipps für Mittwoch, 25\. November\*\n\n1\. Adventskonzert\n[^\n]*$/);
});

test("asking once is no yes to a message every morning, after STOP and before the first word", async () => {
  await using tips = await openTips([concert]);
  for (const before of [
    sql`update subscriptions set state = 'ended'`,
    sql`delete from subscriptions`,
  ]) {
    await before.execute(tips.db);

    const text = await asks(tips, "Wochenende");

    expect(text).toMatch(/Schreiben Sie „Veranstaltungstipps“\.\nDatenschutz: https:\/\/\S+$/);
    const { rows } = await sql`select 1 from subscriptions where state = 'active'`.execute(tips.db);
    expect(rows).toEqual([]);
  }
});

async function asks(tips: Tips, text: string): Promise<string | null> {
  const now = tips.clock.now();
  const { publicUrl } = tips;
  const whom = { accountId: 1, addressId: 1, subscriberId: 1 };
  const asking = { ...whom, text, at: now, now, timeZone: "Europe/Berlin", publicUrl };
  const answer = await transact(tips.db, async (tx) => await answerWish(tx, asking));
  return answer?.message.type === "text" ? answer.message.body : null;
}
