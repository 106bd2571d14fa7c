/** `npm run chaos -- --kills 100 [--recipients N] [--withhold] [--seed N] [--pace N] [--grace SECONDS]` */
import { readOptions } from "./options.ts";
import { report } from "./report.ts";
import { runChaos } from "./run.ts";

const options = readOptions(process.argv.slice(2));
const begun = performance.now();
const say = (sentence: string): void => {
  const seconds = ((performance.now() - begun) / 1000).toFixed(0);
  process.stderr.write(`${seconds.padStart(5)} s  ${sentence}\n`);
};
say(`seed ${options.seed}`);
const result = await runChaos(options, say);
process.stdout.write(`${report(options, result)}\n`);
process.exitCode = result.verdict.holds ? 0 : 1;
