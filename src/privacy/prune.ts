/** Takes one person out of what a channel reported, and leaves what it says of others. Pure. */
import { parseJson } from "../lib/parse-json.ts";

/** Whether a text is an id of the person. */
export type Names = (text: string) => boolean;

export type Pruning =
  | { readonly kind: "untouched" }
  | { readonly kind: "pruned"; readonly body: Buffer }
  /** It spoke of nobody else. */
  | { readonly kind: "nothing-left" };

/**
 * A raw body without the entries that name the person. A report is a list in lists; the innermost entry that names them
 * goes whole, because what they wrote and what they are called stand in it too.
 */
export function pruneBody(body: Uint8Array, names: Names): Pruning {
  const reading = parseJson(body);
  // Nobody can say what else an unreadable body holds: where the person may stand in it, it goes.
  if (reading.kind !== "read") return { kind: "nothing-left" };
  const rest = prune(reading.value, names);
  if (rest === null || (rest.changed && !rest.filled)) return { kind: "nothing-left" };
  return rest.changed
    ? { kind: "pruned", body: Buffer.from(JSON.stringify(rest.value)) }
    : { kind: "untouched" };
}

/** Whether the person is named anywhere in it. */
export function speaksOf(value: unknown, names: Names): boolean {
  if (typeof value === "string") return names(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.entries(value).some(([key, inner]) => names(key) || speaksOf(inner, names));
}

type Rest = {
  readonly value: unknown;
  readonly changed: boolean;
  /** A list in it still has entries. */
  readonly filled: boolean;
};

/** Null: it goes with the entry that it stands in. */
function prune(value: unknown, names: Names): Rest | null {
  if (typeof value === "string")
    return names(value) ? null : { value, changed: false, filled: false };
  if (typeof value !== "object" || value === null) return { value, changed: false, filled: false };
  return Array.isArray(value) ? pruneList(value, names) : pruneRecord(value, names);
}

function pruneList(list: readonly unknown[], names: Names): Rest {
  const kept: Rest[] = [];
  for (const entry of list) {
    const rest = prune(entry, names);
    // An entry that was only a frame around what went is nothing any more.
    if (rest !== null && (rest.filled || !rest.changed)) kept.push(rest);
  }
  return {
    value: kept.map((rest) => rest.value),
    changed: kept.length < list.length || kept.some(({ changed }) => changed),
    filled: kept.length > 0,
  };
}

function pruneRecord(record: object, names: Names): Rest | null {
  const kept: [string, unknown][] = [];
  let changed = false;
  let filled = false;
  for (const [key, inner] of Object.entries(record)) {
    const rest = names(key) ? null : prune(inner, names);
    if (rest === null) return null;
    kept.push([key, rest.value]);
    changed ||= rest.changed;
    filled ||= rest.filled;
  }
  return { value: Object.fromEntries(kept), changed, filled };
}
