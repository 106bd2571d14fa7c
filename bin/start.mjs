/** `npm start`: from nothing to a running demonstration. What runs it is bin/demo.mjs, on the right Node. */
import { join } from "node:path";
import { prepare, root, runToEnd } from "./prepare.mjs";

const node = prepare();
process.exitCode = await runToEnd(node, [join(root, "bin/demo.mjs")]);
