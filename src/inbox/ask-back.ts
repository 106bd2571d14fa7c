/** Outside the service window: one approved template that asks the person to write again, so that an answer may leave. */
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { fittingCarrier } from "../templates/templates.ts";
import type { Language } from "../web/language.ts";
import { askBackWords } from "./ask-back-words.ts";
import { recordOutgoing } from "./record-outgoing.ts";
import { windowIsOpen } from "./window.ts";

export type AskBackOffer =
  /** `text` is what the person will read. */
  | { readonly kind: "offered"; readonly text: string }
  | { readonly kind: "refused"; readonly reason: string };

type AskBackInput = {
  readonly conversationId: number;
  readonly staff: { readonly id: number; readonly language: Language };
  readonly publicUrl: string;
  readonly now: Date;
};

type AskBackResult =
  | { readonly kind: "queued"; readonly deliveryId: number }
  | { readonly kind: "refused"; readonly reason: string };

/** Whether the template may be sent, and what it says; the page shows the same as the server asks. */
export async function offerAskBack(
  db: Db | Tx,
  conversationId: number,
  language: Language,
  now: Date,
): Promise<AskBackOffer> {
  const w = askBackWords(language);
  const facts = await readFacts(db, conversationId);
  if (facts === undefined) return { kind: "refused", reason: w.unknown };
  if (windowIsOpen(facts.last_inbound_at, now)) return { kind: "refused", reason: w.windowOpen };
  if (facts.marketing_stopped_at !== null) return { kind: "refused", reason: w.stopped };
  if (facts.asked) return { kind: "refused", reason: w.asked };
  if (facts.last_is_question !== true) return { kind: "refused", reason: w.noQuestion };
  const carrier = await fittingCarrier(db, facts.account_id, { withPicture: false });
  if (carrier.kind === "none") return { kind: "refused", reason: carrier.reason };
  return { kind: "offered", text: askBackWords(languageOf(facts)).message };
}

/** Queues the template, once after each message of the person. */
export async function askBack(db: Db, input: AskBackInput): Promise<AskBackResult> {
  return await transact(db, async (tx) => {
    await sql`select id from conversations where id = ${input.conversationId} for update`.execute(
      tx,
    );
    const offer = await offerAskBack(tx, input.conversationId, input.staff.language, input.now);
    if (offer.kind === "refused") return offer;
    const facts = await readFacts(tx, input.conversationId);
    const carrier =
      facts === undefined
        ? undefined
        : await fittingCarrier(tx, facts.account_id, { withPicture: false });
    if (facts === undefined || carrier?.kind !== "found")
      throw new Error(`Conversation ${input.conversationId} changed under its lock`);
    const message = carrier.build(offer.text, input.publicUrl);
    const whom = {
      accountId: facts.account_id,
      addressId: facts.address_id,
      subscriberId: facts.subscriber_id,
    };
    const deliveryId = await enqueue(tx, { ...whom, lane: "reply", message, now: input.now });
    const staffId = input.staff.id;
    await recordOutgoing(tx, {
      ...whom,
      deliveryId,
      message,
      staffId,
      automatic: false,
      now: input.now,
    });
    return { kind: "queued", deliveryId };
  });
}

type Facts = {
  account_id: number;
  address_id: number;
  subscriber_id: number;
  language: string;
  last_inbound_at: Date | null;
  marketing_stopped_at: Date | null;
  /** The newest thing the person wrote is for us, not a command such as STOPP; null where nothing was written. */
  last_is_question: boolean | null;
  asked: boolean;
};

async function readFacts(db: Db | Tx, conversationId: number): Promise<Facts | undefined> {
  const { rows } = await sql<Facts>`
    select conversation.account_id, conversation.subscriber_id, subscriber.language,
      coalesce(present.id, address.id) as address_id,
      greatest(address.last_inbound_at, present.last_inbound_at) as last_inbound_at,
      coalesce(present.marketing_stopped_at, address.marketing_stopped_at) as marketing_stopped_at,
      not newest.automatic as last_is_question,
      exists (
        select 1
        from messages
        where conversation_id = conversation.id
          and direction = 'out'
          and kind = 'template'
          and id > newest.id
      ) as asked
    from conversations conversation
    join subscribers subscriber on subscriber.id = conversation.subscriber_id
    join addresses address on address.id = conversation.address_id
    left join addresses present on present.id = address.replaced_by
    left join lateral (
      select id, automatic
      from messages
      where conversation_id = conversation.id
        and direction = 'in'
        and kind <> 'reaction'
        and deleted_at is null
      order by id desc
      limit 1
    ) newest on true
    where conversation.id = ${conversationId}`.execute(db);
  return rows[0];
}

function languageOf({ language }: Facts): Language {
  return language === "en" ? "en" : "de";
}
