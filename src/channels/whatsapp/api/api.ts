/**
 * The Graph API as calls with an outcome: our address, the token, a deadline, a cap on the answer, and Meta's errors in
 * our words. Tries everything once.
 */
import type { FormData } from "undici";
import type { CallResult, ChannelAccount } from "../../channels.ts";
import { ownFailure } from "../../own-failures.ts";
import { parseJson } from "../../../lib/parse-json.ts";
import { failureOf } from "../failures.ts";
import { isRecord, type JsonRecord } from "../../../lib/json-values.ts";
import { exchange, type Address, type Exchange } from "./exchange.ts";
import type { Exchanges } from "./lines.ts";

export type Call = {
  readonly method: "GET" | "POST";
  /** Segments below the version; each is escaped, since ids come from outside. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  /** A body that is JSON already. */
  readonly json?: string;
  readonly body?: Uint8Array | FormData;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
};

export type Api = {
  call(account: ChannelAccount, call: Call): Promise<CallResult<JsonRecord>>;
  /** An address that Meta named, asked with the token. Whoever calls decides whether the address may have it. */
  fetchFrom(account: ChannelAccount, url: URL, maxBytes: number): Promise<Exchange>;
};

/** Downloads without one are refused. */
const userAgent = "Rundruf";
/** A page of 100 templates has some 300 kB. */
const largestAnswer = 8 * 1024 * 1024;

export function openApi(exchanges: Exchanges, timeoutMs: number): Api {
  const envelopes = openEnvelopes();
  return {
    call(account, call) {
      const { url, headers } = envelopes.of(account, call);
      const body = call.json ?? call.body;
      const { method, signal } = call;
      const request = { method, url, headers, body, signal, timeoutMs, maxBytes: largestAnswer };
      return exchange(exchanges, request).then(resultOf);
    },
    async fetchFrom(account, url, maxBytes) {
      return await exchange(exchanges, {
        method: "GET",
        url,
        headers: own(account),
        timeoutMs,
        maxBytes,
      });
    },
  };
}

/** Where a call goes, and with which headers. */
type Envelope = {
  readonly url: Address;
  readonly headers: Readonly<Record<string, string>>;
};

/** Keeps the last one: thousands of messages in a row go to the same, and putting it together costs 3 µs. */
function openEnvelopes() {
  let last: { account: ChannelAccount; path: string; envelope: Envelope } | null = null;
  return {
    of(account: ChannelAccount, call: Call): Envelope {
      if (call.json === undefined || call.query !== undefined || call.headers !== undefined)
        return envelopeOf(account, call);
      const path = `${call.method} ${call.path.join("/")}`;
      if (last?.account === account && last.path === path) return last.envelope;
      const envelope = envelopeOf(account, call);
      last = { account, path, envelope };
      return envelope;
    },
  };
}

function envelopeOf(account: ChannelAccount, call: Call): Envelope {
  const { origin, pathname, search } = addressOf(account, call);
  return {
    url: { origin, pathname, search },
    headers: {
      ...own(account),
      accept: "application/json",
      ...(call.json === undefined ? {} : { "content-type": "application/json" }),
      ...call.headers,
    },
  };
}

function own({ accessToken }: ChannelAccount): Record<string, string> {
  return { authorization: `Bearer ${accessToken}`, "user-agent": userAgent };
}

function addressOf(account: ChannelAccount, { path, query }: Call): URL {
  const segments = [account.apiVersion, ...path].map(escape).join("/");
  const url = new URL(`${account.apiUrl.replace(/\/+$/, "")}/${segments}`);
  for (const [key, value] of Object.entries(query ?? {})) url.searchParams.set(key, value);
  return url;
}

/** A colon stays: ids of uploads have one, and Meta's examples write it plainly. */
function escape(segment: string): string {
  return encodeURIComponent(segment).replaceAll("%3A", ":");
}

function resultOf(answer: Exchange): CallResult<JsonRecord> {
  switch (answer.kind) {
    case "unreachable":
      return { kind: "refused", failure: unreachable(answer.cause) };
    case "unanswered":
      return answer;
    case "too-large":
      return { kind: "unanswered", cause: `an answer larger than ${largestAnswer} bytes` };
    case "answered":
      return answeredResult(answer.status, answer.bytes);
  }
}

/** Decided by Meta's error object, whatever the status: pages and mirrors disagree on statuses. */
function answeredResult(status: number, bytes: Uint8Array): CallResult<JsonRecord> {
  const reading = parseJson(bytes);
  const answer = reading.kind === "read" && isRecord(reading.value) ? reading.value : undefined;
  if (isRecord(answer?.["error"])) return { kind: "refused", failure: failureOf(answer["error"]) };
  if (status >= 200 && status < 300 && answer !== undefined) return { kind: "done", value: answer };
  if (status < 300 || status === 408 || status >= 500)
    return { kind: "unanswered", cause: `status ${status} without Meta's JSON` };
  return { kind: "refused", failure: refusedOnTheWay(status) };
}

/** The class is `wait`: the network concerns the whole number, and no message is to blame. */
function unreachable(cause: string) {
  return ownFailure(
    "unreachable",
    "wait",
    "WhatsApp ist gerade nicht erreichbar. Es geht von selbst weiter.",
    cause,
  );
}

/** A refusal without Meta's error comes from something in between, and the message did not reach Meta. */
function refusedOnTheWay(status: number) {
  if (status === 429)
    return ownFailure(
      "unreachable",
      "wait",
      "WhatsApp bittet um langsameres Senden. Es geht von selbst weiter.",
      "status 429",
    );
  return ownFailure(
    "unreachable",
    "halt",
    "Unter der eingestellten Adresse antwortet nicht WhatsApp. Bitte die Einstellungen und den Weg ins Internet prüfen.",
    `status ${status}`,
  );
}
