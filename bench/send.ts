/**
 * Sending with the whole ledger, no pace limit, to another side that answers at once; beside it in the same run a bare
 * `undici.Pool` that stores nothing, listmonk where somebody names its program, and the queues that one would take instead. The
 * ratio counts: machines differ, and this one may be busy.
 */
import { runListmonk, type ListmonkRun } from "./listmonk.ts";
import { ownDatabase, plantNumber, plantPeople } from "./plant.ts";
import { runQueues, withoutRecord } from "./queues.ts";
import type { Benchmark, Figure } from "./report.ts";
import { runAlone } from "./run-alone.ts";
import { program } from "./programs.ts";
import { startSink, type Sink } from "./sink-process.ts";
import nodeFlags from "../bin/node-flags.json" with { type: "json" };

/** Compilers warm up. */
const warmUp = 5_000;
/** A number without a limit. */
const unlimited = 1_000_000;
/**
 * For where listmonk is not measured beside us: its send engine against the same bare loop, on a day when the loop was three
 * times slower (10,342 to 13,017 a second). Measured beside us it came to 0.81 of the loop (39,000 to 48,300).
 */
const listmonkAgainstBare = 10_342 / 13_017;

type Run = { readonly seconds: number; readonly appSeconds: number };
export type EngineRun = Run & {
  readonly expandSeconds: number;
  readonly databaseSeconds: number;
  readonly memory: number;
  readonly earlyMemory: number;
  readonly queuedAt: number;
};

type Runs = {
  readonly bare: Run;
  readonly ours: EngineRun;
  /** Null where nobody named it. */
  readonly listmonk: ListmonkRun | null;
  readonly queues: ReadonlyMap<string, number>;
};

export const send: Benchmark = async ({ recipients = 100_000, listmonk: binary }) => {
  await using sink = await startSink();
  const bare = await runBare(sink, recipients);
  const ours = await runEngine(sink, recipients);
  const listmonk =
    binary === undefined ? null : await runListmonk(binary, sink, { warmUp, recipients });
  const queues = await runQueues(sink, Math.min(recipients, 20_000));
  return figures(recipients, { bare, ours, listmonk, queues });
};

async function runBare(sink: Sink, messages: number): Promise<Run> {
  const [, run] = await runAlone(program("bare"), [sink.url, String(warmUp), String(messages)]);
  await sink.came();
  // What the program of this folder prints.
  return run as Run;
}

/** On a database of its own; several sizes one after the other. Throws where not every message came, or one came twice. */
export async function runEngine(sink: Sink, recipients: number): Promise<EngineRun> {
  await using planted = await ownDatabase();
  const accountId = await plantNumber(planted.db, sink.url, unlimited);
  await plantPeople(planted.db, accountId, Math.max(recipients, warmUp));
  const [, run] = await runAlone(
    program("engine"),
    [planted.databaseUrl, String(accountId), planted.folder, String(warmUp), String(recipients)],
    nodeFlags,
  );
  const { count } = await sink.came();
  if (count !== warmUp + recipients)
    throw new Error(`${count} of ${warmUp + recipients} messages came to the sink`);
  // What the program of this folder prints.
  return run as EngineRun;
}

function figures(recipients: number, { bare, ours, listmonk, queues }: Runs): readonly Figure[] {
  const rate = recipients / ours.seconds;
  const ratio = bare.seconds / ours.seconds;
  const recording = [...queues].filter(([what]) => what !== withoutRecord);
  const best = Math.max(...recording.map(([, value]) => value));
  const thousands = recipients / 1_000;
  return [
    { what: "engine", value: rate, unit: "messages a second" },
    { what: "bare undici.Pool", value: recipients / bare.seconds, unit: "messages a second" },
    ...[...queues].map(([what, value]) => ({ what, value, unit: "messages a second" })),
    { what: "engine against bare", value: ratio, unit: "x", least: 0.7 },
    ...againstListmonk(recipients, ratio, ours, listmonk),
    {
      what: "engine against the best queue with a record",
      value: rate / best,
      unit: "x",
      least: 3,
    },
    {
      what: `engine against ${withoutRecord}`,
      value: rate / (queues.get(withoutRecord) ?? 0),
      unit: "x",
    },
    {
      what: "engine and database",
      value: (ours.appSeconds + ours.databaseSeconds) / thousands,
      unit: "CPU s per 1,000",
      most: 0.16,
    },
    { what: "… the engine", value: ours.appSeconds / thousands, unit: "CPU s per 1,000" },
    { what: "… the database", value: ours.databaseSeconds / thousands, unit: "CPU s per 1,000" },
    { what: "bare undici.Pool", value: bare.appSeconds / thousands, unit: "CPU s per 1,000" },
    { what: "memory of the engine", value: ours.memory / 1e6, unit: "MB", most: 200 },
  ];
}

/** Its name tells whether listmonk was measured in the same run. */
function againstListmonk(
  recipients: number,
  againstBare: number,
  ours: Run,
  listmonk: ListmonkRun | null,
): readonly Figure[] {
  if (listmonk === null)
    return [
      {
        what: "engine against listmonk, reckoned",
        value: againstBare / listmonkAgainstBare,
        unit: "x",
        least: 1,
      },
    ];
  const { seconds, appSeconds, databaseSeconds, memory } = listmonk;
  const thousands = recipients / 1_000;
  return [
    { what: "engine against listmonk", value: seconds / ours.seconds, unit: "x", least: 1 },
    { what: "listmonk, no record", value: recipients / seconds, unit: "messages a second" },
    { what: "listmonk, no record", value: appSeconds / thousands, unit: "CPU s per 1,000" },
    { what: "… its database", value: databaseSeconds / thousands, unit: "CPU s per 1,000" },
    { what: "memory of listmonk", value: memory / 1e6, unit: "MB" },
  ];
}
