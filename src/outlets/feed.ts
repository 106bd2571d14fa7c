/** The archive as RSS 2.0 (rssboard.org/rss-specification). Pure. */
import { paths } from "../web/paths.ts";
import { withoutFormatting } from "../web/formatting.ts";
import type { Post } from "./posts.ts";

export type Feed = {
  readonly title: string;
  readonly description: string;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly self: string;
  readonly archive: string;
  readonly posts: readonly (Post & { readonly path: string })[];
};

export function rssOf({ title, description, publicUrl, self, archive, posts }: Feed): string {
  const items = posts.map(
    (post) => `<item>
<title>${escape(post.title)}</title>
<link>${escape(publicUrl + post.path)}</link>
<guid isPermaLink="true">${escape(publicUrl + post.path)}</guid>
<pubDate>${post.at.toUTCString()}</pubDate>
<description>${escape(withCorrection(post, publicUrl))}</description>
${post.topics.map((topic) => `<category>${escape(topic.title)}</category>`).join("\n")}
</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>${escape(title)}</title>
<link>${escape(publicUrl + archive)}</link>
<atom:link href="${escape(publicUrl + self)}" rel="self" type="application/rss+xml"/>
<description>${escape(description)}</description>
<language>de</language>
${items.join("\n")}
</channel>
</rss>
`;
}

/** Feed readers keep what they have read: the correction is an item of its own, and the old one leads to it. */
function withCorrection({ teaser, correctedBy }: Post, publicUrl: string): string {
  const words = withoutFormatting(teaser);
  if (correctedBy === null) return words;
  return `Korrigiert: ${publicUrl}${paths.broadcastPage(correctedBy.slug)}\n${words}`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** XML 1.0 knows no control characters, not even escaped. */
function escape(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex
      .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
      .replaceAll(/[&<>"]/g, (character) => entities[character] ?? "")
  );
}
