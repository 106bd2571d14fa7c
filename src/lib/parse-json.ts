/** JSON from outside: refused when it is broken or nested beyond reason, cleaned of what no database stores. */

export type JsonReading =
  | { readonly kind: "read"; readonly value: unknown }
  | { readonly kind: "refused"; readonly reason: string };

const decoder = new TextDecoder();
/** Real webhooks need about 12 levels. */
const deepest = 64;

/**
 * Reads raw bytes as JSON. Never throws. Levels are counted before parsing: V8 itself takes a million brackets,
 * but whatever walks the value afterwards would run out of stack. Bytes that are no UTF-8 become U+FFFD, NUL
 * characters and halves of surrogate pairs go, since PostgreSQL stores neither.
 */
export function parseJson(raw: Uint8Array): JsonReading {
  if (isTooDeep(raw))
    return {
      kind: "refused",
      reason: `Der Inhalt ist tiefer als ${deepest} Ebenen verschachtelt.`,
    };
  const text = decoder.decode(raw);
  try {
    const value: unknown = JSON.parse(text);
    return { kind: "read", value: mayHoldUnstorable.test(text) ? storable(value) : value };
  } catch {
    // The parser's message quotes the text, and the text is somebody's message.
    return { kind: "refused", reason: "Der Inhalt ist kein gültiges JSON." };
  }
}

const [quote, backslash, openBracket, closeBracket, openBrace, closeBrace] = [
  34, 92, 91, 93, 123, 125,
];

function isTooDeep(raw: Uint8Array): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < raw.length; at += 1) {
    const byte = raw[at];
    if (inString) {
      if (byte === backslash) at += 1;
      else if (byte === quote) inString = false;
    } else if (byte === quote) inString = true;
    else if (byte === openBracket || byte === openBrace) {
      depth += 1;
      if (depth > deepest) return true;
    } else if (byte === closeBracket || byte === closeBrace) depth -= 1;
  }
  return false;
}

/** Only escapes can bring them in: a NUL as such is no JSON, and decoding repairs broken pairs. */
const mayHoldUnstorable = /\\u0000|\\u[dD][89a-fA-F]/;

function storable(value: unknown): unknown {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [storableText(key), storable(inner)]),
  );
}

function storableText(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
