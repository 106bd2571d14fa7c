/**
 * Bytes into text. What a source says of its own encoding is often wrong, so its bytes are asked first: a BOM, and
 * whether they are UTF-8 (a German text in another encoding practically never is); then the XML prolog or the page's own
 * word; then the HTTP header. Pure.
 */
import { TextDecoder } from "node:util";

export function decode(bytes: Uint8Array, contentType: string | null): string {
  const marked = byMark(bytes);
  if (marked !== null) return marked;
  const utf8 = new TextDecoder("utf-8").decode(bytes);
  if (looksLikeUtf8(utf8)) return utf8;
  const label = declaredInside(bytes) ?? inHeader(contentType);
  return decodeAs(bytes, label === null || /^utf-?8$/i.test(label) ? "windows-1252" : label);
}

/** By its byte order mark, or by every second byte being zero, which is how UTF-16 without a mark looks. */
function byMark(bytes: Uint8Array): string | null {
  const [first = -1, second = -1, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (first > 0 && second === 0 && third !== 0 && fourth === 0)
    return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0 && second > 0 && third === 0) return new TextDecoder("utf-16be").decode(bytes);
  return null;
}

/** A download that was cut, or one broken letter, leaves a text that is UTF-8 in all other places. */
function looksLikeUtf8(text: string): boolean {
  const broken = text.split("\ufffd").length - 1;
  if (broken === 0) return true;
  // oxlint-disable-next-line no-control-regex
  const whole = text.replaceAll(/[\u0000-\u007f\ufffd]+/g, "").length;
  return whole > broken;
}

/** `<?xml encoding="…"?>` or `<meta charset="…">`; both are plain ASCII in every encoding that is left here. */
function declaredInside(bytes: Uint8Array): string | null {
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, 2048));
  const prolog = /^\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i.exec(head);
  return prolog?.[1] ?? /<meta[^>]+charset\s*=\s*["']?([\w.:-]+)/i.exec(head)?.[1] ?? null;
}

function inHeader(contentType: string | null): string | null {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? "")?.[1] ?? null;
}

function decodeAs(bytes: Uint8Array, label: string): string {
  const decoder = decoderOf(label) ?? new TextDecoder("windows-1252");
  // What says ISO-8859 and has „ “ – in the place of control characters was written by Windows.
  // oxlint-disable-next-line no-control-regex
  return decoder
    .decode(bytes)
    .replaceAll(/[\u0080-\u009f]/g, (control) =>
      new TextDecoder("windows-1252").decode(Uint8Array.of(control.charCodeAt(0))),
    );
}

function decoderOf(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    // The only way to be told that there is no such encoding.
    return null;
  }
}
