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

function scriptsOf(page: string): readonly string[] {
  const script = /<script\b[^>]*type\s*=\s*["']?application\/ld\+json[^>]*>([^]*?)<\/script/gi;
  return [...page.matchAll(script)].map(([, text = ""]) => text);
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
