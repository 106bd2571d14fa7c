import type { Dispatcher, FormData } from "undici";
import { assertOutsideTransaction } from "../../../db/db.ts";
import type { Pools } from "./pools.ts";

export type Request = {
  readonly method: "GET" | "POST";
  readonly url: Address;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | FormData | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The answer may take this long in all, and be this large. */
  readonly timeoutMs: number;
  readonly maxBytes: number;
};

/** A URL taken apart, or one that was. */
export type Address = Pick<URL, "origin" | "pathname" | "search">;

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
  const { promise, resolve } = Promise.withResolvers<Exchange>();
  pools.of(request.url.origin).dispatch(
    {
      method: request.method,
      path: request.url.pathname + request.url.search,
      headers: request.headers,
      body: request.body ?? null,
    },
    listen(request, resolve),
  );
  return await promise;
}

/**
 * Hears what becomes of a request. Undici's own `request` makes a stream, a promise and a signal of each answer, which costs
 * more than sending it (20 of 60 µs).
 */
function listen(
  { timeoutMs, maxBytes, signal }: Request,
  settle: (outcome: Exchange) => void,
): Dispatcher.DispatchHandler {
  let controller: Dispatcher.DispatchController | null = null;
  let outcome: Exchange | null = null;
  let status = 0;
  let location: string | undefined;
  let size = 0;
  const chunks: Buffer[] = [];

  const end = (with_: Exchange): void => {
    if (outcome !== null) return;
    outcome = with_;
    clearTimeout(timer);
    signal?.removeEventListener("abort", onSignal);
    settle(with_);
  };
  const stop = (why: Exchange): void => {
    end(why);
    controller?.abort(new Error("stopped"));
  };
  const onSignal = (): void =>
    stop({ kind: "unanswered", cause: "stopped while it was under way" });
  const timer = setTimeout(
    () => stop({ kind: "unanswered", cause: `no answer within ${timeoutMs} ms` }),
    timeoutMs,
  );
  signal?.addEventListener("abort", onSignal, { once: true });

  return {
    onRequestStart(started) {
      controller = started;
      // Stopped while it waited for a connection: nothing of it is written.
      if (outcome !== null) started.abort(new Error("stopped"));
    },
    onResponseStart(_, code, headers) {
      status = code;
      const to = headers["location"];
      location = Array.isArray(to) ? to[0] : to;
    },
    onResponseData(_, chunk) {
      size += chunk.byteLength;
      // Closes the connection: the rest of a body that is too large is not read.
      if (size > maxBytes) stop({ kind: "too-large" });
      else chunks.push(chunk);
    },
    onResponseEnd() {
      const [only] = chunks;
      const bytes = chunks.length === 1 && only !== undefined ? only : Buffer.concat(chunks, size);
      end({ kind: "answered", status, location, bytes });
    },
    onResponseError(_, error) {
      end({ kind: neverSent(error) ? "unreachable" : "unanswered", cause: causeOf(error) });
    },
  };
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
