import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { withTable } from "../bin/env-table.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

test("every configuration key stands in docs/operate.md as the code has it", () => {
  const present = readFileSync(join(root, "docs/operate.md"), "utf8");

  // Mended by `node bin/env-table.ts`.
  expect(present).toBe(withTable(present));
});

const documents = [
  ...readdirSync(root).filter((name) => name.endsWith(".md")),
  ...readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .map((name) => join("docs", name)),
];

test.each(documents)("%s links to nothing that is not there", (document) => {
  const text = readFileSync(join(root, document), "utf8");
  const targets = [...text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, target = ""]) => target);
  const missing = targets
    .filter((target) => !/^(?:https?:|mailto:)/.test(target))
    .filter((target) => !existsSync(join(root, dirname(document), target)));

  expect(missing).toEqual([]);
});
