/** What somebody hears badly who has the message read out. Pure. */
import { withoutFormatting } from "../../../web/formatting.ts";
import type { Hint, HintKind } from "./hint.ts";

const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F/gu;
/** Each is read out as a word or two. */
const mostEmoji = 3;

const rules: readonly (readonly [HintKind, RegExp, (found: string) => string])[] = [
  [
    "emojiInside",
    /\p{L}+[ ,]*(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)+ *\p{Ll}+/gu,
    () => "",
  ],
  ["hashtag", /#(?=[^\s]*\p{L})[\p{Ll}\d_]{11,}(?![\p{L}\d])/gu, () => ""],
  [
    "fakeLetters",
    /[\u{1D400}-\u{1D7FF}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}\u{24B6}-\u{24E9}][\u{1D400}-\u{1D7FF}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}\u{24B6}-\u{24E9} ]*/gu,
    (found) => `*${found.normalize("NFKC").trim()}*`,
  ],
  ["drawing", /([-=_~*#.•+<>|/\\])\1{4,}|[\u2500-\u25FF]{3,}|¯\\_\(ツ\)_\/¯|\(╯°□°/gu, () => ""],
  [
    "capitals",
    /(?<![\p{L}\d])\p{Lu}{4,}(?:[ -]+\p{Lu}{3,})+(?![\p{L}\d])/gu,
    (found) => found.replaceAll(/\p{L}+/gu, (word) => word.charAt(0) + word.slice(1).toLowerCase()),
  ],
  [
    "clickHere",
    /(?<!\p{L})(?:klicken sie(?: bitte)? hier|hier klicken|klicke? hier|einfach hier klicken|click here)(?!\p{L})/giu,
    () => "",
  ],
];

export function hintsForListeners(text: string): Hint[] {
  const hints: Hint[] = [];
  const count = text.match(emoji)?.length ?? 0;
  if (count > mostEmoji) hints.push({ kind: "emojiMany", found: String(count), better: "" });
  const words = withoutFormatting(text).replaceAll(/https?:\/\/\S+/g, "");
  for (const [kind, pattern, better] of rules)
    for (const [found] of (kind === "drawing" ? text : words).matchAll(pattern))
      hints.push({ kind, found: found.trim(), better: better(found) });
  return hints;
}
