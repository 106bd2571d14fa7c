/** A million recipients beside 100,000: time for each message, and whether memory stays flat. */
import type { Benchmark } from "./report.ts";
import { runEngine } from "./send.ts";
import { startSink } from "./sink-process.ts";

export const million: Benchmark = async ({ recipients = 1_000_000 }) => {
  await using sink = await startSink();
  const few = recipients / 10;
  const small = await runEngine(sink, few);
  const large = await runEngine(sink, recipients);
  const growth = large.seconds / recipients / (small.seconds / few);
  return [
    { what: `${few} recipients`, value: few / small.seconds, unit: "messages a second" },
    {
      what: `${recipients} recipients`,
      value: recipients / large.seconds,
      unit: "messages a second",
    },
    { what: "time for each message, ten times as many", value: growth, unit: "x", most: 1.15 },
    { what: "memory of the engine, at most", value: large.memory / 1e6, unit: "MB", most: 200 },
    { what: "… in the first tenth of the run", value: large.earlyMemory / 1e6, unit: "MB" },
    { what: "into the queue, engine alone", value: large.expandSeconds, unit: "s" },
  ];
};
