/** A million subscribers become the recipients of a broadcast, while people use the pages. */
import { setTimeout as wait } from "node:timers/promises";
import { paths } from "../src/web/paths.ts";
import { broadcast } from "./first-message.ts";
import { logIn } from "./pages.ts";
import { plantPeople, plantTopic } from "./plant.ts";
import { startProgram, type Program } from "./program.ts";
import { percentile, type Benchmark } from "./report.ts";
import { startSink } from "./sink-process.ts";

const pages = [paths.signup, paths.team, paths.broadcasts, paths.inbox, paths.subscribers];

export const expand: Benchmark = async ({ recipients = 1_000_000 }) => {
  await using sink = await startSink();
  await using program = await startProgram({ apiUrl: sink.url, messagesPerSecond: 80 });
  await plantPeople(program.planted.db, program.accountId, recipients);
  const topic = await plantTopic(program.planted.db);
  const cookie = await logIn(program);
  await look(program, cookie);
  const { id } = await broadcast(program, topic);
  const begun = performance.now();
  const times: number[] = [];
  while (!(await isExpanded(program, id))) times.push(...(await look(program, cookie)));
  const seconds = (performance.now() - begun) / 1000;
  await program.api("POST", `/broadcasts/${id}/cancellation`);
  return [
    { what: `${recipients} subscribers into deliveries`, value: seconds, unit: "s", most: 30 },
    { what: "pages meanwhile, median", value: percentile(times, 0.5), unit: "ms" },
    {
      what: "pages meanwhile, 95 of 100 within",
      value: percentile(times, 0.95),
      unit: "ms",
      most: 200,
    },
    { what: "pages meanwhile, slowest", value: Math.max(...times), unit: "ms" },
    { what: "memory of the program", value: (await program.memory()) / 1e6, unit: "MB" },
  ];
};

async function isExpanded({ planted: { db } }: Program, id: string): Promise<boolean> {
  const row = await db
    .selectFrom("broadcasts")
    .select("expanded_at")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return row.expanded_at !== null;
}

/** Each page once, with a breath between. */
async function look({ url }: Program, cookie: string): Promise<number[]> {
  const times: number[] = [];
  for (const path of pages) {
    const begun = performance.now();
    const response = await fetch(url + path, { headers: { cookie }, redirect: "manual" });
    await response.arrayBuffer();
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
    times.push(performance.now() - begun);
    await wait(50);
  }
  return times;
}
