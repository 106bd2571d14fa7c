/** `npm run chaos -- --kills 100 [--recipients N] [--withhold]`: kills everything while a broadcast goes out, and counts. */
import { join } from "node:path";
import { prepare, root, runToEnd } from "./prepare.mjs";

const toStandardError = (sentence) => process.stderr.write(`${sentence}\n`);
const node = prepare({ say: toStandardError });
process.exitCode = await runToEnd(node, [
  join(root, "test/chaos/chaos.ts"),
  ...process.argv.slice(2),
]);
