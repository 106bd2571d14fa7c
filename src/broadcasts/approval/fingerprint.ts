/**
 * What citizens will see of a broadcast, and its hash: an approval holds for these words and no others. When it is sent is
 * not part of it: no message says so unless its text does, and the text is. Pure.
 */
import { createHash } from "node:crypto";
import type { Content } from "../content.ts";
import type { Broadcast } from "../read.ts";

export type Said = {
  readonly content: Content;
  readonly topicIds: readonly number[];
  readonly urgent: boolean;
};

/** Every part of the content, so that a new part cannot be forgotten here: without its line it does not compile. */
const parts = {
  title: true,
  teaser: true,
  text: true,
  link: true,
  picture: true,
  choices: true,
  variants: true,
} as const satisfies Readonly<Record<keyof Content, true>>;

export function contentOnly(content: Content): Content {
  const wanted = Object.keys(parts) as (keyof Content)[];
  // Each key of a Content with its own value is a Content.
  return Object.fromEntries(wanted.map((key) => [key, content[key]])) as Content;
}

export function saidOf(broadcast: Content & Pick<Broadcast, "topics" | "lane">): Said {
  return {
    content: contentOnly(broadcast),
    topicIds: broadcast.topics.map(({ id }) => id),
    urgent: broadcast.lane === "urgent",
  };
}

/** Equal for the same words, pictures, topics and urgency, in whatever order they are held. */
export function fingerprint({ content, topicIds, urgent }: Said): string {
  const canonical = JSON.stringify(
    { content: contentOnly(content), topicIds: topicIds.toSorted((a, b) => a - b), urgent },
    // Nothing to choose from reads like no choice.
    (_, value: unknown) =>
      Array.isArray(value) && value.length === 0
        ? undefined
        : isPlain(value)
          ? sorted(value)
          : value,
  );
  return createHash("sha256").update(canonical).digest("base64url").slice(0, 32);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function sorted(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
