/** `npm run bench -- NAME [--recipients N] [--json]`: a benchmark, built and run with the right Node. */
import { join } from "node:path";
import { prepare, root, runToEnd } from "./prepare.mjs";

const toStandardError = (sentence) => process.stderr.write(`${sentence}\n`);
const node = prepare({ say: toStandardError });
process.exitCode = await runToEnd(node, [
  "--enable-source-maps",
  join(root, "dist/bench.js"),
  ...process.argv.slice(2),
]);
