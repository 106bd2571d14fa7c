import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium, type Browser } from "playwright-core";

const run = promisify(execFile);

/** Chromium as the npm package `@sparticuz/chromium` brings it, unpacked once for a clone of the repository. */
export async function launchChromium(): Promise<Browser> {
  const folder = await unpacked();
  try {
    return await launch(folder, {});
  } catch (error) {
    if (!String(error).includes("error while loading shared libraries")) throw error;
    // A bare machine lacks what Chromium links to; the package has those libraries for such.
    return await launch(folder, { LD_LIBRARY_PATH: join(folder, "al2023", "lib") });
  }
}

async function launch(folder: string, more: Record<string, string>): Promise<Browser> {
  // Without any font a page would be laid out as if it had no text.
  const fonts: Record<string, string> = existsSync("/etc/fonts/fonts.conf")
    ? {}
    : { FONTCONFIG_PATH: join(folder, "fonts") };
  return await chromium.launch({
    executablePath: join(folder, "chromium"),
    env: { ...given(process.env), ...fonts, ...more },
    args: [
      // Root has no sandbox, and many machines give others none; only our own pages are opened.
      "--no-sandbox",
      "--disable-dev-shm-usage",
      "--disable-gpu",
      "--font-render-hinting=none",
    ],
  });
}

/** The package unpacks into TMPDIR and takes half an unpacking for a whole one: so into a place apart, then renamed. */
async function unpacked(): Promise<string> {
  const home = dirname(dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))));
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(home, "package.json"), "utf8"),
  );
  const folder = fileURLToPath(
    new URL(`../../node_modules/.cache/chromium-${version}`, import.meta.url),
  );
  if (existsSync(folder)) return folder;
  const part = `${folder}.${process.pid}`;
  await mkdir(part, { recursive: true });
  const script = `import chromium from "@sparticuz/chromium"; await chromium.executablePath();`;
  await run(process.execPath, ["--input-type=module", "-e", script], {
    cwd: fileURLToPath(new URL("../..", import.meta.url)),
    // The second makes it unpack the libraries, too.
    env: { ...process.env, TMPDIR: part, AWS_LAMBDA_JS_RUNTIME: "nodejs24.x" },
  });
  await rename(part, folder).catch(async () => await rm(part, { recursive: true }));
  return folder;
}

function given(environment: NodeJS.ProcessEnv): Record<string, string> {
  const set = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return Object.fromEntries(set);
}
