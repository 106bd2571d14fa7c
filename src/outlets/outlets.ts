/**
 * Where a broadcast stands in public, once and for everyone: its page, the archive, the feed.
 * Promises: only what was sent is public, never a draft; nothing here knows who received it.
 */
export { lastPosts, type Post } from "./posts.ts";
