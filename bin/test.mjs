/**
 * `npm test`: the checks, then every test on npm's PostgreSQL, then the tests that touch the database on the machine's
 * own where it has one of 15 or newer. The last line is `N passed, N failed, N skipped`.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, relative } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { check } from "./check.mjs";
import { prepare, root } from "./prepare.mjs";

const node = prepare({ development: true });
say("Checks (format, lint, types, architecture, unused code, row types)");
const checked = await check(node, say);

say("\nAll tests, on npm's PostgreSQL");
const runs = [test({}, ["run"])];
if (hasPostgres()) {
  say("\nThe tests that touch the database, on the machine's own PostgreSQL");
  runs.push(test({ TEST_DATABASE: "system" }, ["related", "--run", "test/support/database.ts"]));
} else say("\nThis machine has no PostgreSQL 15 or newer of its own; npm's is the only one tried.");

const broken = runs.filter(({ code, failed }) => code !== 0 && failed === 0).length;
if (!checked) say("A check failed: its words stand above.");
if (broken > 0) say("A run ended with an error outside of its tests: its words stand above.");
const failures = runs.flatMap((run) => run.failures);
if (failures.length > 0) say(`\nWhat failed, once more:\n${failures.join("\n")}\n`);
const sum = (kind) => runs.reduce((total, run) => total + run[kind], 0);
say(`${sum("passed")} passed, ${sum("failed")} failed, ${sum("skipped")} skipped`);
process.exitCode = checked && runs.every(({ code }) => code === 0) ? 0 : 1;

function test(environment, args) {
  const folder = mkdtempSync(join(tmpdir(), "rundruf-test-"));
  const file = join(folder, "result.json");
  const { status } = spawnSync(
    node,
    [
      join(root, "node_modules/vitest/vitest.mjs"),
      ...args,
      ...["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`],
    ],
    {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: {
        ...process.env,
        ...environment,
        PATH: `${join(root, "node_modules/.bin")}${delimiter}${process.env.PATH}`,
      },
    },
  );
  const counts = readCounts(file);
  rmSync(folder, { recursive: true });
  return { code: status ?? 1, ...counts };
}

/** A run that was broken off leaves no file: then its exit code speaks. */
function readCounts(file) {
  try {
    const result = JSON.parse(readFileSync(file, "utf8"));
    return {
      passed: result.numPassedTests,
      // A file that could not even be loaded has no tests to count.
      failed: result.numFailedTests + result.testResults.filter(failedToLoad).length,
      skipped: result.numPendingTests + result.numTodoTests,
      failures: result.testResults.flatMap(namesOfFailures),
    };
  } catch {
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  }
}

/** Who sees only the end of a long log, as a build server shows it, still learns what failed and how. */
function namesOfFailures({ name, message, assertionResults }) {
  const file = relative(root, name);
  const failed = assertionResults.filter((test) => test.status === "failed");
  if (failed.length === 0) return message ? [`${file}: ${head(message)}`] : [];
  return failed.map(
    (test) => `${file}: ${test.fullName}\n${head(test.failureMessages.join("\n"))}`,
  );
}

function head(message) {
  const ours = stripVTControlCharacters(message)
    .split("\n")
    .filter((line) => !line.includes("node_modules"));
  return ours.slice(0, 12).join("\n");
}

function failedToLoad({ status, assertionResults }) {
  return status === "failed" && assertionResults.every((test) => test.status !== "failed");
}

function hasPostgres() {
  try {
    return readdirSync("/usr/lib/postgresql").some((major) => Number(major) >= 15);
  } catch {
    return false;
  }
}

function say(line) {
  process.stdout.write(`${line}\n`);
}
