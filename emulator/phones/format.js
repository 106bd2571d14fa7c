import { el } from "./dom.js";

const marks = [
  { pattern: /```([\s\S]+?)```/, tag: "code" },
  { pattern: /(?<![\p{L}\p{N}])\*(\S(?:[^*\n]*\S)?)\*(?![\p{L}\p{N}])/u, tag: "strong" },
  { pattern: /(?<![\p{L}\p{N}])_(\S(?:[^_\n]*\S)?)_(?![\p{L}\p{N}])/u, tag: "em" },
  { pattern: /(?<![\p{L}\p{N}])~(\S(?:[^~\n]*\S)?)~(?![\p{L}\p{N}])/u, tag: "s" },
];
const link = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/;

/** The nodes of a text with *bold*, _italic_, ~struck~, ```code``` and links. */
export function formatted(text) {
  const url = link.exec(text);
  if (url !== null) {
    const anchor = el("a", { href: url[0], target: "_blank", rel: "noopener noreferrer" }, url[0]);
    return [
      ...formatted(text.slice(0, url.index)),
      anchor,
      ...formatted(text.slice(url.index + url[0].length)),
    ];
  }
  for (const { pattern, tag } of marks) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const inside = tag === "code" ? [match[1]] : formatted(match[1]);
    return [
      ...formatted(text.slice(0, match.index)),
      el(tag, {}, inside),
      ...formatted(text.slice(match.index + match[0].length)),
    ];
  }
  return text === "" ? [] : [text];
}
