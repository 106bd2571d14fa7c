import type { FormData } from "undici";
import { assertOutsideTransaction } from "../../../db/db.ts";
import { openDeadline } from "./deadline.ts";
import type { Pools } from "./pools.ts";

export type Request = {
  readonly method: "GET" | "POST";
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FormData | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The answer may take this long in all, and be this large. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
};

export type Exchange =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly location: string | undefined;
      readonly bytes: Uint8Array;
    }
  /** Certainly not sent: no connection came about. */
  | { readonly kind: "unreachable"; readonly cause: string }
  /** Sent, or perhaps sent; what became of it is not known. */
  | { readonly kind: "unanswered"; readonly cause: string }
  | { readonly kind: "too-large" };

/**
 * One HTTP request and its whole answer. Never throws for what the network does, never tries twice, follows no redirect.
 * A cause names codes only: addresses carry ids, bodies what people wrote.
 */
export async function exchange(pools: Pools, request: Request): Promise<Exchange> {
  assertOutsideTransaction("WhatsApp's API");
  if (request.signal?.aborted === true)
    return { kind: "unreachable", cause: "stopped before it was sent" };
  using deadline = openDeadline(request.timeoutMs, request.signal);
  try {
    const answer = await pools.of(request.url).request({
      method: request.method,
      path: request.url.pathname + request.url.search,
      headers: request.headers,
      body: request.body ?? null,
      signal: deadline.signal,
    });
    const location = answer.headers["location"];
    const bytes = await readAtMost(answer.body, request.maxBytes);
    if (bytes === null) return { kind: "too-large" };
    return {
      kind: "answered",
      status: answer.statusCode,
      location: Array.isArray(location) ? location[0] : location,
      bytes,
    };
  } catch (error) {
    return {
      kind: neverSent(error) ? "unreachable" : "unanswered",
      cause: deadline.cause() ?? causeOf(error),
    };
  }
}

/** Leaving the loop early closes the connection: the rest of a body that is too large is not read. */
async function readAtMost(
  body: AsyncIterable<Uint8Array>,
  limit: number,
): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, size);
}

/**
 * Look-up, connecting and a refused certificate come before the first byte of a request. A reset and other faults of TLS
 * may come at any time and do not count.
 */
function neverSent(error: unknown): boolean {
  if (error instanceof AggregateError)
    return error.errors.length > 0 && error.errors.every(neverSent);
  const { code, syscall } = codesOf(error);
  if (code === "UND_ERR_CONNECT_TIMEOUT" || syscall === "connect" || syscall === "getaddrinfo")
    return true;
  return /^(CERT_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(VERIFY|GET)|ERR_TLS_CERT)/.test(
    code,
  );
}

function causeOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(causeOf).join(", ");
  const { code } = codesOf(error);
  return code === "" ? (error instanceof Error ? error.name : "unknown") : code;
}

function codesOf(error: unknown): { code: string; syscall: string } {
  if (!(error instanceof Error)) return { code: "", syscall: "" };
  return {
    code: "code" in error && typeof error.code === "string" ? error.code : "",
    syscall: "syscall" in error && typeof error.syscall === "string" ? error.syscall : "",
  };
}
