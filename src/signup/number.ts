import { parsePhoneNumberFromString } from "libphonenumber-js";

/** "+49 271 3330000": a number that people can read and dial; one that is no real number stays as it was entered. */
export function readableNumber(number: string): string {
  const digits = number.replace(/\D/g, "");
  return parsePhoneNumberFromString(`+${digits}`)?.formatInternational() ?? number;
}
