/** 200 calendars are fetched, read and written for the first time, while people use the pages. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { sql } from "kysely";
import { transact } from "../src/db/db.ts";
import { addSource } from "../src/sources/sources.ts";
import { paths } from "../src/web/paths.ts";
import { logIn } from "./pages.ts";
import { percentile, type Benchmark, type Figure } from "./report.ts";
import { startProgram, type Program } from "./program.ts";
import { startSink } from "./sink-process.ts";

const sources = 200;
/** Of these one in five repeats every week, 18 months ahead. */
const eventsEach = 60;

export const polling: Benchmark = async () => {
  await using sink = await startSink();
  await using service = await startProgram({ apiUrl: sink.url, messagesPerSecond: 80 });
  await using calendars = await serveCalendars();
  const cookie = await logIn(service);
  const idle = await time(service, cookie, 20);
  const begun = performance.now();
  await addSources(service, calendars.url);
  const times = new Map<string, number[]>();
  while ((await countWaiting(service)) > 0)
    for (const [path, some] of await time(service, cookie, 1))
      times.set(path, [...(times.get(path) ?? []), ...some]);
  const seconds = (performance.now() - begun) / 1000;
  const written = await count(service);
  return [
    { what: `${sources} sources, asked, read and written`, value: seconds, unit: "s" },
    { what: "dates written", value: written, unit: "dates" },
    { what: "memory of the program", value: (await service.memory()) / 1e6, unit: "MB" },
    {
      what: "pages meanwhile, slowest of all",
      value: Math.max(...[...times.values()].flat()),
      unit: "ms",
      most: 200,
    },
    ...figuresOf(idle, "before"),
    ...figuresOf(times, "meanwhile"),
  ];
};

function figuresOf(times: ReadonlyMap<string, readonly number[]>, when: string): Figure[] {
  return [...times].flatMap(([path, some]) => [
    { what: `${path}, ${when}, median`, value: percentile(some, 0.5), unit: "ms" },
    { what: `${path}, ${when}, 95 of 100 within`, value: percentile(some, 0.95), unit: "ms" },
    { what: `${path}, ${when}, slowest`, value: Math.max(...some), unit: "ms" },
  ]);
}

const pages = [paths.signup, paths.team, paths.inbox, paths.events, paths.sources];

async function time({ url }: Program, cookie: string, rounds: number) {
  const times = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1)
    for (const path of pages) {
      const begun = performance.now();
      const response = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
      await response.arrayBuffer();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      times.set(path, [...(times.get(path) ?? []), performance.now() - begun]);
    }
  return times;
}

async function addSources({ planted: { db } }: Program, url: string): Promise<void> {
  await transact(db, async (tx) => {
    for (let number = 1; number <= sources; number += 1)
      await addSource(
        tx,
        {
          title: `Kalender ${number}`,
          url: `${url}/${number}.ics`,
          format: "icalendar",
          topicId: null,
          draftsNews: false,
          onlyCities: [],
          onlyCategories: [],
          everyMinutes: 15,
        },
        new Date(),
      );
  });
}

async function countWaiting({ planted: { db } }: Program): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from sources
    where polled_at is null`.execute(db);
  return rows[0]?.count ?? 0;
}

async function count({ planted: { db } }: Program): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from occurrences`.execute(db);
  return rows[0]?.count ?? 0;
}

async function serveCalendars() {
  const server = createServer((request, response) => {
    response.writeHead(200, { "content-type": "text/calendar" });
    response.end(calendar(Number(/\d+/.exec(request.url ?? "")?.[0] ?? 0)));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function calendar(number: number): string {
  const events = Array.from({ length: eventsEach }, (_, index) => {
    const day = new Date(Date.now() + (index + 1) * 86_400_000).toISOString().slice(0, 10);
    return [
      "BEGIN:VEVENT",
      `UID:${number}-${index}@bench.example`,
      `DTSTART;TZID=Europe/Berlin:${day.replaceAll("-", "")}T193000`,
      ...(index % 5 === 0 ? ["RRULE:FREQ=WEEKLY"] : []),
      `SUMMARY:Veranstaltung ${index} in Halle ${number}`,
      `LOCATION:Halle ${number}\\, Marktplatz 1\\, 57072 Siegen`,
      `DESCRIPTION:${"Ein langer Text über den Abend. ".repeat(10)}`,
      "END:VEVENT",
    ].join("\r\n");
  });
  return ["BEGIN:VCALENDAR", "VERSION:2.0", ...events, "END:VCALENDAR", ""].join("\r\n");
}
