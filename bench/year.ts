/**
 * Does a year of deliveries slow the program down? The same work on an empty ledger and on a full one, as a year of operation
 * leaves it: a broadcast of 100,000, its reports, the pages of staff, an erasure.
 */
import { sql } from "kysely";
import { paths } from "../src/web/paths.ts";
import { logIn } from "./pages.ts";
import { ownDatabase, plantNumber, plantPeople, type Planted } from "./plant.ts";
import { pastBroadcast, plantLedger } from "./plant-year.ts";
import { serveOn, type Program } from "./program.ts";
import { program } from "./programs.ts";
import { percentile, type Benchmark, type Figure } from "./report.ts";
import { runAlone } from "./run-alone.ts";
import type { EngineRun } from "./send.ts";
import { startSink, type Sink } from "./sink-process.ts";
import { post } from "./webhooks.ts";

const people = 100_000;
const warmUp = 5_000;
const unlimited = 1_000_000;
const pageRounds = 20;
const sending = "broadcast";
const reporting = "reports";

export const year: Benchmark = async ({ recipients = 50_000_000 }) => {
  await using sink = await startSink();
  await using planted = await ownDatabase();
  const accountId = await plantNumber(planted.db, sink.url, unlimited);
  await plantPeople(planted.db, accountId, people);
  const empty = await look(planted, sink, 0);
  const broadcasts = Math.max(1, Math.round(recipients / people));
  await plantLedger(planted.db, { accountId, people, broadcasts });
  const full = await look(planted, sink, broadcasts);
  const deliveries = `${(broadcasts * people) / 1e6} million`;
  return [...told("empty ledger", empty), ...told(deliveries, full), ...compared(empty, full)];
};

/** What sending and reports take from the processors and write to the disk for each message, a full year against none. */
function compared(empty: readonly Figure[], full: readonly Figure[]): Figure[] {
  const growth = (what: string) =>
    (full.find((figure) => figure.what === what)?.value ?? 0) /
    (empty.find((figure) => figure.what === what)?.value ?? 1);
  return [
    {
      what: "time for each message, a year against none",
      value: 1 / growth(sending),
      unit: "x",
      most: 1.15,
    },
    {
      what: "time for each report, a year against none",
      value: 1 / growth(reporting),
      unit: "x",
      most: 1.15,
    },
  ];
}

function told(ledger: string, figures: readonly Figure[]): Figure[] {
  return figures.map((figure) => ({ ...figure, what: `${ledger}: ${figure.what}` }));
}

async function look(planted: Planted, sink: Sink, broadcasts: number): Promise<Figure[]> {
  const size = await sizeOf(planted);
  // Right after one each page goes into the log whole: both looks begin so.
  await sql`checkpoint`.execute(planted.db);
  const accountId = await plantNumber(planted.db, sink.url, unlimited);
  const walBefore = await written(planted);
  const [, run] = await runAlone(program("engine"), [
    planted.databaseUrl,
    String(accountId),
    planted.folder,
    String(warmUp),
    String(people),
  ]);
  // What the program of this folder prints.
  const sent = run as EngineRun;
  const wal = (await written(planted)) - walBefore;
  await using served = await serveOn(planted, { apiUrl: sink.url, messagesPerSecond: 1 });
  const newest = await newestDelivery(planted);
  await post(served, 500, 100, newest - people);
  const reports = await post(served, 1_000, 100, newest - people / 2);
  const cookie = await logIn(served);
  return [
    { what: "on disk", value: size / 1e9, unit: "GB" },
    { what: sending, value: people / sent.seconds, unit: "messages a second" },
    { what: "… into the queue", value: sent.expandSeconds, unit: "s" },
    { what: "… the engine", value: (1000 * sent.appSeconds) / people, unit: "CPU s per 1,000" },
    {
      what: "… the database",
      value: (1000 * sent.databaseSeconds) / people,
      unit: "CPU s per 1,000",
    },
    { what: "… and its log", value: wal / (people + warmUp) / 1000, unit: "kB a message" },
    { what: reporting, value: 100_000 / reports.taken, unit: "statuses/s" },
    ...(await pageTimes(served, cookie, broadcasts)),
    { what: "erasing a person", value: await eraseOne(served, cookie), unit: "ms" },
  ];
}

async function pageTimes(served: Program, cookie: string, broadcasts: number): Promise<Figure[]> {
  const pages = [
    paths.team,
    paths.broadcasts,
    ...(broadcasts === 0 ? [] : [paths.broadcast(pastBroadcast(Math.ceil(broadcasts / 2)))]),
  ];
  const figures: Figure[] = [];
  for (const [index, path] of pages.entries()) {
    const times: number[] = [];
    for (let round = 0; round < pageRounds; round += 1) {
      const begun = performance.now();
      const response = await fetch(served.url + path, { headers: { cookie }, redirect: "manual" });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      times.push(performance.now() - begun);
    }
    const what = ["overview", "list of broadcasts", "page of an old broadcast"][index] ?? path;
    figures.push({ what: `${what}, the first time`, value: times[0] ?? 0, unit: "ms" });
    figures.push({ what: `${what}, median`, value: percentile(times, 0.5), unit: "ms" });
  }
  return figures;
}

/** As staff do it. Raw reports, which are searched too, are a matter of days and not of the year. */
async function eraseOne(served: Program, cookie: string): Promise<number> {
  const { db } = served.planted;
  await sql`delete from webhook_bodies`.execute(db);
  const { rows } = await sql<{ id: number }>`select max(id) as id from subscribers`.execute(db);
  const begun = performance.now();
  const response = await fetch(served.url + paths.subscriberAction(rows[0]?.id ?? 0, "loeschen"), {
    method: "POST",
    body: new URLSearchParams({ sicher: "ja" }),
    headers: { cookie, "sec-fetch-site": "same-origin" },
    redirect: "manual",
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`Erasing answered ${response.status}`);
  return performance.now() - begun;
}

async function newestDelivery({ db }: Planted): Promise<number> {
  const { rows } = await sql<{ id: number }>`select max(id) as id from deliveries`.execute(db);
  return rows[0]?.id ?? 0;
}

async function sizeOf({ db }: Planted): Promise<number> {
  const { rows } = await sql<{ size: number }>`
    select pg_database_size(current_database())::bigint as size`.execute(db);
  return rows[0]?.size ?? 0;
}

/** Bytes of write-ahead log so far. */
async function written({ db }: Planted): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint as bytes`.execute(db);
  return rows[0]?.bytes ?? 0;
}
