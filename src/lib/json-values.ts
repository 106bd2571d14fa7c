/** Reading foreign JSON without trust: every function takes anything and never throws. */

export type JsonRecord = Readonly<Record<string, unknown>>;

const nothing: JsonRecord = {};

/** The object, or an empty one: what is missing inside then reads as missing. */
export function asRecord(value: unknown): JsonRecord {
  return isRecord(value) ? value : nothing;
}

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The elements of a list; a lone value where a list belongs counts as its only element. */
export function asElements(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** A text that is not empty; numbers are taken as their digits (ids come in both forms). */
export function asText(value: unknown): string | undefined {
  if (typeof value === "string") return value === "" ? undefined : value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : undefined;
}

/** A finite number, also when it came as text. */
export function asNumber(value: unknown): number | undefined {
  if (typeof value !== "number" && (typeof value !== "string" || value.trim() === ""))
    return undefined;
  const number = Number(value);
  return Number.isFinite(number) ? number : undefined;
}
