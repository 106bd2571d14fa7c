/** Whether phones, ledger, bill, calendar and the program's own records agree. Each answers with the contradictions it found. */
import { sql } from "kysely";
import { actual } from "../../src/costs/costs.ts";
import { readLedger } from "../../src/costs/ledger.ts";
import type { County } from "./county.ts";
import type { Crowd } from "./crowd.ts";
import type { Day } from "./diary.ts";

/** Each phone shows exactly what the ledger says arrived there, and nothing that it says did not. */
export async function phonesAgainstLedger({ db, emulator }: County, { people }: Crowd) {
  const { rows } = await sql<{ bsuid: string; ids: string[] }>`
    select address.bsuid, array_agg(delivery.provider_message_id) as ids
    from deliveries delivery
    join addresses address on address.id = delivery.address_id
    where delivery.state in ('delivered', 'read')
    group by address.bsuid`.execute(db);
  const ledger = new Map(rows.map(({ bsuid, ids }) => [bsuid, ids]));
  return people.flatMap((person) => {
    const shown = emulator.people
      .messages(person)
      .filter(({ from }) => from === "county")
      .map(({ id }) => id);
    const told = ledger.get(person.userId) ?? [];
    return sorted(shown) === sorted(told)
      ? []
      : [`${person.name} has ${shown.length} messages, the ledger ${told.length}`];
  });
}

/** Nobody reads of a date twice unless it has changed in between. */
export async function toldTwice({ db }: County): Promise<string[]> {
  const { rows } = await sql<{ said: string }>`
    select concat(delivery.address_id, ': ', mention.said ->> 'title') as said
    from deliveries delivery
    join event_mentions mention on mention.batch_id = delivery.batch_id
    where delivery.state in ('delivered', 'read')
    group by delivery.address_id, mention.occurrence_id, mention.content_hash, mention.said ->> 'title'
    having count(*) > 1`.execute(db);
  return rows.map(({ said }) => said);
}

/** After "Sie sind abgemeldet" and in a pause a phone shows nothing of the many until its person writes for more. */
export async function toldAgainstTheirWill({ db, emulator }: County, { people }: Crowd) {
  const { rows } = await sql<{ id: string }>`
    select provider_message_id as id
    from deliveries
    where batch_id is not null
      and provider_message_id is not null`.execute(db);
  const ofMany = new Set(rows.map(({ id }) => id));
  return people.flatMap((person) => {
    let wish = "";
    let silentUntil = "";
    return emulator.people.messages(person).flatMap(({ id, from, text, at }) => {
      if (from === "person") {
        wish = isQuestion(text) ? wish : text;
        if (!/^(?:STOPP|PAUSE)/.test(wish)) silentUntil = "";
        return [];
      }
      // Answers that come late may be older than the last wish.
      const [, day, month] = /^Gut, wir machen Pause\. Ab \S+ (\d+)\.(\d+)\./.exec(text) ?? [];
      if (month !== undefined && wish.startsWith("PAUSE"))
        silentUntil = `${at.slice(0, 4)}-${two(month)}-${two(day)}`;
      if (text.startsWith("Sie sind abgemeldet") && wish === "STOPP") silentUntil = "9999";
      return ofMany.has(id) && at.slice(0, 10) < silentUntil
        ? [`${person.name}, ${at}: ${text.slice(0, 60)}`]
        : [];
    });
  });
}

type Run = {
  readonly day: string;
  readonly outcome: string;
  readonly told: Readonly<Record<string, string>>;
};

/** A day's tips went out, late or not at all, as they should; they told of nothing that did not stand in the calendar so. */
export async function runsAgainstDays({ db }: County, days: readonly Day[]): Promise<string[]> {
  const { rows } = await sql<Run>`
    select run.day, coalesce(run.skipped_because, run.state) as outcome,
      coalesce((
        select jsonb_object_agg(mention.said ->> 'title', mention.said ->> 'place')
        from event_mentions mention
        where mention.batch_id = run.broadcast_id
      ), '{}') as told
    from digest_runs run
    order by run.day`.execute(db);
  const runs = new Map(rows.map((run) => [run.day, run]));
  const known = new Map<string, string>();
  return days.flatMap((day) => {
    const run = runs.get(day.day);
    const isFresh = ([title, place]: readonly [string, string]) => known.get(title) !== place;
    const fresh = [...day.standing].filter(isFresh);
    const wrong = wrongOutcome(day, run?.outcome ?? "none", fresh.length);
    const told = Object.entries(run?.told ?? {});
    const untrue = told.filter(([title, place]) => day.standing.get(title) !== place);
    const again = told.filter((one) => !isFresh(one));
    for (const [title, place] of told) known.set(title, place);
    return [
      ...(wrong === null ? [] : [`${day.day}: ${wrong}`]),
      ...untrue.map(([title, place]) => `${day.day}: told of ${title} at ${place}`),
      ...again.map(([title]) => `${day.day}: told of ${title} as it was told before`),
    ];
  });
}

/** Null where it is as it should be. */
function wrongOutcome(day: Day, outcome: string, fresh: number): string | null {
  const should = outcomesOf(day, fresh);
  return should.includes(outcome) ? null : `${outcome} instead of ${should.join(" or ")}`;
}

function outcomesOf({ program, isPoor }: Day, fresh: number): string[] {
  if (program === "away") return ["too-late", "none"];
  if (program === "too-late") return ["too-late"];
  if (fresh === 0) return ["no-events"];
  return isPoor ? ["sent", "too-late"] : ["sent"];
}

/** What Meta charges is what the ledger says, in messages and in money. */
export async function ledgerAgainstBill({ db, emulator }: County) {
  const ledger = await readLedger(db, "2027-01-01", "2027-12-01");
  const { lines, totalMicros } = emulator.bill();
  const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
  return {
    ledger: {
      micros: sum(ledger.map(({ micros }) => micros)),
      count: sum(ledger.map(({ count }) => count)),
    },
    bill: { micros: totalMicros, count: sum(lines.map(({ delivered }) => delivered)) },
  };
}

/** Where all arrived as it was planned, it cost what was estimated. */
export async function costsAgainstEstimates({ db }: County) {
  const { rows } = await sql<{
    id: string;
    accountId: number;
    estimate: number;
    audience: number;
    atOnce: number;
  }>`
    select broadcast.id, broadcast.account_id as "accountId", estimate_micros as estimate, audience,
      (
        select count(*)
        from deliveries
        where batch_id = broadcast.id
          and delivered_at = broadcast.started_at
      ) as "atOnce"
    from broadcasts broadcast
    where started_at is not null`.execute(db);
  let exact = 0;
  const wrong: string[] = [];
  // Later it may be another month, or the window closed.
  for (const { id, accountId, estimate, audience, atOnce } of rows) {
    if (atOnce !== audience) continue;
    const { micros } = await actual(db, accountId, id);
    if (micros === estimate) exact += 1;
    else wrong.push(`${id}: ${estimate} was estimated for ${audience}, it cost ${micros}`);
  }
  return { exact, wrong };
}

/** Asking for something once is no wish for more. */
function isQuestion(text: string): boolean {
  return /\?$|^Tipps für morgen$|^Wochenende$/.test(text);
}

function two(digits: string | undefined): string {
  return (digits ?? "").padStart(2, "0");
}

function sorted(ids: readonly string[]): string {
  return [...ids].toSorted().join();
}
