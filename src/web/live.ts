/**
 * Live parts of staff pages: a change announces a topic inside its transaction (`announce(tx, 'live', topic)`), every
 * open page that shows the topic reloads that part (htmx, see docs/decisions). Without script the page is simply as old
 * as its loading. Only the topic travels, never content: what is shown is fetched with the reader's own rights.
 */
import { setTimeout as wait } from "node:timers/promises";
import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Clock } from "../lib/clock.ts";

export type Live = {
  /** Yields the topic each time it is announced, and at once where that was a moment ago. Ends when disposed of. */
  subscribe(topic: string): AsyncIterable<string> & AsyncDisposable;
};

export type LiveHub = Live & {
  /** A topic was announced in the database; wire it to the notifications of channel `live`. */
  announced(topic: string): void;
  /** Announcements may have been missed (the connection was away): everybody looks again. */
  everything(): void;
};

/** `inbox`, `overview`, `tips`, `conversation:12`, `broadcast:<uuid>`, `source:3`. */
export const liveTopic =
  /^(?:inbox|overview|tips|(?:conversation|broadcast|source):[0-9a-f-]{1,36})$/;

/** Keeps proxies from closing a quiet stream. */
const heartbeatMs = 25_000;
/** Then the browser comes again and its session is checked again. */
const longestStreamMs = 15 * 60_000;
/** While a broadcast runs, something changes a hundred times a second; a page that looks once a second is live enough. */
const shortestPauseMs = 1_000;
/** A page is read, and its stream begins later: on a slow line so long. What was announced in between it has not seen. */
const momentMs = 60_000;

/** Hands announcements to everyone who subscribed in this process. */
export function openLive(clock: Clock): LiveHub {
  const subscriptions = new Map<string, Set<Subscription>>();
  const heard = whatWasHeard(clock);
  return {
    announced(topic) {
      heard.note(topic);
      subscriptions.get(topic)?.forEach((subscription) => subscription.wake());
    },
    everything() {
      heard.noteAll();
      subscriptions.forEach((same) => same.forEach((subscription) => subscription.wake()));
    },
    subscribe(topic) {
      const same = subscriptions.get(topic) ?? new Set();
      subscriptions.set(topic, same);
      const subscription = newSubscription(topic, () => {
        same.delete(subscription);
        if (same.size === 0 && subscriptions.get(topic) === same) subscriptions.delete(topic);
      });
      same.add(subscription);
      if (heard.lately(topic)) subscription.wake();
      return subscription;
    },
  };
}

/** What was announced within the last moment. */
function whatWasHeard(clock: Clock) {
  /** The oldest first. */
  const times = new Map<string, number>();
  let allAt: number | undefined;
  const isLately = (at: number | undefined) =>
    at !== undefined && clock.now().getTime() - at < momentMs;
  return {
    note(topic: string) {
      times.delete(topic);
      times.set(topic, clock.now().getTime());
      for (const [oldest, at] of times) {
        if (isLately(at)) break;
        times.delete(oldest);
      }
    },
    noteAll() {
      allAt = clock.now().getTime();
    },
    lately: (topic: string) => isLately(times.get(topic)) || isLately(allAt),
  };
}

type Subscription = AsyncIterable<string> & AsyncDisposable & { wake(): void };

/** Several announcements before the reader comes round are one: there is only "look again". */
function newSubscription(topic: string, onEnd: () => void): Subscription {
  let due = false;
  let ended = false;
  let resume: (() => void) | null = null;
  const wakeUp = () => {
    resume?.();
    resume = null;
  };
  return {
    wake() {
      due = true;
      wakeUp();
    },
    async *[Symbol.asyncIterator]() {
      while (!ended) {
        if (due) {
          due = false;
          yield topic;
        } else {
          await new Promise<void>((resolve) => {
            resume = resolve;
          });
        }
      }
    },
    [Symbol.asyncDispose]() {
      ended = true;
      onEnd();
      wakeUp();
      return Promise.resolve();
    },
  };
}

/**
 * Answers with server-sent events named `changed`, one for each announcement. A browser that comes back
 * (`Last-Event-ID`) may have missed some, so it is told at once.
 */
export function streamLive(c: Context, live: Live, topic: string): Response {
  const comesBack = c.req.header("last-event-id") !== undefined;
  // nginx would collect the events until its buffer is full.
  c.header("X-Accel-Buffering", "no");
  return streamSSE(c, async (stream) => {
    await using announcements = live.subscribe(topic);
    const gone = new AbortController();
    const end = () => {
      gone.abort();
      void announcements[Symbol.asyncDispose]();
    };
    stream.onAbort(end);
    const heartbeat = setInterval(() => void stream.write(": \n\n"), heartbeatMs);
    const longest = setTimeout(end, longestStreamMs);
    try {
      await stream.writeSSE({ event: comesBack ? "changed" : "ready", id: "1", data: topic });
      for await (const announced of announcements) {
        await stream.writeSSE({ event: "changed", data: announced });
        await wait(shortestPauseMs, undefined, { signal: gone.signal }).catch(() => undefined);
      }
    } finally {
      clearInterval(heartbeat);
      clearTimeout(longest);
    }
  });
}
