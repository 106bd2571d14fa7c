/** From "send" to the first message on the wire, in the whole program; and how soon an urgent one passes 100,000 others. */
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "kysely";
import { plantBatch, plantPeople, plantTopic } from "./plant.ts";
import { startProgram, type Program } from "./program.ts";
import { percentile, type Benchmark } from "./report.ts";
import { startSink, type Sink } from "./sink-process.ts";

const rounds = 7;

export const firstMessage: Benchmark = async ({ recipients = 100_000 }) => {
  await using sink = await startSink();
  await using program = await startProgram({ apiUrl: sink.url, messagesPerSecond: 80 });
  await plantPeople(program.planted.db, program.accountId, recipients);
  const topic = await plantTopic(program.planted.db);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await sendOne(program, sink, topic));
  const urgent = await passAll(program, recipients);
  return [
    {
      what: `"send" to first message, ${recipients} subscribers, median`,
      value: percentile(times, 0.5),
      unit: "ms",
      most: 300,
    },
    { what: "… slowest", value: Math.max(...times), unit: "ms" },
    {
      what: "urgent, while as many tips wait, to its first answer",
      value: urgent,
      unit: "ms",
      most: 1_000,
    },
  ];
};

/** A broadcast, called off as soon as its first message is there. */
async function sendOne(program: Program, sink: Sink, topic: string): Promise<number> {
  await quiet(program);
  await sink.came();
  const begun = Date.now();
  const { id } = await broadcast(program, topic);
  for (;;) {
    const { count, firstAt } = await sink.came();
    if (count > 0) {
      await program.api("POST", `/broadcasts/${id}/cancellation`);
      return firstAt - begun;
    }
    await wait(2);
  }
}

export async function broadcast(program: Program, topic: string): Promise<{ id: string }> {
  const body = {
    title: "Musik am Fluss",
    teaser: "Heute um 19.30 Uhr.",
    text: "Heute um 19.30 Uhr am Unteren Schloss.",
    topics: [topic],
    sendAt: "now",
  };
  // Refused until the template is approved, which the program asks for by itself.
  for (const until = Date.now() + 60_000; ; await wait(200)) {
    try {
      // What the API promises.
      return (await program.api("POST", "/broadcasts", body)) as { id: string };
    } catch (error) {
      if (Date.now() > until) throw error;
    }
  }
}

async function quiet({ planted: { db } }: Program): Promise<void> {
  for (;;) {
    const { rows } = await sql<{ busy: boolean }>`
      select exists (select 1 from delivery_claims)
        or exists (select 1 from broadcasts where state = 'sending') as busy`.execute(db);
    if (rows[0]?.busy === false) return;
    await wait(50);
  }
}

/** Milliseconds from the commit of an urgent batch to the answer for its first message, at 80 a second. */
async function passAll(
  { planted: { db }, accountId }: Program,
  recipients: number,
): Promise<number> {
  await plantBatch(db, accountId, recipients, "digest");
  await accepted(db, "digest");
  const begun = Date.now();
  await plantBatch(db, accountId, 100, "urgent");
  return (await accepted(db, "urgent")) - begun;
}

async function accepted(db: Program["planted"]["db"], lane: string): Promise<number> {
  for (;;) {
    const { rows } = await sql<{ at: Date }>`
      select accepted_at as at
      from deliveries
      where lane = ${lane}
        and accepted_at is not null
      order by id
      limit 1`.execute(db);
    const [first] = rows;
    if (first !== undefined) return first.at.getTime();
    await wait(10);
  }
}
