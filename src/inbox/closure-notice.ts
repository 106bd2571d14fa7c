/** Outside office hours: one honest notice with the next opening and the emergency numbers, once a closure. */
import { sql } from "kysely";
import type { Message } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { chatText } from "../subscribers/subscribers.ts";
import type { Language } from "../web/language.ts";
import { readOrganisation } from "../web/organisation.ts";
import type { Whom } from "./conversation-row.ts";
import { closedSince, isOpen, nextOpening } from "./office-hours.ts";
import { readOfficeHours } from "./office-hours-setting.ts";
import { openingInWords } from "./opening-words.ts";
import { recordOutgoing } from "./record-outgoing.ts";
import { windowEndsAt, windowIsOpen } from "./window.ts";

type Situation = Whom & {
  readonly conversationId: number;
  /** When the citizen wrote. */
  readonly at: Date;
  readonly now: Date;
};

type QueuedNotice = { readonly deliveryId: number; readonly message: Message };

/** Whoever was answered by a person within this time is in a talk and needs no notice. */
const talkMinutes = 60;

/** Queues the notice where it is due; returns what was queued. */
export async function noticeClosure(tx: Tx, situation: Situation): Promise<QueuedNotice[]> {
  const { now, conversationId } = situation;
  const hours = await readOfficeHours(tx);
  if (hours === null || !windowIsOpen(situation.at, now)) return [];
  const organisation = await readOrganisation(tx);
  if (isOpen(hours, organisation, now)) return [];
  const closure = closedSince(hours, organisation, now);
  if (!(await isDue(tx, conversationId, closure, now))) return [];

  const language = await languageOf(tx, situation.subscriberId);
  const body = await chatText(tx, "out-of-hours", language, {
    nextOpening: openingInWords(
      nextOpening(hours, organisation, now),
      now,
      organisation.timeZone,
      language,
    ),
    emergency: organisation.emergencyHint[language],
  });
  const message: Message = { type: "text", body };
  const deliveryId = await enqueue(tx, {
    accountId: situation.accountId,
    addressId: situation.addressId,
    subscriberId: situation.subscriberId,
    lane: "notice",
    message,
    now,
    expiresAt: windowEndsAt(situation.at) ?? now,
  });
  await recordOutgoing(tx, { ...situation, deliveryId, message, staffId: null, automatic: true });
  await sql`
    update conversations
    set closure_noticed_for = ${closure}
    where id = ${conversationId}`.execute(tx);
  return [{ deliveryId, message }];
}

async function isDue(tx: Tx, conversationId: number, closure: Date, now: Date): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`
    select (closure_noticed_for is null or closure_noticed_for < ${closure})
      and not exists (
        select 1
        from messages
        where conversation_id = ${conversationId}
          and direction = 'out'
          and not automatic
          and at > ${new Date(now.getTime() - talkMinutes * 60_000)}
      ) as due
    from conversations
    where id = ${conversationId}`.execute(tx);
  return rows[0]?.due ?? false;
}

async function languageOf(tx: Tx, subscriberId: number): Promise<Language> {
  const { rows } = await sql<{ language: string }>`
    select language
    from subscribers
    where id = ${subscriberId}`.execute(tx);
  return rows[0]?.language === "en" ? "en" : "de";
}
