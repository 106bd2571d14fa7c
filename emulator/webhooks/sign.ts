import { createHmac } from "node:crypto";

/** JSON as Meta puts it on the wire: everything beyond ASCII escaped as \uXXXX in lower case, slashes as \/. */
export function wireJson(value: unknown): string {
  return JSON.stringify(value)
    .replaceAll("/", "\\/")
    .replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}

/** The value of X-Hub-Signature-256 for these bytes. */
export function signatureOf(body: string, appSecret: string): string {
  return `sha256=${createHmac("sha256", appSecret).update(body).digest("hex")}`;
}
