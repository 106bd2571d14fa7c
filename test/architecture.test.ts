/** The walls of the house. A failing line here usually means that a thing lies in the wrong folder. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/** A folder imports only what stands to its left. */
const order = [
  ...["lib", "db", "web", "staff", "channels", "delivery", "subscribers", "templates", "costs"],
  ...["broadcasts", "sources", "digests", "outlets", "inbox", "privacy", "signup", "intake"],
  ...["statistics", "overview", "metrics", "demo", "api", "app", "main"],
];

/** Files at the root of `src` and the place in the order that they stand at. */
const roots: Readonly<Record<string, string>> = {
  "app.ts": "app",
  "app.tsx": "app",
  "health.ts": "app",
  "main.ts": "main",
  "ground.ts": "main",
  "doctor.ts": "main",
  "newcomers.ts": "main",
  "cli.ts": "main",
  "config.ts": "main",
};

/** Besides `folder/folder.ts`. Of these two folders every file is a small idea of its own. */
const openFolders = ["lib", "web"];
const furtherFrontDoors = ["src/db/own-server.ts"];
/** A channel is a folder and one line: whoever composes the program opens it directly. */
const channelDoor = /^src\/channels\/(\w+)\/\1\.ts$/;

const mayReadEnvironment =
  /^(src\/config\.ts|emulator\/main\.ts|bin\/.+|bench\/.+|test\/support\/.+|vitest\.config\.ts)$/;

const root = fileURLToPath(new URL("..", import.meta.url));
const files = ["src", "emulator", "test", "bench"].flatMap(sourcesIn);

type Source = { readonly path: string; readonly text: string; readonly imports: readonly string[] };

function sourcesIn(folder: string): Source[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => {
      const path = join(folder, name);
      const text = readFileSync(join(root, path), "utf8");
      return { path, text, imports: importsOf(path, text) };
    });
}

/** Relative imports as paths from the root of the repository. */
function importsOf(path: string, text: string): string[] {
  return [...text.matchAll(/(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g)].map(([, target = ""]) =>
    relative(root, join(root, dirname(path), target)),
  );
}

/** Tests and what only they use stand beside the code and may look anywhere. */
function isForTests(path: string): boolean {
  return (
    /\.test\.tsx?$/.test(path) || /\/test-?support\//.test(path) || /\/testing-[^/]+$/.test(path)
  );
}

function folderOf(path: string): string {
  const [, first = ""] = path.split("/");
  return roots[first] ?? first;
}

const program = files.filter(({ path }) => path.startsWith("src/") && !isForTests(path));

/** Every import between two folders of `src`. */
const crossings = program.flatMap(({ path, imports }) =>
  imports
    .filter((target) => target.startsWith("src/") && folderOf(target) !== folderOf(path))
    .map((target) => ({ path, target })),
);

test("every folder of src has its place in the order", () => {
  const folders = new Set(
    files.filter(({ path }) => path.startsWith("src/")).map(({ path }) => folderOf(path)),
  );

  expect([...folders].filter((folder) => !order.includes(folder))).toEqual([]);
});

test("a folder imports only folders to its left", () => {
  const wrong = crossings.filter(
    ({ path, target }) => order.indexOf(folderOf(target)) >= order.indexOf(folderOf(path)),
  );

  expect(wrong.map(({ path, target }) => `${path} imports ${target}`)).toEqual([]);
});

test("a folder is entered by its front door", () => {
  const wrong = crossings.filter(({ path, target }) => {
    const folder = folderOf(target);
    if (target.split("/").length === 2 || openFolders.includes(folder)) return false;
    if (target.endsWith("/pages.tsx")) return false;
    if (channelDoor.test(target) && ["app", "main"].includes(folderOf(path))) return false;
    return target !== `src/${folder}/${folder}.ts` && !furtherFrontDoors.includes(target);
  });

  expect(wrong.map(({ path, target }) => `${path} imports ${target}`)).toEqual([]);
});

test("pages are mounted by the app only", () => {
  const wrong = program.filter(
    ({ path, imports }) =>
      folderOf(path) !== "app" && imports.some((target) => target.endsWith("/pages.tsx")),
  );

  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("the program does not import what only tests use", () => {
  const wrong = [
    ...program,
    ...files.filter(({ path }) => /^emulator\/(?!.*test)/.test(path)),
  ].filter(({ imports }) =>
    imports.some((target) => target.startsWith("test/") || isForTests(target)),
  );

  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("program and emulator know each other over HTTP only", () => {
  const wrong = files
    .filter(({ path }) => !isForTests(path))
    .filter(
      ({ path, imports }) =>
        (path.startsWith("src/") && imports.some((target) => target.startsWith("emulator/"))) ||
        (path.startsWith("emulator/") && imports.some((target) => target.startsWith("src/"))),
    );

  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("the environment is read in one place", () => {
  const wrong = files.filter(
    ({ path, text }) =>
      !mayReadEnvironment.test(path) && !isForTests(path) && text.includes("process.env"),
  );

  expect(wrong.map(({ path }) => path)).toEqual([]);
});

test("no file is longer than 400 lines, and most are short", () => {
  const written = files.filter(({ path }) => path !== "src/db/schema.ts");
  const long = written.filter(({ path, text }) => !isForTests(path) && lines(text) > 400);
  const sizes = written
    .filter(({ path }) => !isForTests(path))
    .map(({ text }) => lines(text))
    .toSorted((a, b) => a - b);

  expect(long.map(({ path, text }) => `${path}: ${lines(text)}`)).toEqual([]);
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(80);
});

function lines(text: string): number {
  return text.split("\n").length - 1;
}
