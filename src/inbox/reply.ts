/** Answers one citizen: only inside the service window, never over the head of a colleague. */
import { sql } from "kysely";
import type { Message } from "../channels/channels.ts";
import { transact, type Db, type Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { recordOutgoing } from "./record-outgoing.ts";
import { replyWords } from "./reply-words.ts";
import { findOvertaking, type Overtaking } from "./overtaking.ts";
import { windowEndsAt, windowIsOpen } from "./window.ts";
import type { Language } from "../web/language.ts";

/** WhatsApp's limits (reference, section 1.4), counted in UTF-16 units, which is never more generous than Meta. */
export const longestText = 4096;
const longestCaption = 1024;

export type ReplyFile = {
  readonly mediaId: number;
  readonly kind: "image" | "document";
  readonly fileName: string;
};

type Seen = {
  /** The newest message on the page, which keeps itself up to date: what citizens wrote later is shown first. */
  readonly newestMessageId: number;
  /** The newest message when the page was opened: an answer of a colleague since then is shown first. */
  readonly openedAtMessageId: number;
};

export type ReplyInput = {
  readonly conversationId: number;
  /** What is said; beside a file its caption. */
  readonly text: string;
  readonly file?: ReplyFile | undefined;
  /** Who answers; null = a program (API). */
  readonly staff: { readonly id: number; readonly language: Language } | null;
  /** What the writer had seen: what came later is shown before anything is sent. */
  readonly seen?: Seen | undefined;
  readonly now: Date;
};

export type ReplyResult =
  | { readonly kind: "queued"; readonly messageId: number; readonly deliveryId: number }
  | { readonly kind: "window-closed"; readonly reason: string }
  | { readonly kind: "too-long"; readonly reason: string; readonly longest: number }
  | { readonly kind: "empty"; readonly reason: string }
  | {
      readonly kind: "overtaken";
      readonly reason: string;
      readonly by: Exclude<Overtaking, { kind: "same-reply" }>;
    }
  | { readonly kind: "unknown"; readonly reason: string };

/** Queues an answer with the highest priority and records it in the thread, in one transaction. */
export async function reply(db: Db, input: ReplyInput): Promise<ReplyResult> {
  const words = replyWords(input.staff?.language ?? "de");
  const longest = input.file === undefined ? longestText : longestCaption;
  if (input.text === "" && input.file === undefined) return { kind: "empty", reason: words.empty };
  if (input.text.length > longest)
    return { kind: "too-long", reason: words.tooLong(input.text.length, longest), longest };
  return await transact(db, async (tx) => await queueReply(tx, input));
}

async function queueReply(tx: Tx, input: ReplyInput): Promise<ReplyResult> {
  const words = replyWords(input.staff?.language ?? "de");
  const conversation = await lockForReply(tx, input.conversationId);
  if (conversation === undefined) return { kind: "unknown", reason: words.unknown };
  const by = await findOvertaking(tx, input);
  if (by?.kind === "same-reply")
    return { kind: "queued", messageId: by.messageId, deliveryId: by.deliveryId };
  if (by !== null)
    return { kind: "overtaken", by, reason: overtakenReason(by, input.staff?.language ?? "de") };
  if (!windowIsOpen(conversation.last_inbound_at, input.now))
    return { kind: "window-closed", reason: words.windowClosed };

  const whom = {
    accountId: conversation.account_id,
    addressId: conversation.address_id,
    subscriberId: conversation.subscriber_id,
  };
  const message = messageOf(input);
  const expiresAt = windowEndsAt(conversation.last_inbound_at) ?? undefined;
  const deliveryId = await enqueue(tx, {
    ...whom,
    lane: "reply",
    message,
    now: input.now,
    expiresAt,
  });
  const { messageId } = await recordOutgoing(tx, {
    ...whom,
    deliveryId,
    message,
    staffId: input.staff?.id ?? null,
    automatic: false,
    now: input.now,
  });
  return { kind: "queued", messageId, deliveryId };
}

function overtakenReason(
  by: Exclude<Overtaking, { kind: "same-reply" }>,
  language: Language,
): string {
  const words = replyWords(language);
  switch (by.kind) {
    case "colleague":
      return words.colleague(by.name, by.clock);
    case "yourself":
      return words.yourself(by.clock);
    case "citizen":
      return words.citizen(by.name, by.clock);
  }
}

function messageOf({ text, file }: ReplyInput): Message {
  if (file === undefined) return { type: "text", body: text };
  const caption = text === "" ? {} : { caption: text };
  return file.kind === "image"
    ? { type: "image", media: file.mediaId, ...caption }
    : { type: "document", media: file.mediaId, fileName: file.fileName, ...caption };
}

type ReplyTarget = {
  account_id: number;
  address_id: number;
  subscriber_id: number;
  last_inbound_at: Date | null;
};

/** A changed number is answered where the person is now. The lock lets one of two simultaneous answers see the other. */
async function lockForReply(tx: Tx, conversationId: number): Promise<ReplyTarget | undefined> {
  const { rows } = await sql<ReplyTarget>`
    select conversation.account_id, conversation.subscriber_id,
      coalesce(present.id, address.id) as address_id,
      greatest(address.last_inbound_at, present.last_inbound_at) as last_inbound_at
    from conversations conversation
    join addresses address on address.id = conversation.address_id
    left join addresses present on present.id = address.replaced_by
    where conversation.id = ${conversationId}
    for update of conversation`.execute(tx);
  return rows[0];
}
