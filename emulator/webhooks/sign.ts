import { createHmac } from "node:crypto";

/** JSON as Meta puts it on the wire: everything beyond ASCII escaped in lower case (ä as \u00e4), slashes as \/. */
export function wireJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(/[\u0080-\uffff]/g, escaped);
}

/** Each unit is worked out once: a batch can hold a million umlauts. */
const known = new Map<string, string>();

function escaped(unit: string): string {
  let escape = known.get(unit);
  if (escape === undefined) {
    escape = `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
    known.set(unit, escape);
  }
  return escape;
}

/** The value of X-Hub-Signature-256 for these bytes. */
export function signatureOf(body: string, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}
