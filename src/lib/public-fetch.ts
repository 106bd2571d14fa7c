/**
 * Fetches from the public web on somebody else's word: never from an address inside (SSRF), never more than allowed,
 * never for long. Every hop's name is resolved once, and the connection goes to the addresses that were checked.
 */
import { lookup } from "node:dns/promises";
import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import { Agent, request, type Dispatcher } from "undici";
import { isLinkLocal, isPublic } from "./public-address.ts";
import { readDecoded } from "./read-decoded.ts";

export type PublicFetchOptions = {
  /** Of the body after decompression. */
  readonly maxBytes: number;
  /** Sent with every hop. */
  readonly headers: Readonly<Record<string, string>>;
  /** For everything together: names, redirects, body. */
  readonly timeoutMs?: number | undefined;
  /** Demonstration and tests serve from this machine. */
  readonly allowPrivate?: boolean | undefined;
};

export type PublicAnswer = {
  readonly kind: "answered";
  readonly status: number;
  /** Empty for anything but 200. */
  readonly bytes: Uint8Array;
  /** Where it was found in the end. */
  readonly url: string;
  /** Every redirect on the way was permanent. */
  readonly movedForGood: boolean;
  readonly header: (name: string) => string | null;
};

export type Unfetched = {
  readonly kind: "unfetched";
  readonly why: "address" | "inside" | "redirects" | "too-large" | "too-slow" | "unreachable";
};

const usualTimeoutMs = 10_000;
const mostRedirects = 5;

export async function publicFetch(
  address: string,
  options: PublicFetchOptions,
): Promise<PublicAnswer | Unfetched> {
  const ending = new AbortController();
  const late = setTimeout(() => ending.abort(), options.timeoutMs ?? usualTimeoutMs);
  try {
    return await follow(address, options, ending.signal);
  } catch {
    // Whatever went wrong on the wire, the answer is the same: it was not reached, or not in time.
    return unfetched(ending.signal.aborted ? "too-slow" : "unreachable");
  } finally {
    clearTimeout(late);
    ending.abort();
  }
}

async function follow(address: string, options: PublicFetchOptions, signal: AbortSignal) {
  let url = URL.parse(address);
  let movedForGood = true;
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    if (url === null || !isWeb(url)) return unfetched("address");
    const answer = await fetchOnce(url, options, signal);
    if (answer.kind === "unfetched") return answer;
    if (answer.kind === "answered")
      return { ...answer, movedForGood: redirects > 0 && movedForGood };
    movedForGood &&= answer.forGood;
    url = URL.parse(answer.to, url.href);
  }
  return unfetched("redirects");
}

/** Names and passwords in an address would end up in our pages. */
function isWeb({ protocol, username, password }: URL): boolean {
  return (protocol === "http:" || protocol === "https:") && username === "" && password === "";
}

function unfetched(why: Unfetched["why"]): Unfetched {
  return { kind: "unfetched", why };
}

type Once =
  | Omit<PublicAnswer, "movedForGood">
  | Unfetched
  | { readonly kind: "moved"; readonly to: string; readonly forGood: boolean };

async function fetchOnce(
  url: URL,
  options: PublicFetchOptions,
  signal: AbortSignal,
): Promise<Once> {
  const addresses = await within(
    signal,
    lookup(url.hostname.replace(/^\[|\]$/g, ""), { all: true }),
  );
  const mayAsk = options.allowPrivate === true ? (one: string) => !isLinkLocal(one) : isPublic;
  if (!addresses.every(({ address }) => mayAsk(address))) return unfetched("inside");
  const dispatcher = new Agent({ connect: { lookup: pinned(addresses) } });
  try {
    const response = await request(url, {
      dispatcher,
      signal,
      headers: { ...options.headers, "accept-encoding": "gzip, br, deflate" },
    });
    return await readAnswer(url, response, options.maxBytes);
  } finally {
    await dispatcher.destroy();
  }
}

/** A name server that does not answer cannot be stopped, only left alone. */
async function within<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  signal.throwIfAborted();
  return await Promise.race([
    work,
    new Promise<never>((_, reject) =>
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true }),
    ),
  ]);
}

function pinned(addresses: readonly LookupAddress[]): LookupFunction {
  return (_name, { all }, done) => {
    const [first] = addresses;
    if (all === true) done(null, [...addresses]);
    else if (first === undefined) done(new Error("The name has no address"), "");
    else done(null, first.address, first.family);
  };
}

async function readAnswer(
  url: URL,
  { statusCode: status, headers, body }: Dispatcher.ResponseData,
  maxBytes: number,
): Promise<Once> {
  const header = (name: string) => {
    const value = headers[name];
    return typeof value === "string" ? value : (value?.[0] ?? null);
  };
  const location = header("location");
  // A body that is left behind ends with an error that nobody waits for.
  body.on("error", () => undefined);
  if (status !== 200) body.destroy();
  if ([301, 302, 303, 307, 308].includes(status) && location !== null)
    return { kind: "moved", to: location, forGood: status === 301 || status === 308 };
  if (status !== 200)
    return { kind: "answered", status, bytes: new Uint8Array(), url: url.href, header };
  const bytes = await readDecoded(body, header("content-encoding"), maxBytes);
  return bytes === null
    ? unfetched("too-large")
    : { kind: "answered", status, bytes, url: url.href, header };
}
