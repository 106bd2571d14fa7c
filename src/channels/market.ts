/** The market whose price Meta takes for a message: it goes by the recipient's country (reference 6.1). Pure. */
import type { Recipient } from "./messages.ts";

export const markets = ["germany", "rest-of-western-europe", "other"] as const;
export type Market = (typeof markets)[number];

/** Countries that Meta puts together as "Rest of Western Europe", by dialling code and in the user id. */
const restOfWesternEurope: Readonly<Record<string, string>> = {
  "32": "BE",
  "351": "PT",
  "352": "LU",
  "353": "IE",
  "354": "IS",
  "358": "FI",
  "41": "CH",
  "43": "AT",
  "45": "DK",
  "46": "SE",
  "47": "NO",
};
const westernCodes = Object.keys(restOfWesternEurope);
const westernCountries = Object.values(restOfWesternEurope);

/** By the number where it is known, else by the two letters in front of the user id ("AT.123"). Nothing known: our own. */
export function marketOf({ phone, bsuid }: Recipient): Market {
  if (phone !== undefined) {
    const digits = phone.replace(/^\+/, "");
    if (digits.startsWith("49")) return "germany";
    return westernCodes.some((code) => digits.startsWith(code))
      ? "rest-of-western-europe"
      : "other";
  }
  const country = bsuid?.slice(0, 2) ?? "DE";
  if (country === "DE") return "germany";
  return westernCountries.includes(country) ? "rest-of-western-europe" : "other";
}
