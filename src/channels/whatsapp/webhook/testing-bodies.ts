/** For tests only: bodies as WhatsApp sends them, and what is read out of them. */
import type { ChannelEvent } from "../../channels.ts";
import { parse } from "./parse.ts";

export const arrivedAt = new Date("2026-11-24T08:00:00Z");
export const metadata = { display_phone_number: "49271 333 0", phone_number_id: "1065" };
export const ann = { phone: "491700000001", bsuid: "DE.1001" };

export function body(value: object, field = "messages"): unknown {
  return {
    object: "whatsapp_business_account",
    entry: [
      { id: "777", changes: [{ field, value: { messaging_product: "whatsapp", ...value } }] },
    ],
  };
}

export function messages(
  all: readonly unknown[],
  contacts?: readonly unknown[],
): readonly ChannelEvent[] {
  return parse(body({ metadata, contacts, messages: all }), arrivedAt);
}

export function statuses(
  all: readonly unknown[],
  contacts?: readonly unknown[],
): readonly ChannelEvent[] {
  return parse(body({ metadata, contacts, statuses: all }), arrivedAt);
}

export function said(text: string, more: object = {}) {
  return {
    from: ann.phone,
    id: `wamid.${text}`,
    timestamp: "1795500000",
    type: "text",
    text: { body: text },
    ...more,
  };
}
