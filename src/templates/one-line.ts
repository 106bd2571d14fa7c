/** Values of a template stand in one line: no break, no tab, at most four spaces in a row (reference 1.5). Pure. */

/** Breaks become " · ", runs of white space one space; too long a text ends at a word with an ellipsis. */
export function oneLine(text: string, longest: number): string {
  const line = text
    .trim()
    .split(/\s*[\n\r\v\f\u0085\u2028\u2029]+\s*/u)
    .filter((part) => part !== "")
    .join(" · ")
    .replaceAll(/\s+/gu, " ");
  if (line.length <= longest) return line;
  const cut = line.slice(0, Math.max(0, longest - 1));
  const lastSpace = cut.lastIndexOf(" ");
  const atWord = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut;
  // Half of a pair of code units would not be a character.
  return `${atWord.replace(/[\ud800-\udbff]$/u, "").trimEnd()}…`;
}
