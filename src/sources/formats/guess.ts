/** Which format bytes have, by how they begin; the content type is too often wrong to be asked. Pure. */
import { decode } from "./decode.ts";
import { withoutPreamble } from "./preamble.ts";
import type { FormatName } from "./formats.ts";

const signs: readonly (readonly [FormatName, RegExp])[] = [
  ["icalendar", /^[ \t]*BEGIN:[ \t]*V(?:CALENDAR|EVENT)/im],
  ["html", /^<(?:!doctype html|html|head|body)\b/i],
  ["rss", /<rss[\s>]|<(?:\w+:)?RDF[\s>]/i],
  ["atom", /<(?:\w+:)?feed\s[^>]*xmlns/i],
  ["json-feed", /^\s*\{[^]*"version"\s*:\s*"https?:\\?\/\\?\/jsonfeed\.org/i],
  ["destination-one", /^\s*\{[^]*"(?:global_id|overallcount)"\s*:/],
  ["json-ld", /^\s*[[{][^]*"@(?:context|graph|type)"\s*:/],
];

/** Null where it is none of ours. */
export function guessFormat(bytes: Uint8Array, contentType: string | null): FormatName | null {
  const head = withoutPreamble(decode(bytes.subarray(0, 65_536), contentType));
  return signs.find(([, sign]) => sign.test(head))?.[0] ?? null;
}
