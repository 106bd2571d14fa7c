/** `npm run bench -- NAME`: one benchmark, or all of them one after the other. Figures, never verdicts. */
import { resolve } from "node:path";
import { Command } from "commander";
import { heedCallingOff } from "./calling-off.ts";
import { calendar } from "./calendar.ts";
import { expand } from "./expand.ts";
import { firstMessage } from "./first-message.ts";
import { million } from "./million.ts";
import { pages } from "./pages.ts";
import { polling } from "./polling.ts";
import { median } from "./median.ts";
import { keepFigures } from "./keep-figures.ts";
import { print, type Benchmark, type BenchOptions, type Figure } from "./report.ts";
import { send } from "./send.ts";
import { signUp } from "./sign-up.ts";
import { start } from "./start.ts";
import { thousand, town } from "./steady.ts";
import { webhooks } from "./webhooks.ts";
import { year } from "./year.ts";

/** A further benchmark is a file and a line here. */
const benchmarks: Readonly<Record<string, Benchmark>> = {
  start,
  "sign-up": signUp,
  send,
  pages,
  polling,
  calendar,
  webhooks,
  million,
  expand,
  "first-message": firstMessage,
  thousand,
  town,
  year,
};

type Options = BenchOptions & {
  readonly runs: number;
  readonly write?: boolean;
  readonly json?: boolean;
};

const program = new Command("bench")
  .argument("[name]", `one of ${Object.keys(benchmarks).join(", ")}; all where it is left out`)
  .option("--recipients <number>", "how many people", Number)
  .option("--minutes <number>", "how long, where it goes on for a time", Number)
  .option("--listmonk <binary>", "measure this listmonk beside the engine, in `send`", (path) =>
    resolve(path),
  )
  .option("--runs <number>", "the median of so many runs", Number, 1)
  .option("--write", "keep the figures in docs/figures.json, docs/performance.md and its chart")
  .option("--json", "one JSON object a line")
  .action(async (name: string | undefined, options: Options) => {
    const chosen = Object.entries(benchmarks).filter(([one]) => name === undefined || one === name);
    if (chosen.length === 0)
      throw new Error(
        `There is no benchmark "${name}": choose ${Object.keys(benchmarks).join(", ")}.`,
      );
    for (const [one, run] of chosen) {
      const runs: (readonly Figure[])[] = [];
      for (let index = 0; index < options.runs; index += 1) runs.push(await run(options));
      const figures = median(runs);
      print(figures, one, options.json === true);
      if (options.write === true) keepFigures(one, figures);
    }
  });

heedCallingOff();

await program.parseAsync().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
