/** What of a broadcast reads otherwise than before, part by part. Pure. */
import type { Content } from "../content.ts";
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
    ["topics", ({ topicIds }) => topicIds.map(titleOf).toSorted().join(", ")],
    ["urgent", ({ urgent }) => (urgent ? "✓" : "")],
  ];
  return parts
    .map(([part, read]) => ({ part, before: read(before), now: read(now) }))
    .filter((one) => one.before !== one.now);
}

/** Two pictures of the same description are told apart by their number. */
function pictureInWords(picture: Content["picture"]): string {
  return picture === null ? "" : `${picture.alt} (${picture.mediaId})`;
}

/** Something differs that has no line of its own here. */
export function differsElsewhere(before: Said, now: Said, found: readonly Difference[]): boolean {
  return found.length === 0 && fingerprint(before) !== fingerprint(now);
}
