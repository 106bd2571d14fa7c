/** Who an element speaks of. Ids of one element (and of the contact that names it exactly) belong together, no others. */
import type { Recipient, Sender } from "../../channels.ts";
import { asElements, asRecord, asText } from "../../../lib/json-values.ts";

/**
 * Phone and user id (BSUID) of an element. A phone is 5 to 15 digits; anything else in the place of a phone is a user
 * id, as some gateways put it there.
 */
export function readIds(phoneField: unknown, userIdField: unknown): Recipient {
  const given = asText(phoneField)?.trim().replace(/^\+/, "");
  const isPhone = given !== undefined && /^\d{5,15}$/.test(given);
  const bsuid = asText(userIdField) ?? (isPhone || given === "" ? undefined : given);
  return { ...(bsuid === undefined ? {} : { bsuid }), ...(isPhone ? { phone: given } : {}) };
}

export function isSomebody(ids: Recipient): boolean {
  return ids.bsuid !== undefined || ids.phone !== undefined;
}

/**
 * Adds what the `contacts` beside the element know of the same person. A contact is that person only when it shows the
 * exact user id or, where ours is not known, the exact phone; a looser match has mixed up people elsewhere.
 */
export function withContact(ids: Recipient, all: readonly Sender[]): Sender {
  const contact =
    all.find((one) => ids.bsuid !== undefined && one.bsuid === ids.bsuid) ??
    all.find((one) => samePhone(one, ids)) ??
    (isSomebody(ids) || all.length !== 1 ? undefined : all[0]);
  if (contact === undefined) return ids;
  return { ...contact, ...ids };
}

/** The `contacts` of a change, read once: a body may hold a thousand of them beside a thousand messages. */
export function readContacts(contacts: unknown): readonly Sender[] {
  return asElements(contacts).map(readContact);
}

/** One phone, and no user ids that contradict each other. */
function samePhone(one: Recipient, other: Recipient): boolean {
  if (one.phone === undefined || one.phone !== other.phone) return false;
  return one.bsuid === undefined || other.bsuid === undefined || one.bsuid === other.bsuid;
}

function readContact(wire: unknown): Sender {
  const contact = asRecord(wire);
  const profile = asRecord(contact["profile"]);
  const [parentBsuid, username, displayName] = [
    asText(contact["parent_user_id"]),
    asText(profile["username"])?.replace(/^@/, ""),
    asText(profile["name"])?.trim(),
  ];
  return {
    ...readIds(contact["wa_id"], contact["user_id"]),
    ...(parentBsuid === undefined ? {} : { parentBsuid }),
    ...(username === undefined ? {} : { username }),
    ...(displayName === undefined || displayName === "" ? {} : { displayName }),
  };
}
