/** The content lines of a calendar (RFC 5545, 3.1), as programs really write them. Pure. */
import { decode } from "../decode.ts";

export type Property = {
  /** In capitals. */
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly value: string;
};

/**
 * Unfolded lines. Lines are folded between bytes, also inside of a letter, so bytes are joined before they are decoded;
 * line ends may be bare, doubled or missing their half.
 */
export function linesOf(bytes: Uint8Array, contentType: string | null): readonly string[] {
  const isWide = bytes.subarray(0, 64).includes(0);
  const text = decode(isWide ? bytes : unfold(bytes), contentType);
  return (isWide ? text.replaceAll(/[\r\n]+[ \t]/g, "") : text).split(/[\r\n]+/);
}

const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32];

function unfold(bytes: Uint8Array): Uint8Array {
  const unfolded = new Uint8Array(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === lineFeed || byte === carriageReturn) {
      const next = afterLineEnd(bytes, at);
      if (next < bytes.length && (bytes[next] === space || bytes[next] === tab)) {
        at = next;
        continue;
      }
    }
    unfolded[length] = byte;
    length += 1;
  }
  return unfolded.subarray(0, length);
}

/** Past any number of CR and one LF: an empty line ends what is folded. */
function afterLineEnd(bytes: Uint8Array, at: number): number {
  let next = at;
  while (bytes[next] === carriageReturn) next += 1;
  return bytes[next] === lineFeed ? next + 1 : next;
}

/** Name, parameters and value of a line, or null where it is none. */
export function propertyOf(line: string): Property | null {
  const name = /^\s*(?:[\w-]+\.)?([A-Za-z][\w-]*)(?=[;:])/.exec(line);
  if (name === null) return null;
  const upper = (name[1] ?? "").toUpperCase();
  const colon = hasDate.test(upper)
    ? colonBeforeDate(line, name[0].length)
    : colonOf(line, name[0].length);
  if (colon < 0) return null;
  return {
    name: upper,
    params: paramsOf(line.slice(name[0].length + 1, colon)),
    value: line.slice(colon + 1),
  };
}

const hasDate = /^(?:DTSTART|DTEND|DUE|RECURRENCE-ID|EXDATE|RDATE|DTSTAMP|CREATED|LAST-MODIFIED)$/;

/** `TZID=(UTC+01:00) Amsterdam:2026…` without quotes, `TZID="…:2026…"` with one at the wrong place: the date tells. */
function colonBeforeDate(line: string, from: number): number {
  const found = line.slice(from).search(/:\s*"?\d{4}-?\d{2}-?\d{2}/);
  return found < 0 ? colonOf(line, from) : from + found;
}

/** The first colon outside of quotes; where quotes are not balanced, the first of all. */
function colonOf(line: string, from: number): number {
  let quoted = false;
  for (let at = from; at < line.length; at += 1) {
    const character = line[at];
    if (character === '"') quoted = !quoted;
    else if (character === ":" && !quoted) return at;
  }
  return line.indexOf(":", from);
}

function paramsOf(text: string): Readonly<Record<string, string>> {
  if (text === "") return none;
  const params: Record<string, string> = {};
  // Whoever writes more than some lines of them means no parameters.
  for (const [, name = "", value = ""] of text
    .slice(0, 2000)
    .matchAll(/([\w-]+)=("[^"]*"?|[^;]*)/g))
    params[name.toUpperCase()] = caretDecoded(value.replaceAll('"', "").trim());
  return params;
}

const none: Property["params"] = {};

/** RFC 6868. */
function caretDecoded(value: string): string {
  return value.replaceAll(/\^([n'^])/g, (_, code: string) =>
    code === "n" ? "\n" : code === "'" ? '"' : "^",
  );
}
