/** `npm run rundruf -- COMMAND`: the command line, built and run with the right Node. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { nodeFlags, prepare, root, runToEnd } from "./prepare.mjs";

const toStandardError = (sentence) => process.stderr.write(`${sentence}\n`);
const node = prepare({ say: toStandardError });
const settings = join(root, ".env");
process.exitCode = await runToEnd(node, [
  ...nodeFlags,
  // Node's own --env-file-if-exists says a line where there is none.
  ...(existsSync(settings) ? [`--env-file=${settings}`] : []),
  join(root, "dist/rundruf.js"),
  ...process.argv.slice(2),
]);
