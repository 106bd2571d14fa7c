/** One turn of the talk: who wrote, in which situation, and the ways to answer. */
import { Temporal } from "temporal-polyfill";
import type { Message } from "../../channels/channels.ts";
import type { Tx } from "../../db/db.ts";
import { enqueue } from "../../delivery/delivery.ts";
import { inLanguage, type Language } from "../../web/language.ts";
import { paths } from "../../web/paths.ts";
import type { Decision } from "../subscriptions.ts";
import type { TextKey } from "../text-catalogue.ts";
import { chatText, type TextValues } from "../texts.ts";
import { noteDown, type Notes, type Person } from "./person.ts";

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

export type Turn = {
  readonly tx: Tx;
  readonly situation: Situation;
  readonly person: Person;
  readonly language: Language;
  /** What was written or tapped, for the proof of consent. */
  readonly said: string;
};

const windowMs = 24 * 3_600_000;

/** Queues one answer, or none where `message` is null, and notes the state of the talk, in the same transaction. */
export async function reply(
  { tx, situation }: Turn,
  message: Message | null,
  notes: Notes = {},
  outcome: Response["outcome"] = "handled",
): Promise<Response> {
  await noteDown(tx, situation.subscriberId, notes, situation.now);
  if (message === null) return { outcome, replies: [] };
  const deliveryId = await enqueue(tx, {
    accountId: situation.account.id,
    addressId: situation.addressId,
    subscriberId: situation.subscriberId,
    lane: "notice",
    message,
    now: situation.now,
    // Free text only inside the service window, which this message of theirs has opened.
    expiresAt: new Date(situation.at.getTime() + windowMs),
  });
  return { outcome, replies: [{ deliveryId, message }] };
}

/** A text in the person's language; the link to the notice is always at hand. */
export async function say(turn: Turn, key: TextKey, values: TextValues = {}): Promise<string> {
  const notice = turn.situation.publicUrl + inLanguage(paths.privacyNotice, turn.language);
  return await chatText(turn.tx, key, turn.language, { notice, ...values });
}

/** What the proof of this decision needs. `wording`: what the person had before their eyes. */
export async function decisionOf(
  turn: Turn,
  wording?: string,
): Promise<Omit<Decision, "topicIds">> {
  const { situation } = turn;
  return {
    subscriberId: situation.subscriberId,
    source: "whatsapp",
    wording: wording ?? (await say(turn, "consent")),
    at: situation.at,
    now: situation.now,
    providerMessageId: situation.providerMessageId,
    said: turn.said,
  };
}

/** Today where the county is, "YYYY-MM-DD". */
export function localDate({ situation }: Turn): string {
  return Temporal.Instant.fromEpochMilliseconds(situation.at.getTime())
    .toZonedDateTimeISO(situation.timeZone)
    .toPlainDate()
    .toString();
}
