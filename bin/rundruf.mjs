/** `npm run rundruf -- COMMAND`: the command line, built and run with the right Node. */
import { join } from "node:path";
import { prepare, root, runToEnd } from "./prepare.mjs";

const toStandardError = (sentence) => process.stderr.write(`${sentence}\n`);
const node = prepare({ say: toStandardError });
process.exitCode = await runToEnd(node, [
  "--enable-source-maps",
  `--env-file-if-exists=${join(root, ".env")}`,
  join(root, "dist/rundruf.js"),
  ...process.argv.slice(2),
]);
