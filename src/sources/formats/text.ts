/** What sources write, as a messenger shows it: plain text with paragraphs, lists and links. Pure. */
import { compile, type FormatCallback } from "html-to-text";
import { webUrl } from "./urls.ts";

/** More is no announcement; nested tags without end would cost seconds. */
const longest = 60_000;
const longestLine = 500;

/**
 * A text of several lines, whatever it came as: plain, HTML, HTML whose tags are written as entities, or plain with
 * entities in it, also twice encoded.
 */
export function plainText(raw: string, baseUrl = ""): string {
  let text = raw.slice(0, longest);
  // Three times: "&amp;lt;p&amp;gt;" is a paragraph of somebody whose systems each encoded once.
  for (let round = 0; round < 3; round += 1) {
    const decoded = isHtml(text) ? htmlToText(text, baseUrl) : decodeEntities(text);
    if (decoded === text) break;
    text = decoded;
  }
  return tidy(text);
}

/** A title or a name: the same in one line, without links. */
export function oneLine(raw: string): string {
  const start = raw.slice(0, 10 * longestLine);
  const text = isHtml(start) ? start.replaceAll(/<[^<>]*>/g, " ") : start;
  return plainText(text).replaceAll(/\s+/g, " ").slice(0, longestLine).trimEnd();
}

/** The same, null where nothing is left. */
export function oneLineOrNull(raw: string | null | undefined): string | null {
  const text = oneLine(raw ?? "");
  return text === "" ? null : text;
}

const tag =
  /<\/?(?:p|br|div|a|ul|ol|li|b|strong|i|em|u|s|span|h[1-6]|table|t[rdh]|img|html|body|font|hr|small|blockquote|section)(?:\s[^<>]*)?\/?>/i;

export function isHtml(text: string): boolean {
  return tag.test(text);
}

/** Compiling takes longer than converting, and a source has one address for all its texts. */
let last = { baseUrl: "", convert: converter("") };

function htmlToText(html: string, baseUrl: string): string {
  if (last.baseUrl !== baseUrl) last = { baseUrl, convert: converter(baseUrl) };
  return last.convert(html);
}

function anchorOf(baseUrl: string): FormatCallback {
  return (element, walk, builder) => {
    const attributes = element.attribs as Readonly<Record<string, string>> | undefined;
    const target = linkTarget(attributes?.["href"] ?? "", baseUrl);
    let said = "";
    builder.pushWordTransform((word) => {
      said += word;
      return word;
    });
    walk(element.children, builder);
    builder.popWordTransform();
    // "www.siegen.de" as the text of a link to https://www.siegen.de/ needs no second telling.
    if (target === null || bare(said).includes(bare(target))) return;
    builder.addInline(said === "" ? target : ` (${target})`);
  };
}

function linkTarget(href: string, baseUrl: string): string | null {
  const direct = /^(?:mailto|tel):([^?]*)/i.exec(href.trim())?.[1];
  return direct ?? webUrl(href, baseUrl);
}

function bare(link: string): string {
  return link.toLowerCase().replaceAll(/^https?:\/\/(?:www\.)?|^www\.|[\s/]+$|\s/g, "");
}

function converter(baseUrl: string): (html: string) => string {
  const block = { leadingLineBreaks: 2, trailingLineBreaks: 2 };
  const skipped = ["img", "head", "script", "style", "title", "iframe", "noscript"];
  const headings = ["h1", "h2", "h3", "h4", "h5", "h6"];
  return compile({
    wordwrap: false,
    // html-to-text stops walking there; parsing is bounded by the length above.
    limits: { maxDepth: 60 },
    formatters: { anchor: anchorOf(baseUrl) },
    selectors: [
      { selector: "a", format: "anchor" },
      ...skipped.map((selector) => ({ selector, format: "skip" })),
      { selector: "p", format: "paragraph", options: block },
      { selector: "ul", format: "unorderedList", options: { ...block, itemPrefix: "• " } },
      { selector: "ol", format: "orderedList", options: block },
      { selector: "hr", format: "lineBreak" },
      ...headings.map((selector) => ({
        selector,
        format: "heading",
        options: { ...block, uppercase: false },
      })),
      {
        selector: "table",
        format: "dataTable",
        options: { ...block, uppercaseHeaderCells: false },
      },
    ],
  });
}

const entity = /&(?:#\d+|#x[\da-f]+|[a-z][a-z\d]*);/i;

function decodeEntities(text: string): string {
  if (!entity.test(text)) return text;
  // As HTML, in which nothing but entities means anything, and every line break and space stays.
  return text.replaceAll(new RegExp(entity, "gi"), (found) =>
    found.toLowerCase() === "&nbsp;" ? " " : decodeOne(`<i>${found}</i>`),
  );
}

const decodeOne = compile({ wordwrap: false, whitespaceCharacters: "" });

/** Control characters, soft hyphens, marks of direction and order; what joins emoji stays. */
const unseen = /(?!\t|\n|\u200d)[\p{Cc}\p{Cf}\ufffc]/gu;

/** Marks that nobody sees go, spaces at the ends of lines too, and more than one empty line. */
function tidy(text: string): string {
  return (
    text
      .replaceAll(/\r\n?|\u2028|\u2029/g, "\n")
      .replaceAll(unseen, "")
      .replaceAll(/[\t\u00a0\u202f]/g, " ")
      .split("\n")
      .map((line) => line.trimEnd())
      .join("\n")
      // html-to-text sets the numbers of a list one under the other.
      .replaceAll(/\n +(?=\d+\. )/g, "\n")
      .replaceAll(/\n{3,}/g, "\n\n")
      .trim()
  );
}
