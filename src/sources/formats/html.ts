/** A page with schema.org/Event as JSON-LD inside: "take over an event from its link". Pure. */
import { parseJson } from "../../lib/parse-json.ts";
import type { Quarantined, Reading, ReadOptions } from "../event.ts";
import { decode } from "./decode.ts";
import { readEvents } from "./json-ld.ts";
import { graphOf } from "./json-ld/nodes.ts";
import { quarantined } from "./quarantine.ts";
import { refusal } from "./refusal.ts";
import { oneLineOrNull } from "./text.ts";

export function readHtml(bytes: Uint8Array, options: ReadOptions): Reading {
  const page = decode(bytes, options.contentType);
  if (!/<(?:!doctype|html|head|body|script|meta)\b/i.test(page))
    return refusal("einer Webseite", bytes, options.contentType);
  const broken: Quarantined[] = [];
  const documents = scriptsOf(page).flatMap((text) => {
    const json = parseScript(text);
    if (json.kind === "read") return [json.value];
    broken.push(quarantined("Maschinenlesbare Angaben der Seite sind fehlerhaft.", text, null));
    return [];
  });
  // One graph: scripts of a page refer to each other.
  const read = readEvents(graphOf(documents), options);
  if (read.events.length + read.quarantined.length + broken.length === 0)
    return {
      kind: "refused",
      reason:
        "Auf der Seite steht keine Veranstaltung, die ein Programm lesen kann (schema.org). Bitte übernehmen Sie die Angaben von Hand.",
    };
  const title = oneLineOrNull(/<title[^>]*>([^<]*)/i.exec(page)?.[1]);
  return { kind: "read", title, items: [], ...read, quarantined: [...read.quarantined, ...broken] };
}

/** A page has a handful; each is looked for to the end of the page. */
const mostScripts = 100;

function scriptsOf(page: string): readonly string[] {
  const opening = /<script\b[^<>]*type\s*=\s*["']?application\/ld\+json[^<>]*>/gi;
  const scripts: string[] = [];
  for (const found of page.matchAll(opening)) {
    if (scripts.length === mostScripts) break;
    const start = found.index + found[0].length;
    const end = page.indexOf("</", start);
    if (end < 0) break;
    scripts.push(page.slice(start, closing(page, end)));
  }
  return scripts;
}

/** Where the script ends: "</b>" may stand in a text of it. */
function closing(page: string, from: number): number {
  let at = from;
  while (at >= 0 && page.slice(at, at + 8).toLowerCase() !== "</script")
    at = page.indexOf("</", at + 2);
  return at < 0 ? page.length : at;
}

/** Comments and CDATA around it are from another age of the web; line breaks inside of texts are no JSON. */
function parseScript(text: string) {
  const bare = text
    .replace(/^\s*(?:\/\*\s*)?<!(?:--|\[CDATA\[)(?:\s*\*\/)?/, "")
    .replace(/(?:\/\*\s*)?(?:-->|\]\]>)(?:\s*\*\/)?\s*$/, "");
  const strict = parseJson(new TextEncoder().encode(bare));
  if (strict.kind === "read") return strict;
  return parseJson(new TextEncoder().encode(bare.replaceAll(/\p{Cc}+/gu, " ")));
}
