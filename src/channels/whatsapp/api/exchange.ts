import type { IncomingHttpHeaders } from "node:http";
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
export function exchange(pools: Pools, request: Request): Promise<Exchange> {
  assertOutsideTransaction("WhatsApp's API");
  if (request.signal?.aborted === true)
    return Promise.resolve({ kind: "unreachable", cause: "stopped before it was sent" });
  return new Promise<Exchange>((resolve) => {
    pools.of(request.url.origin).dispatch(
      {
        method: request.method,
        path: request.url.pathname + request.url.search,
        headers: request.headers,
        body: request.body ?? null,
      },
      new Listener(request, resolve),
    );
  });
}

/**
 * Hears what becomes of a request. Undici's own `request` makes a stream, a promise and a signal of each answer, which costs
 * more than sending it (20 of 60 µs); a class, because nine closures for each message cost 3.
 */
class Listener implements Dispatcher.DispatchHandler {
  #controller: Dispatcher.DispatchController | null = null;
  #ended = false;
  #status = 0;
  #location: string | undefined;
  #size = 0;
  readonly #chunks: Buffer[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #onSignal: (() => void) | null;

  readonly request: Request;
  readonly settle: (outcome: Exchange) => void;

  constructor(request: Request, settle: (outcome: Exchange) => void) {
    this.request = request;
    this.settle = settle;
    const { timeoutMs, signal } = request;
    this.#timer = setTimeout(tooLate, timeoutMs, this);
    this.#onSignal =
      signal === undefined
        ? null
        : () => this.stop({ kind: "unanswered", cause: "stopped while it was under way" });
    if (this.#onSignal !== null) signal?.addEventListener("abort", this.#onSignal, { once: true });
  }

  stop(outcome: Exchange): void {
    this.#end(outcome);
    this.#controller?.abort(new Error("stopped"));
  }

  #end(outcome: Exchange): void {
    if (this.#ended) return;
    this.#ended = true;
    clearTimeout(this.#timer);
    if (this.#onSignal !== null) this.request.signal?.removeEventListener("abort", this.#onSignal);
    this.settle(outcome);
  }

  onRequestStart(started: Dispatcher.DispatchController): void {
    this.#controller = started;
    // Stopped while it waited for a connection: nothing of it is written.
    if (this.#ended) started.abort(new Error("stopped"));
  }

  onResponseStart(
    _: Dispatcher.DispatchController,
    status: number,
    { location }: IncomingHttpHeaders,
  ): void {
    this.#status = status;
    this.#location = location;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.byteLength;
    // Closes the connection: the rest of a body that is too large is not read.
    if (this.#size > this.request.maxBytes) this.stop({ kind: "too-large" });
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const [only] = this.#chunks;
    const bytes =
      this.#chunks.length === 1 && only !== undefined ? only : Buffer.concat(this.#chunks);
    this.#end({ kind: "answered", status: this.#status, location: this.#location, bytes });
  }

  onResponseError(_: Dispatcher.DispatchController | null, error: Error): void {
    this.#end({ kind: neverSent(error) ? "unreachable" : "unanswered", cause: causeOf(error) });
  }
}

function tooLate(listener: Listener): void {
  const { timeoutMs } = listener.request;
  listener.stop({ kind: "unanswered", cause: `no answer within ${timeoutMs} ms` });
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
