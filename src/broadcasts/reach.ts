/** How many people a broadcast reaches, how many of them by free text, and what that will cost. */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { marketOf, type Market } from "../channels/channels.ts";
import { estimate, readBudget, type Budget, type Estimate, type People } from "../costs/costs.ts";
import type { Db } from "../db/db.ts";
import { roomToday } from "../delivery/delivery.ts";
import { audienceOf } from "./correction/audience-of.ts";
import type { Broadcast } from "./read.ts";
import { anybodyCollects, hearsAtOnce, isForSummaries } from "./summary/collects.ts";

export type Reach = {
  /** Who gets it now, as far as the promise of messages a day does not hold it back. */
  readonly people: number;
  /** Who gets it with their summary, as they chose. */
  readonly later: number;
  /** Of these, with an open service window: they get the free text. */
  readonly inWindow: number;
  /** How many of them WhatsApp's limit lets us write to today; the rest follows by itself. */
  readonly today: number;
  readonly cost: Estimate;
  /** Null where there is none. */
  readonly budget: Budget | null;
};

/** What decides whom it is for; nothing for one that is not written yet. */
type About = Partial<Pick<Broadcast, "id" | "lane" | "corrects" | "isSummary">>;

/** As of `now`; people come and go until it starts. */
export async function reachOf(
  db: Db,
  accountId: number,
  topicIds: readonly number[],
  timeZone: string,
  now: Date,
  about: About = {},
): Promise<Reach> {
  const { id, corrects = [], isSummary = false } = about;
  const everyone = audienceOf({
    accountId,
    topicIds,
    today: todayIn(timeZone, now),
    corrects: corrects.map((corrected) => corrected.id),
    summaryId: isSummary ? id : null,
  });
  const isCollected = isForSummaries(about) && (await anybodyCollects(db, topicIds));
  const reached = isCollected ? hearsAtOnce(everyone, topicIds) : everyone;
  const classes = await priceClasses(db, reached, now);
  const inWindow = classes.reduce((sum, one) => sum + one.inWindow, 0);
  const people = classes.reduce((sum, one) => sum + one.inWindow + one.outside, 0);
  const cost = await estimate(db, accountId, classes, now);
  const budget = await readBudget(db, now);
  const room = (await roomToday(db, accountId, now)) ?? people;
  const today = Math.min(people, inWindow + room);
  const later = isCollected ? (await count(db, everyone)) - people : 0;
  return { people, later, inWindow, today, cost, budget };
}

async function count(db: Db, reached: ReturnType<typeof audienceOf>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from (${reached}) reached`.execute(db);
  return rows[0]?.count ?? 0;
}

/** False where the budget does not even reach for one of them: then it does not start at all. Pure. */
export function paysForSomebody({ cost, budget }: Reach): boolean {
  if (budget === null || cost.lines.length === 0) return true;
  return cost.lines.some(({ each }) => each <= budget.left);
}

/** Counted by the beginnings of number and user id, which decide on the market: some lines for any number of people. */
async function priceClasses(
  db: Db,
  reached: ReturnType<typeof audienceOf>,
  now: Date,
): Promise<People[]> {
  const { rows } = await sql<{
    phone: string | null;
    bsuid: string | null;
    people: number;
    inWindow: number;
  }>`
    select left(address.phone, 4) as phone, left(address.bsuid, 2) as bsuid, count(*) as people,
      count(*) filter (where address.last_inbound_at > ${windowBegan(now)}) as "inWindow"
    from (${reached}) reached
    join addresses address on address.id = reached.address_id
    group by 1, 2`.execute(db);
  const classes = new Map<Market, { inWindow: number; outside: number }>();
  for (const { phone, bsuid, people, inWindow } of rows) {
    const market = marketOf({ phone: phone ?? undefined, bsuid: bsuid ?? undefined });
    const known = classes.get(market) ?? { inWindow: 0, outside: 0 };
    classes.set(market, {
      inWindow: known.inWindow + inWindow,
      outside: known.outside + people - inWindow,
    });
  }
  return [...classes].map(([market, counts]) => ({ market, ...counts }));
}

/** "YYYY-MM-DD" where the organisation is. */
export function todayIn(timeZone: string, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** Who wrote after this has an open window. An estimate: the engine asks again for each delivery as it leaves. */
function windowBegan(now: Date): Date {
  return new Date(now.getTime() - 24 * 3_600_000);
}
