/** The whole program over months of a clock that stands still until told: its loops are turned by hand. */
import { sql } from "kysely";
import { saveSummarySetting, usualSummaries } from "../../src/broadcasts/summary/setting.ts";
import { saveMonthlyBudget } from "../../src/costs/budget.ts";
import { monthOf, spentIn } from "../../src/costs/costs.ts";
import { transact } from "../../src/db/db.ts";
import { saveDigest, usualDigest } from "../../src/digests/digests.ts";
import { addSource } from "../../src/sources/sources.ts";
import { calendar, openServer } from "../../src/sources/testing-sources.ts";
import { epochOf } from "../../src/lib/zone.ts";
import { testClock } from "../support/clock.ts";
import { startService } from "../support/service.ts";
import type { Plan } from "./events.ts";

export const zone = "Europe/Berlin";
/** So many messages a day nobody gets more of, tips included. */
export const promised = 2;
export type County = Awaited<ReturnType<typeof openCounty>>;

/** What a day is made of. The others are housekeeping: once a week. */
const daily = ["intake", "sources", "tips", "broadcasts", "sender"];
const weekly = ["templates", "old events", "retention", "privacy", "silence"];

export async function openCounty(plan: Plan, start: string) {
  const clock = testClock(start);
  const service = await startService({
    clock,
    byHand: true,
    countdownSeconds: 0,
    messagesPerSecond: 10_000,
  });
  const { db, emulator, loops } = service;
  const webhooks = `${service.url}/webhooks/whatsapp`;
  const server = await openServer((_, response) => {
    response.writeHead(200, { "content-type": "text/calendar" }).end(calendar(...plan.told()));
  });
  const topicId = await idOfTips();
  await transact(db, async (tx) => {
    await addSource(
      tx,
      {
        title: "Kulturkalender",
        url: `${server.url}/kalender.ics`,
        format: "icalendar",
        topicId,
        draftsNews: false,
        onlyCities: [],
        onlyCategories: [],
        everyMinutes: 30,
      },
      clock.now(),
    );
    await saveDigest(tx, topicId, usualDigest, clock.now());
    await saveSummarySetting(tx, { ...usualSummaries, mostADay: promised });
  });

  const turn = async (name: string): Promise<boolean> => {
    const loop = loops.get(name);
    if (loop === undefined) throw new Error(`There is no loop called ${name}`);
    let worked = false;
    while (await loop.once()) worked = true;
    return worked;
  };
  /** Until nobody has anything left to do at this moment. */
  const works = async (): Promise<void> => {
    let worked = true;
    while (worked) {
      worked = false;
      await emulator.settled();
      for (const name of daily) worked = (await turn(name)) || worked;
    }
  };
  const housekeeping = async (): Promise<void> => {
    for (const name of weekly) await turn(name);
    await works();
  };
  await housekeeping();

  return {
    ...service,
    clock,
    works,
    housekeeping,
    /** "2027-03-28", "07:30" where the county is. */
    at(day: string, time: string) {
      clock.set(new Date(epochOf(Date.parse(`${day}T${time}:00Z`), zone)));
    },
    /** While the program is away nobody answers webhooks; WhatsApp tells again, for 36 hours. */
    isAway(away: boolean) {
      emulator.setWebhookUrl(away ? "http://127.0.0.1:9/" : webhooks);
    },
    /** From now on this month may cost so much more. */
    async allows(moreMicros: number) {
      const { micros } = await spentIn(db, monthOf(clock.now(), zone));
      await transact(db, async (tx) => await saveMonthlyBudget(tx, micros + moreMicros));
    },
    /** There is no budget any more, and what it stopped goes on. How much that was. */
    async hasMoney(): Promise<number> {
      await transact(db, async (tx) => await saveMonthlyBudget(tx, null));
      const { rows } = await sql<{ id: string }>`
        select id from broadcasts where state = 'paused'`.execute(db);
      for (const { id } of rows) await service.api("POST", `/broadcasts/${id}/resumption`);
      return rows.length;
    },
    /** A broadcast beside the tips, at once. */
    async tellsAll(title: string) {
      const text = "Was sich ändert, steht auf unserer Seite.";
      const topics = ["aktuelles", "kultur"];
      await service.api("POST", "/broadcasts", {
        title,
        teaser: title,
        text,
        topics,
        sendAt: "now",
      });
    },
    async [Symbol.asyncDispose]() {
      await service[Symbol.asyncDispose]();
      await server[Symbol.asyncDispose]();
    },
  };

  async function idOfTips(): Promise<number> {
    const { rows } = await sql<{ id: number }>`
      select id from topics where key = 'veranstaltungstipps'`.execute(db);
    return rows[0]?.id ?? 0;
  }
}
