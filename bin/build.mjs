/**
 * Bundles the programs into dist/ and lays beside them what they read at run time. Packages stay outside the bundle,
 * migrations are read from their folder. Needs Node 24 (it reads a list from TypeScript).
 */
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { staticFiles } from "../src/web/static-files.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const require = createRequire(import.meta.url);

const programs = {
  rundruf: "src/cli.ts",
  emulator: "emulator/main.ts",
  bench: "bench/bench.ts",
  "read-calendar": "bench/read-calendar.ts",
  bare: "bench/bare.ts",
  engine: "bench/engine.ts",
  // A thread of its own: beside the program, for it is started by its address.
  "reading-thread": "src/sources/reading-thread.ts",
};
const present = Object.entries(programs).filter(([, entry]) => existsSync(join(root, entry)));

await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(present),
  outdir: dist,
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node24",
  sourcemap: "linked",
  // Node keeps the whole map in memory (20 MB less), and reads the sources from their files where it quotes one.
  sourcesContent: false,
  logLevel: "warning",
});

replace("static", (folder) => {
  for (const { name, from } of staticFiles)
    cpSync(
      from === undefined ? join(root, "src/web/static", name) : require.resolve(from),
      join(folder, name),
    );
});
replace("phones", (folder) => cpSync(join(root, "emulator/phones"), folder, { recursive: true }));
// Scripts for other sites and pages: `src/<folder>/browser/<name>` lies in `dist/browser/<name>`.
replace("browser", (folder) => {
  for (const domain of readdirSync(join(root, "src"))) {
    const own = join(root, "src", domain, "browser");
    if (existsSync(own)) cpSync(own, folder, { recursive: true });
  }
});

function replace(name, fill) {
  const folder = join(dist, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  fill(folder);
}
