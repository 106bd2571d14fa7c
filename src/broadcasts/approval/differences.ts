/** What of a broadcast reads otherwise than before, part by part. Pure. */
import { ownName } from "../../subscribers/subscribers.ts";
import { creditLine, type Content, type Variant } from "../content.ts";
import { fingerprint, type Said } from "./fingerprint.ts";

export type Part = keyof Content | "topics" | "urgent";
export type Difference = { readonly part: Part; readonly before: string; readonly now: string };

/** `titleOf` names a topic by its id. Parts in the order of the form. */
export function differences(
  before: Said,
  now: Said,
  titleOf: (topicId: number) => string,
): Difference[] {
  const parts: readonly (readonly [Part, (said: Said) => string])[] = [
    ["title", ({ content }) => content.title],
    ["teaser", ({ content }) => content.teaser],
    ["text", ({ content }) => content.text],
    ["link", ({ content }) => content.link ?? ""],
    ["picture", ({ content }) => pictureInWords(content.picture)],
    ["choices", ({ content }) => (content.choices ?? []).map((choice) => choice.title).join(", ")],
    ["variants", ({ content }) => variantsInWords(content.variants ?? [])],
    ["topics", ({ topicIds }) => topicIds.map(titleOf).toSorted().join(", ")],
    ["urgent", ({ urgent }) => (urgent ? "✓" : "")],
  ];
  return parts
    .map(([part, read]) => ({ part, before: read(before), now: read(now) }))
    .filter((one) => one.before !== one.now);
}

/** Two pictures of the same description are told apart by their number. */
function pictureInWords(picture: Content["picture"]): string {
  return picture === null
    ? ""
    : [`${picture.alt} (${picture.mediaId})`, creditLine(picture)].join("\n").trim();
}

function variantsInWords(variants: readonly Variant[]): string {
  return variants
    .map(({ language, title, teaser, text }) =>
      [`${ownName(language).name}: ${title}`, teaser, text].join("\n"),
    )
    .join("\n\n");
}

/** Something differs that has no line of its own here. */
export function differsElsewhere(before: Said, now: Said, found: readonly Difference[]): boolean {
  return found.length === 0 && fingerprint(before) !== fingerprint(now);
}
