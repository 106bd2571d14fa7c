/** What differs between two versions, word by word. Pure. */
import { diffWordsWithSpace } from "diff";
import { languageName } from "../../subscribers/subscribers.ts";
import type { Content } from "../content.ts";

export type Part = { readonly kind: "same" | "new" | "gone"; readonly text: string };

export type Difference = {
  readonly field:
    | "title"
    | "teaser"
    | "text"
    | "link"
    | "imageAlt"
    | "imageCredit"
    | "variants"
    | "topics";
  readonly parts: readonly Part[];
  readonly newWords: number;
  readonly goneWords: number;
};

export type Compared = {
  readonly differences: readonly Difference[];
  /** Another picture, one more or one less. */
  readonly pictureDiffers: boolean;
};

type Said = { readonly content: Content; readonly topics: readonly string[] };

/** Two texts without a word in common take longest; then one stands for the other as a whole. */
const longestMs = 500;

export function compare(earlier: Said, later: Said): Compared {
  const fields = [
    ["title", earlier.content.title, later.content.title],
    ["teaser", earlier.content.teaser, later.content.teaser],
    ["text", earlier.content.text, later.content.text],
    ["link", earlier.content.link ?? "", later.content.link ?? ""],
    ["imageAlt", earlier.content.picture?.alt ?? "", later.content.picture?.alt ?? ""],
    ["imageCredit", earlier.content.picture?.credit ?? "", later.content.picture?.credit ?? ""],
    ["variants", variantsOf(earlier.content), variantsOf(later.content)],
    ["topics", earlier.topics.join(", "), later.topics.join(", ")],
  ] as const;
  return {
    differences: fields
      .filter(([, before, after]) => before !== after)
      .map(([field, before, after]) => difference(field, before, after)),
    pictureDiffers: earlier.content.picture?.mediaId !== later.content.picture?.mediaId,
  };
}

/** All of them as one text, each under its language. */
function variantsOf({ variants = [] }: Content): string {
  return variants
    .map(({ language, title, teaser, text }) =>
      [languageName(language, "de"), title, teaser, text].join("\n"),
    )
    .join("\n\n");
}

function difference(field: Difference["field"], before: string, after: string): Difference {
  const parts = partsOf(before, after);
  const words = (kind: Part["kind"]) =>
    parts
      .filter((part) => part.kind === kind)
      .reduce((sum, { text }) => sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0), 0);
  return { field, parts, newWords: words("new"), goneWords: words("gone") };
}

function partsOf(before: string, after: string): Part[] {
  const changes = diffWordsWithSpace(before, after, { timeout: longestMs });
  if (changes === undefined)
    return [
      { kind: "gone", text: before },
      { kind: "new", text: after },
    ];
  return changes.map(({ value, added, removed }) => ({
    kind: added ? "new" : removed ? "gone" : "same",
    text: value,
  }));
}
