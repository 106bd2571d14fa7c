/**
 * A source of 10,000 events, 2,000 of them series, read and expanded 18 months ahead, by us and by the two libraries that
 * one would take instead: once clean, once with every twentieth event written as real programs do.
 */
import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { calendarSource, type Truth } from "./calendar-source.ts";
import { peersFolder } from "./peers.ts";
import type { Benchmark, Figure } from "./report.ts";

/** From the source as well as from the bundle. */
const name = import.meta.url.endsWith(".ts") ? "./read-calendar.ts" : "./read-calendar.js";
const program = fileURLToPath(new URL(name, import.meta.url));
/** As the thread is started that reads in the program: with 12 MB for what has just been made. */
const limits = ["--max-old-space-size=256", "--max-semi-space-size=4"];
const readers = ["rundruf", "ical.js", "node-ical"];

export const calendar: Benchmark = async () => {
  const folder = await mkdtemp(join(tmpdir(), "rundruf-calendar-"));
  try {
    const figures: Figure[] = [];
    for (const [kind, faultEvery] of [
      ["clean", 0],
      ["real", 20],
    ] as const) {
      const { text, truth } = calendarSource(10_000, faultEvery);
      const file = join(folder, `${kind}.ics`);
      await writeFile(file, text);
      for (const reader of readers) figures.push(...(await measure(reader, kind, file, truth)));
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

type Answer = {
  readonly seconds: number;
  readonly megabytes: number;
  readonly refused: string | null;
  readonly found: readonly (readonly [string, Truth])[];
};

async function measure(
  reader: string,
  kind: string,
  file: string,
  truth: ReadonlyMap<string, Truth>,
): Promise<readonly Figure[]> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [...limits, program, reader, file, peersFolder("calendar")],
    { maxBuffer: 100_000_000 },
  );
  // What the program of this folder prints.
  const { seconds, megabytes, refused, found } = JSON.parse(stdout) as Answer;
  const read = new Map(found);
  const right = [...truth].filter(([uid, { first, dates }]) => {
    const said = read.get(uid);
    return said?.first === first && said.dates === dates;
  });
  const wrong = [...truth.keys()].filter((uid) => read.has(uid)).length - right.length;
  const said = `${kind}, ${reader}`;
  return [
    { what: `${said}: events read with all their dates`, value: right.length, unit: "" },
    { what: `${said}: events with other dates`, value: wrong, unit: "" },
    {
      what: `${said}: events lost${refused === null ? "" : " (whole file refused)"}`,
      value: truth.size - right.length - wrong,
      unit: "",
    },
    { what: `${said}: time`, value: seconds, unit: "s" },
    { what: `${said}: memory at most`, value: megabytes, unit: "MB" },
  ];
}
