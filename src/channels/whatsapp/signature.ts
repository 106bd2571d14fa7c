import { createHmac, timingSafeEqual } from "node:crypto";

const form = /^sha256=([0-9a-f]{64})$/i;

/**
 * True when one of the secrets signed exactly these bytes (`X-Hub-Signature-256`). The raw bytes count: Meta escapes
 * non-ASCII on the wire, so JSON that was parsed and written again has another hash.
 */
export function signatureIsValid(
  rawBody: Uint8Array,
  signature: string | undefined,
  secrets: readonly string[],
): boolean {
  const given = form.exec(signature ?? "")?.[1];
  if (given === undefined) return false;
  const claimed = Buffer.from(given, "hex");
  // All secrets are tried, so that the time taken does not tell which one fits. An empty secret signs nothing.
  const fits = secrets
    .filter((secret) => secret !== "")
    .map((secret) => createHmac("sha256", secret).update(rawBody).digest())
    .map((computed) => computed.length === claimed.length && timingSafeEqual(computed, claimed));
  return fits.includes(true);
}
