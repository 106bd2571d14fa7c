/**
 * What every command needs before it can work: packages, the right Node, a build. Runs on any Node >= 20 with nothing
 * installed, so it imports only what Node brings. Does nothing twice.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { constants } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

const lowestNode = [24, 15];
const bundled = [
  "src",
  "emulator",
  "bench",
  "package-lock.json",
  "tsconfig.json",
  "bin/build.mjs",
  "bin/node-flags.json",
];

/**
 * How Node runs the program: places in our sources in its errors, and little memory. V8 lets its heap grow where a machine has
 * much of it (docs/performance.md).
 */
export const nodeFlags = JSON.parse(
  readFileSync(new URL("node-flags.json", import.meta.url), "utf8"),
);

/** Ends the command with one sentence. */
export function giveUp(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/**
 * Makes packages, Node and build ready.
 *
 * @param {{ development?: boolean, built?: boolean, say?: (sentence: string) => void }} options development: with what tests and checks
 *   need; built: with a build of the program; say: where it is told what takes time
 * @returns {string} path of a Node that is new enough
 */
export function prepare({ development = false, built = true, say = tell } = {}) {
  if (Number.parseInt(process.versions.node, 10) < 20)
    giveUp(`Rundruf needs Node 20 or newer to begin with, and this is ${process.version}.`);
  installPackages(development, say);
  const node = findNode();
  if (built) build(node, say);
  return node;
}

/**
 * Runs a program with our output and hands on signals and its exit code; resolves with the code.
 * It ends by itself when we are killed (bin/end-with-parent.mjs), and signals reach it once, from us.
 */
export async function runToEnd(node, args, environment = process.env) {
  const child = spawnWithUs(node, args, environment, "inherit");
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => {
      // A terminal's Ctrl-C has reached the program already.
      if (!(process.stdin.isTTY && signal === "SIGINT")) child.kill(signal);
    });
  const watch = setInterval(() => {
    if (callerIsGone()) child.kill("SIGTERM");
  }, 500);
  watch.unref();
  return await new Promise((resolve) => {
    child.once("error", (error) => giveUp(`${node} could not be started: ${error.message}.`));
    child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}

/** Starts a Node program in a process group of its own that ends when we do, however we end. */
export function spawnWithUs(node, args, environment, output) {
  const watch = new URL("./end-with-parent.mjs", import.meta.url).href;
  const detached = output !== "inherit" || !process.stdin.isTTY;
  return spawn(node, ["--import", watch, ...args], {
    cwd: root,
    env: environment,
    detached,
    stdio: [output === "inherit" ? "inherit" : "ignore", output, output, "pipe"],
  });
}

/** The npm above us, where npm called: the scripts in package.json say `exec`, so there is no shell in between. */
const caller = process.env.npm_lifecycle_event === undefined ? null : process.ppid;

/** Killed in a way that it could not hand on: nobody waits for us any more. */
function callerIsGone() {
  return caller !== null && process.ppid !== caller;
}

function tell(sentence) {
  process.stdout.write(`${sentence}\n`);
}

function installPackages(development, say) {
  if (isInstalled(development)) return;
  say(
    "Pakete werden geholt, das dauert einmal etwa eine Minute … (fetching packages, about a minute, once)",
  );
  const begun = Date.now();
  const done = spawnSync(
    "npm",
    ["ci", "--loglevel=error", ...(development ? [] : ["--omit=dev"])],
    {
      cwd: root,
      // npm must not run on the Node inside the folder that it replaces.
      env: { ...process.env, PATH: pathOutside() },
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  if (done.status !== 0)
    giveUp(
      "The packages could not be fetched: look at npm's words above, check the network, and try again.",
    );
  say(`Pakete sind da, nach ${seconds(begun)} s. (packages are here)`);
}

/**
 * npm writes down what it installed in node_modules/.package-lock.json, at the very end. Everything that the lock file
 * asks for on this machine must stand there in the same version.
 */
function isInstalled(development) {
  const wanted = readPackages("package-lock.json");
  const present = readPackages("node_modules/.package-lock.json");
  if (wanted === null) giveUp("package-lock.json is missing or broken: restore it with git.");
  if (present === null) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "" || entry.link === true) return true;
    if (entry.dev === true && !development) return true;
    if (entry.optional === true || entry.devOptional === true || entry.peer === true)
      return present[path] === undefined || present[path].version === entry.version;
    return present[path]?.version === entry.version;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  } catch {
    return null;
  }
}

function pathOutside() {
  const inside = join(root, "node_modules", ".bin");
  return (process.env.PATH ?? "")
    .split(delimiter)
    .filter((folder) => folder !== inside)
    .join(delimiter);
}

/** This one where it is new enough, else the one that npm brought. */
function findNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > lowestNode[0] || (major === lowestNode[0] && minor >= lowestNode[1]))
    return process.execPath;
  const brought = join(root, "node_modules", `node-linux-${process.arch}`, "bin", "node");
  if (process.platform === "linux" && existsSync(brought)) return brought;
  return giveUp(
    `Rundruf runs on Node ${lowestNode.join(".")} or newer; this is ${process.version}, and npm brings none for ${process.platform}-${process.arch}: install Node 24 from https://nodejs.org.`,
  );
}

function build(node, say) {
  const stamp = join(root, "dist", "built-from");
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  const begun = Date.now();
  const done = spawnSync(node, [join(root, "bin", "build.mjs")], { cwd: root, stdio: "inherit" });
  if (done.status !== 0) giveUp("The program could not be built: the lines above say where.");
  writeFileSync(stamp, sources);
  say(`Das Programm ist gebaut, nach ${seconds(begun)} s. (built)`);
}

/** Changes whenever a file that goes into the build does. */
function fingerprint() {
  const hash = createHash("sha256");
  for (const place of bundled) {
    const path = join(root, place);
    if (!existsSync(path)) continue;
    const names = statSync(path).isDirectory()
      ? readdirSync(path, { recursive: true }).sort()
      : [""];
    for (const name of names) {
      if (/\.test\.tsx?$/.test(name)) continue;
      const { mtimeMs, size } = statSync(join(path, name));
      hash.update(`${place}/${name} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest("hex");
}

function seconds(begun) {
  return ((Date.now() - begun) / 1000).toFixed(1);
}
