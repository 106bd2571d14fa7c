import type { IncomingHttpHeaders } from "node:http";
import type { Client, Dispatcher, FormData } from "undici";
import { assertOutsideTransaction } from "../../../db/db.ts";
import type { Caller, Exchanges, Lines } from "./lines.ts";

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
export function exchange(exchanges: Exchanges, request: Request): Promise<Exchange> {
  assertOutsideTransaction("WhatsApp's API");
  if (request.signal?.aborted === true)
    return Promise.resolve({ kind: "unreachable", cause: "stopped before it was sent" });
  return new Promise<Exchange>((resolve) => {
    const lines = exchanges.to(request.url.origin);
    lines.take(new Listener(request, lines, resolve));
  });
}

/**
 * Hears what becomes of a request. Undici's own `request` makes a stream, a promise and a signal of each answer, which costs
 * more than sending it (20 of 60 µs); a class, because nine closures for each message cost 3.
 */
class Listener implements Caller, Dispatcher.DispatchHandler {
  #line: Client | null = null;
  #controller: Dispatcher.DispatchController | null = null;
  #ended = false;
  #status = 0;
  #location: string | undefined;
  #size = 0;
  readonly #chunks: Buffer[] = [];
  readonly #timer: NodeJS.Timeout;
  readonly #onSignal: (() => void) | null;

  readonly request: Request;
  readonly lines: Lines;
  readonly settle: (outcome: Exchange) => void;

  constructor(request: Request, lines: Lines, settle: (outcome: Exchange) => void) {
    this.request = request;
    this.lines = lines;
    this.settle = settle;
    const { timeoutMs, signal } = request;
    this.#timer = setTimeout(tooLate, timeoutMs, this);
    this.#onSignal =
      signal === undefined
        ? null
        : () => this.stop({ kind: "unanswered", cause: "stopped while it was under way" });
    if (this.#onSignal !== null) signal?.addEventListener("abort", this.#onSignal, { once: true });
  }

  begin(line: Client): void {
    // Stopped while it waited for a line: nothing of it is written.
    if (this.#ended) return this.lines.giveBack(line);
    this.#line = line;
    const { method, url, headers, body } = this.request;
    line.dispatch({ method, path: url.pathname + url.search, headers, body: body ?? null }, this);
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
    if (this.#line !== null) this.lines.giveBack(this.#line);
    this.settle(outcome);
  }

  onRequestStart(started: Dispatcher.DispatchController): void {
    this.#controller = started;
    // Stopped while its line connected: nothing of it is written.
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
