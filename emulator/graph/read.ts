import type { Refusal } from "./errors.ts";

/** JSON from outside: nothing is known of it yet. */
export type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string, or a number written as one (Graph takes either for ids). */
export function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : typeof value === "number" ? String(value) : undefined;
}

/** Characters as people count them; a flag or an umlaut is not two. */
export function lengthOf(value: string): number {
  let length = 0;
  for (const _ of value) length += 1;
  return length;
}

/** The first refusal, so that checks can be written one below the other. */
export function firstRefusal(
  ...checks: readonly (() => Refusal | undefined)[]
): Refusal | undefined {
  for (const check of checks) {
    const refusal = check();
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

/** Refuses a missing or empty text, and one longer than `longest`, with 131009 in Meta's words. */
export function checkLength(what: string, value: unknown, longest: number): Refusal | undefined {
  const found = text(value);
  if (found === undefined) return { code: 131008, details: `${what} is required.` };
  const length = lengthOf(found);
  if (length >= 1 && length <= longest) return undefined;
  return { code: 131009, details: `${what} length invalid. Min length: 1, Max length: ${longest}` };
}

export function checkOptionalLength(
  what: string,
  value: unknown,
  longest: number,
): Refusal | undefined {
  return value === undefined ? undefined : checkLength(what, value, longest);
}
