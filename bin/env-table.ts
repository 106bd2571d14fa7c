/** Writes the table of configuration keys into docs/operate.md, from the keys themselves. `--check` only compares. */
import { readFileSync, writeFileSync } from "node:fs";
import { keys } from "../src/config.ts";

const file = new URL("../docs/operate.md", import.meta.url);
const [begin, end] = ["<!-- keys:begin -->", "<!-- keys:end -->"];

/** The document with the table as it must be. */
export function withTable(text: string): string {
  const rows = Object.entries(keys).map(
    ([name, { meaning, shown }]) => `| \`${name}\` | ${meaning} | ${shown} |`,
  );
  const table = ["| key | meaning | default |", "|---|---|---|", ...rows].join("\n");
  const [before = "", rest = ""] = text.split(begin);
  const [, after = ""] = rest.split(end);
  return `${before}${begin}\n${table}\n${end}${after}`;
}

if (process.argv[1] === file.pathname.replace("docs/operate.md", "bin/env-table.ts")) {
  const present = readFileSync(file, "utf8");
  const wanted = withTable(present);
  if (process.argv.includes("--check")) process.exitCode = present === wanted ? 0 : 1;
  else writeFileSync(file, wanted);
}
