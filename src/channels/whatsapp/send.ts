import type {
  CallResult,
  ChannelAccount,
  PreparedMessage,
  Recipient,
  SendResult,
} from "../channels.ts";
import type { Api } from "./api/api.ts";
import { asElements, asRecord, asText, type JsonRecord } from "../../lib/json-values.ts";
import { messageJson, readMark } from "./payload.ts";
import { isSomebody, readIds } from "./webhook/person.ts";

/** Sends once and never again: Meta has no key that would make a second try harmless. */
export function send(
  api: Api,
  account: ChannelAccount,
  recipient: Recipient,
  prepared: PreparedMessage,
  reference: string,
  signal?: AbortSignal,
): Promise<SendResult> {
  const call = {
    method: "POST" as const,
    path: [account.externalId, "messages"],
    json: messageJson(recipient, prepared, reference),
    signal,
  };
  return api
    .call(account, call)
    .then((answer) => (answer.kind === "done" ? acceptance(answer.value, recipient) : answer));
}

/** Accepted, or held back by Meta to see how the first ones are taken. Without an id we cannot know what happened. */
function acceptance(answer: JsonRecord, asked: Recipient): SendResult {
  const message = asRecord(asElements(answer["messages"])[0]);
  const id = asText(message["id"]);
  if (id === undefined) return { kind: "unanswered", cause: "an answer without a message id" };
  const contact = asRecord(asElements(answer["contacts"])[0]);
  const ids = readIds(contact["wa_id"], contact["user_id"]);
  const state = asText(message["message_status"]) ?? "accepted";
  return {
    kind: "accepted",
    providerMessageId: id,
    held: state !== "accepted",
    recipient: isSomebody(ids) ? ids : asked,
  };
}

export async function markRead(
  api: Api,
  account: ChannelAccount,
  providerMessageId: string,
): Promise<CallResult<true>> {
  const answer = await api.call(account, {
    method: "POST",
    path: [account.externalId, "messages"],
    json: JSON.stringify(readMark(providerMessageId)),
  });
  return answer.kind === "done" ? { kind: "done", value: true } : answer;
}
