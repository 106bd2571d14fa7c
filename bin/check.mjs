/** `npm run check`: format, lint, types, architecture, unused code, row types; one line each, details where one fails. */
import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { prepare, root } from "./prepare.mjs";

const checks = [
  ["types", "typescript/bin/tsc", "--noEmit"],
  ["lint", "oxlint/bin/oxlint", "--type-aware", "--deny-warnings"],
  ["format", "oxfmt/bin/oxfmt", "--check"],
  ["unused code", "knip/bin/knip.js", "--no-progress"],
  ["architecture", "vitest/vitest.mjs", "run", "test/architecture.test.ts", "--reporter=dot"],
  ["row types", "../bin/row-types.ts", "--check"],
];

/** Runs all checks, as many at once as the machine has processors; resolves with whether all hold. */
export async function check(node, say = (line) => process.stdout.write(`${line}\n`)) {
  const waiting = [...checks];
  const verdicts = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, program, ...args] = next;
      const begun = Date.now();
      const { code, output } = await run(node, [join(root, "node_modules", program), ...args]);
      const seconds = ((Date.now() - begun) / 1000).toFixed(1);
      if (code !== 0) say(output.trim());
      say(`${code === 0 ? "ok    " : "FAILED"} ${name} (${seconds} s)`);
      verdicts.push(code === 0);
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), 4) }, worker));
  return verdicts.every(Boolean);
}

async function run(node, args) {
  const bin = join(root, "node_modules", ".bin");
  const child = spawn(node, args, {
    cwd: root,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      output += chunk;
    });
  const code = await new Promise((resolve) => child.once("close", resolve));
  return { code, output };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href)
  process.exitCode = (await check(prepare({ development: true, built: false }))) ? 0 : 1;
