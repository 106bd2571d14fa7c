/** What may stand before a document and says nothing of it. Pure. */

/** Without the mark, spaces, XML prolog and comments at the beginning; step by step, since a single expression takes ages. */
export function withoutPreamble(text: string): string {
  let rest = text.replace(/^\ufeff/, "").trimStart();
  while (rest.startsWith("<!--") || /^<\?xml[\s?]/i.test(rest)) {
    const end = rest.startsWith("<!--") ? rest.indexOf("-->") : rest.indexOf(">");
    if (end < 0) return rest;
    rest = rest.slice(rest.indexOf(">", end) + 1).trimStart();
  }
  return rest;
}
