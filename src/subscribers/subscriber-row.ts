/** What staff see of a person in lists: a masked number, a state in one word. Pure. */
import { parsePhoneNumberFromString } from "libphonenumber-js";

/** The first that applies, in this order; what stands further down is only looked at where nothing above holds. */
export const subscriberStates = [
  /** Has no subscription (any more). */
  "none",
  /** Waits for a new yes, because the number changed hands or may have. */
  "pending",
  /** No address that takes messages. */
  "unreachable",
  /** Switched our messages off in WhatsApp itself. */
  "stopped",
  "paused",
  "active",
] as const;

export type SubscriberState = (typeof subscriberStates)[number];

export type SubscriberRow = {
  readonly id: number;
  /** As the person gave it. */
  readonly name: string | null;
  /** Masked; null for somebody known by user id alone. */
  readonly number: string | null;
  /** Titles, in the order topics are shown. */
  readonly topics: readonly string[];
  /** Since when they have been subscribed; else when they first wrote. */
  readonly since: Date;
  readonly state: SubscriberState;
  /** "YYYY-MM-DD", the day from which messages come again. */
  readonly pausedUntil: string | null;
};

/** "491701234567" -> "+49 … 567": which one it is among few, without telling the number. */
export function masked(phone: string): string {
  const code = parsePhoneNumberFromString(`+${phone}`)?.countryCallingCode;
  return `${code === undefined ? "" : `+${code} `}… ${phone.slice(-3)}`;
}

/** "491701234567" -> "+49 170 1234567". Shown only where it is written down who looked. */
export function wholeNumber(phone: string): string {
  return parsePhoneNumberFromString(`+${phone}`)?.formatInternational() ?? `+${phone}`;
}

export type Search =
  | { readonly kind: "none" }
  | { readonly kind: "name"; readonly part: string }
  /** Digits of a whole number, in every spelling it may have been meant as. */
  | { readonly kind: "number"; readonly numbers: readonly string[] }
  | { readonly kind: "ending"; readonly digits: string };

/** As many as people say of their number; more would let one guess a masked number digit by digit, unseen by the log. */
const longestEnding = 4;

/** What somebody typed into the search: a name, the last digits of a number, or a whole number in any spelling. */
export function readSearch(typed: string): Search {
  const text = typed.trim();
  if (text === "") return { kind: "none" };
  if (!/^[+\d\s/().…-]+$/.test(text) || !/\d/.test(text)) return { kind: "name", part: text };
  const digits = text.replace(/\D/g, "");
  if (digits.length <= longestEnding) return { kind: "ending", digits };
  const national = parsePhoneNumberFromString(text, "DE")?.number.slice(1);
  return {
    kind: "number",
    numbers: [...new Set([digits, ...(national === undefined ? [] : [national])])],
  };
}
