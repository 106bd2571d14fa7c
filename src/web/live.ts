/**
 * Live parts of staff pages: a change announces a topic inside its transaction (`announce(tx, 'live', topic)`), every
 * open page that shows the topic reloads that part. Without script the page is simply as old as its loading.
 */
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";

export type Live = {
  /** Yields the topic each time it is announced. Ends when disposed of. */
  subscribe(topic: string): AsyncIterable<string> & AsyncDisposable;
};

/** `inbox`, `overview`, `conversation:12`, `broadcast:<uuid>`. */
export const liveTopic = /^(?:inbox|overview|(?:conversation|broadcast):[0-9a-f-]{1,36})$/;

/** Answers with server-sent events named `changed`, one for each announcement. */
export function streamLive(c: Context, live: Live, topic: string): Response {
  return streamSSE(c, async (stream) => {
    await using announcements = live.subscribe(topic);
    for await (const announced of announcements) {
      if (stream.aborted) return;
      await stream.writeSSE({ event: "changed", data: announced });
    }
  });
}

/** Never announces anything; for tests and commands that serve no page. */
export const quietLive: Live = {
  subscribe: () => ({
    async *[Symbol.asyncIterator]() {},
    async [Symbol.asyncDispose]() {},
  }),
};
