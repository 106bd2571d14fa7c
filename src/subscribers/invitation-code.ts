/** Codes that invite into the test phase. */
import { randomInt } from "node:crypto";

/** No vowels (no words), nothing that is mistaken for something else when read aloud or copied by hand. */
const letters = "BCDFGHJKMNPQRTVWXYZ346789";

/** "K7MQ-4XPT": some 37 bits, tried by one WhatsApp message at a time. */
export function invitationCode(taken: ReadonlySet<string>): string {
  const part = () => Array.from({ length: 4 }, () => letters[randomInt(letters.length)]).join("");
  const code = `${part()}-${part()}`;
  return taken.has(code) ? invitationCode(taken) : code;
}
