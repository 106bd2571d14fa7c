/**
 * Our scripts for browsers. They lie in `browser/` beside this file, and beside the bundle after a build. Sent as
 * Brotli or gzip would save 3 kB of 8; the proxy in front does that.
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

type ScriptName = "signup.js" | "embed.js" | "snippets.js";

/** Read once; they change with a release only. */
const known = new Map<string, string>();

export function scriptText(name: ScriptName): string {
  const text =
    known.get(name) ?? readFileSync(new URL(`./browser/${name}`, import.meta.url), "utf8");
  known.set(name, text);
  return text;
}

/** Changes with the content, so that browsers may keep a script for a year. */
export function scriptVersion(name: ScriptName): string {
  return createHash("sha256").update(scriptText(name)).digest("base64url").slice(0, 12);
}
