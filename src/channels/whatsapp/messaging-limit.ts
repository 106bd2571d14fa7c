import { asNumber, asText } from "../../lib/json-values.ts";

/**
 * Unique recipients in 24 hours, as Meta writes it in several places: `TIER_2K`, 2000, -1, "UNLIMITED".
 * null = unlimited, undefined = not said.
 */
export function readLimit(value: unknown): number | null | undefined {
  const number = asNumber(value);
  if (number !== undefined) return number < 0 ? null : Math.trunc(number);
  const word = asText(value)?.replace(/^TIER_/, "");
  if (word === "UNLIMITED") return null;
  const [, digits, thousands] = /^(\d+)(K?)$/.exec(word ?? "") ?? [];
  return digits === undefined ? undefined : Number(digits) * (thousands === "K" ? 1000 : 1);
}
