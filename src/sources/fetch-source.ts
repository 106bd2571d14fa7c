/** One polite question to a source: has it changed, and if so, what does it say now? */
import { assertOutsideTransaction } from "../db/db.ts";
import { publicFetch, type PublicAnswer, type Unfetched } from "../lib/public-fetch.ts";

export type Trouble =
  | Unfetched["why"]
  | "not-found"
  | "gone"
  | "forbidden"
  | "busy"
  | "server"
  | "status"
  /** It answered, but with nothing that can be read: the reason stands beside it. */
  | "refused";

export type Fetched =
  | {
      readonly kind: "fresh";
      readonly bytes: Uint8Array;
      readonly contentType: string | null;
      readonly url: string;
      readonly etag: string | null;
      readonly lastModified: string | null;
      /** Where permanent redirects led. */
      readonly movedTo: string | null;
    }
  | { readonly kind: "unchanged" }
  | {
      readonly kind: "failed";
      readonly trouble: Trouble;
      readonly detail: string | null;
      readonly retryAfterSeconds: number | null;
    };

export type FetchOptions = {
  /** Says who asks and how to reach them. */
  readonly userAgent: string;
  readonly allowPrivate: boolean;
  readonly timeoutMs?: number | undefined;
};

const largestBytes = 5 * 1024 * 1024;
const accept =
  "text/calendar, application/rss+xml, application/atom+xml, application/feed+json, application/ld+json, application/json;q=0.9, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5";

export async function fetchSource(
  { url, etag, lastModified }: { url: string; etag?: string | null; lastModified?: string | null },
  { userAgent, allowPrivate, timeoutMs }: FetchOptions,
  now: Date,
): Promise<Fetched> {
  assertOutsideTransaction("Fetching a source");
  const answer = await publicFetch(url, {
    maxBytes: largestBytes,
    allowPrivate,
    timeoutMs,
    headers: {
      "user-agent": userAgent,
      accept,
      ...(etag == null ? {} : { "if-none-match": etag }),
      ...(lastModified == null ? {} : { "if-modified-since": lastModified }),
    },
  });
  if (answer.kind === "unfetched") return failed(answer.why);
  if (answer.status === 304) return { kind: "unchanged" };
  if (answer.status !== 200) return refusal(answer, now);
  return {
    kind: "fresh",
    bytes: answer.bytes,
    contentType: answer.header("content-type"),
    url: answer.url,
    etag: answer.header("etag"),
    lastModified: answer.header("last-modified"),
    movedTo: answer.movedForGood ? answer.url : null,
  };
}

function failed(
  trouble: Trouble,
  detail: string | null = null,
  retryAfterSeconds: number | null = null,
) {
  return { kind: "failed", trouble, detail, retryAfterSeconds } as const;
}

function refusal({ status, header }: PublicAnswer, now: Date) {
  const wait = retryAfter(header("retry-after"), now);
  if (status === 401 || status === 403) return failed("forbidden", String(status));
  if (status === 404) return failed("not-found");
  if (status === 410) return failed("gone");
  if (status === 429) return failed("busy", null, wait);
  if (status >= 500) return failed("server", String(status), wait);
  return failed("status", String(status));
}

/** Seconds, from a number or a date. Nothing sensible: null. */
function retryAfter(value: string | null, now: Date): number | null {
  if (value === null) return null;
  const seconds = /^\d{1,8}$/.test(value.trim())
    ? Number(value)
    : (Date.parse(value) - now.getTime()) / 1000;
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : null;
}
