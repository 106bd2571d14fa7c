/** Answers what a citizen wrote, where it is a wish of the service's own: STOP before anything else. */
import type { InboundBody, Message } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { paths } from "../web/paths.ts";
import { subscribe, unsubscribe } from "./subscriptions.ts";
import { chatText } from "./texts.ts";
import { listTopics } from "./topics.ts";

export type Situation = {
  readonly account: {
    readonly id: number;
    readonly flowId: string | null;
    readonly displayNumber: string;
  };
  readonly subscriberId: number;
  readonly addressId: number;
  readonly providerMessageId: string;
  /** When the citizen wrote. */
  readonly at: Date;
  readonly now: Date;
  /** Without a slash at the end. */
  readonly publicUrl: string;
  readonly timeZone: string;
};

/**
 * 'message': work for the inbox. 'handled': done here. 'access': the person wants to know what is stored. 'erasure': they
 * confirmed that everything is to be erased; the last reply is the farewell.
 */
export type Response = {
  readonly outcome: "handled" | "message" | "access" | "erasure";
  readonly replies: readonly { readonly deliveryId: number; readonly message: Message }[];
};

export async function respond(tx: Tx, situation: Situation, body: InboundBody): Promise<Response> {
  const word = body.kind === "text" ? body.text.trim().toLowerCase() : "";
  const decision = {
    subscriberId: situation.subscriberId,
    source: "whatsapp",
    wording: await chatText(tx, "consent", "de", {
      notice: situation.publicUrl + paths.privacyNotice,
    }),
    at: situation.at,
    now: situation.now,
    providerMessageId: situation.providerMessageId,
    said: word,
  };
  if (word === "stopp" || word === "stop") {
    await unsubscribe(tx, { ...decision, topicIds: "all" });
    return await answer(tx, situation, await chatText(tx, "stopped-all", "de"));
  }
  if (word === "alle") {
    const topics = await listTopics(tx);
    await subscribe(tx, { ...decision, topicIds: topics.map((topic) => topic.id) });
    const values = {
      topics: topics.map((topic) => topic.title).join("\n"),
      notice: situation.publicUrl + paths.privacyNotice,
    };
    return await answer(tx, situation, await chatText(tx, "confirmation", "de", values));
  }
  return { outcome: "message", replies: [] };
}

async function answer(tx: Tx, situation: Situation, body: string): Promise<Response> {
  const message: Message = { type: "text", body };
  const deliveryId = await enqueue(tx, {
    accountId: situation.account.id,
    addressId: situation.addressId,
    subscriberId: situation.subscriberId,
    lane: "notice",
    message,
    now: situation.now,
  });
  return { outcome: "handled", replies: [{ deliveryId, message }] };
}
