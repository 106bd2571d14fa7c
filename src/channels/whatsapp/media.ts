/** Files at Meta: up for 30 days, down for 7, by addresses that live five minutes. */
import { createHash } from "node:crypto";
import { FormData } from "undici";
import type { CallResult, ChannelAccount, FileContent } from "../channels.ts";
import { ownFailure } from "../own-failures.ts";
import type { Api } from "./api/api.ts";
import type { Exchange } from "./api/exchange.ts";
import { asNumber, asText, type JsonRecord } from "../../lib/json-values.ts";
import { isMetaHost } from "./meta-hosts.ts";

const mostRedirects = 3;

/** Uploads a file for messages of this number. The value is Meta's id of it. */
export async function upload(
  api: Api,
  account: ChannelAccount,
  file: FileContent,
): Promise<CallResult<string>> {
  const form = new FormData();
  form.set("messaging_product", "whatsapp");
  form.set("type", file.mimeType);
  // Copied, because a Blob takes no view on memory that might be shared.
  form.set(
    "file",
    new Blob([new Uint8Array(file.bytes)], { type: file.mimeType }),
    file.fileName ?? "datei",
  );
  const answer = await api.call(account, {
    method: "POST",
    path: [account.externalId, "media"],
    body: form,
  });
  if (answer.kind !== "done") return answer;
  const id = asText(answer.value["id"]);
  return id === undefined
    ? { kind: "unanswered", cause: "an answer without a media id" }
    : { kind: "done", value: id };
}

/** Fetches a file that somebody sent. An address that has run out is looked up once more. */
export async function download(
  api: Api,
  account: ChannelAccount,
  providerMediaId: string,
  maxBytes: number,
): Promise<CallResult<FileContent>> {
  const first = await lookUpAndFetch(api, account, providerMediaId, maxBytes);
  return first === "address-ran-out"
    ? settled(await lookUpAndFetch(api, account, providerMediaId, maxBytes))
    : first;
}

type Fetched = CallResult<FileContent> | "address-ran-out";

function settled(fetched: Fetched): CallResult<FileContent> {
  return fetched === "address-ran-out"
    ? refused("torn", "retry", "Die Datei ließ sich bei WhatsApp nicht abholen.")
    : fetched;
}

async function lookUpAndFetch(
  api: Api,
  account: ChannelAccount,
  providerMediaId: string,
  maxBytes: number,
): Promise<Fetched> {
  const found = await api.call(account, {
    method: "GET",
    path: [providerMediaId],
    query: { phone_number_id: account.externalId },
  });
  if (found.kind !== "done") return found;
  const size = asNumber(found.value["file_size"]);
  if (size !== undefined && size > maxBytes) return tooLarge(maxBytes);
  const address = asText(found.value["url"]) ?? "";
  const answer = await fetchFollowing(api, account, address, maxBytes);
  if (answer === null)
    return refused(
      "foreignHost",
      "permanent",
      "WhatsApp nannte für die Datei eine fremde Adresse; sie wurde nicht abgeholt.",
    );
  return fileOf(answer, found.value, maxBytes);
}

/** Follows redirects as long as they stay with Meta: the token goes along. null = somewhere else. */
async function fetchFollowing(
  api: Api,
  account: ChannelAccount,
  address: string,
  maxBytes: number,
): Promise<Exchange | null> {
  let url = address;
  for (let step = 0; step <= mostRedirects; step += 1) {
    if (!isMetaHost(url, account.apiUrl)) return null;
    const answer = await api.fetchFrom(account, new URL(url), maxBytes);
    if (
      answer.kind !== "answered" ||
      answer.status < 300 ||
      answer.status >= 400 ||
      answer.location === undefined
    )
      return answer;
    url = URL.canParse(answer.location, url) ? new URL(answer.location, url).href : "";
  }
  return null;
}

function fileOf(answer: Exchange, found: JsonRecord, maxBytes: number): Fetched {
  if (answer.kind === "too-large") return tooLarge(maxBytes);
  if (answer.kind === "unreachable") return { kind: "unanswered", cause: answer.cause };
  if (answer.kind === "unanswered") return answer;
  if (answer.status === 404 || answer.status === 410) return "address-ran-out";
  if (answer.status !== 200)
    return { kind: "unanswered", cause: `status ${answer.status} for a file` };
  if (!hasHash(answer.bytes, asText(found["sha256"])))
    return refused("torn", "retry", "Die Datei kam beschädigt an.");
  const fileName = asText(found["file_name"]) ?? asText(found["filename"]);
  const mimeType = asText(found["mime_type"]) ?? "application/octet-stream";
  return {
    kind: "done",
    value: { bytes: answer.bytes, mimeType, ...(fileName === undefined ? {} : { fileName }) },
  };
}

/** Meta writes hashes as base64 in webhooks and as hex in the look-up; both are taken, and none is no fault. */
function hasHash(bytes: Uint8Array, claimed: string | undefined): boolean {
  if (claimed === undefined) return true;
  const digest = createHash("sha256").update(bytes).digest();
  return (
    claimed.toLowerCase() === digest.toString("hex") ||
    claimed.replace(/=+$/, "") === digest.toString("base64").replace(/=+$/, "")
  );
}

function tooLarge(maxBytes: number): CallResult<never> {
  const megabytes = Math.floor(maxBytes / 1024 / 1024);
  return refused(
    "tooLarge",
    "permanent",
    `Die Datei ist größer als ${megabytes} MB und wurde nicht abgeholt.`,
  );
}

function refused(...failure: Parameters<typeof ownFailure>): CallResult<never> {
  return { kind: "refused", failure: ownFailure(...failure) };
}
