/**
 * The signs by which WhatsApp makes words bold (*), italic (_), struck through (~) and monospaced (`), and lines a list or
 * a quote. A sign counts only at the edge of a word and closes in the same line; everything else is shown as it is typed.
 * Pure.
 */
export type Style = "bold" | "italic" | "strike" | "code";

export type Span =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "link"; readonly url: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: Exclude<Style, "code">; readonly spans: readonly Span[] };

export type FormattedBlock =
  | { readonly kind: "lines"; readonly text: string }
  | { readonly kind: "quote"; readonly text: string }
  | { readonly kind: "list"; readonly items: readonly string[] }
  /** Counted from the number that was typed: a list with lines between its points goes on. */
  | { readonly kind: "numbers"; readonly first: number; readonly items: readonly string[] };

const styles = { "*": "bold", _: "italic", "~": "strike" } as const;

/** An address, so that its underscores stay; three backticks, which may hold several lines; one; a pair of signs. */
const marked =
  /https?:\/\/[^\s<>"„“”]+|```(?<block>[\s\S]+?)```|(?<![\p{L}\p{N}`])`(?<code>[^`\n]+)`(?![\p{L}\p{N}`])|(?<![\p{L}\p{N}])(?<sign>[*_~])(?<inside>(?!\s|\k<sign>)(?:(?!\k<sign>)[^\n])*?(?<!\s))\k<sign>(?![\p{L}\p{N}])/gu;

/** The words of a text with their styles, nested as they were typed. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    const span = spanOf(match);
    if (span === null) continue;
    if (match.index > end) spans.push({ kind: "text", text: text.slice(end, match.index) });
    spans.push(span);
    end = match.index + (span.kind === "link" ? span.url.length : match[0].length);
  }
  if (end < text.length) spans.push({ kind: "text", text: text.slice(end) });
  return spans;
}

function spanOf({ 0: whole, groups = {} }: RegExpMatchArray): Span | null {
  const { block, code, sign, inside } = groups;
  if (block !== undefined) return { kind: "code", text: block.replaceAll(/^\n|\n$/g, "") };
  if (code !== undefined) return { kind: "code", text: code };
  if ((sign === "*" || sign === "_" || sign === "~") && inside !== undefined)
    return { kind: styles[sign], spans: spansOf(inside) };
  // What ends a sentence does not belong to the address.
  const url = whole.replace(/[.,;:!?)\]}'’*_~]+$/u, "");
  return URL.parse(url) === null ? null : { kind: "link", url };
}

const lineKinds = [
  ["quote", /^> ?(?=\S)/],
  ["list", /^[-*] (?=\S)/],
  ["numbers", /^\d{1,3}\. (?=\S)/],
] as const;

/** Lines of a list or quote that follow each other belong together; all else stays as it stands. */
export function formattedBlocks(text: string): FormattedBlock[] {
  const blocks: { kind: FormattedBlock["kind"]; lines: string[]; first: number }[] = [];
  let isCode = false;
  for (const line of text.replaceAll("\r\n", "\n").split("\n")) {
    const [kind, sign] = isCode
      ? plainLine
      : (lineKinds.find(([, one]) => one.test(line)) ?? plainLine);
    if ((line.split("```").length - 1) % 2 === 1) isCode = !isCode;
    const words = line.replace(sign, "");
    const last = blocks.at(-1);
    if (last?.kind === kind) last.lines.push(words);
    else blocks.push({ kind, lines: [words], first: Number.parseInt(line, 10) });
  }
  return blocks.map(({ kind, lines, first }) => {
    switch (kind) {
      case "numbers":
        return { kind, first, items: lines };
      case "list":
        return { kind, items: lines };
      default:
        return { kind, text: lines.join("\n") };
    }
  });
}
const plainLine = ["lines", /^(?!)/] as const;

/** The words without the signs, for places that show no styles. */
export function withoutFormatting(text: string): string {
  return formattedBlocks(text)
    .map((block) =>
      "items" in block
        ? block.items.map((item) => `– ${words(item)}`).join("\n")
        : words(block.text),
    )
    .join("\n");
}

function words(text: string): string {
  return spansOf(text).map(wordsOf).join("");
}

function wordsOf(span: Span): string {
  switch (span.kind) {
    case "text":
    case "code":
      return span.text;
    case "link":
      return span.url;
    default:
      return span.spans.map(wordsOf).join("");
  }
}
