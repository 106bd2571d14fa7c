/** Passwords for a first log-in: said over the telephone without mistakes, too many to guess. */
import { randomInt } from "node:crypto";

/** No vowels (no words), nothing that looks like something else. */
const alphabet = "bcdfghjkmnpqrstvwxz23456789";

/** Four groups of five, such as "kq3mz-7bd2w-xh9tr-p4vnc": 95 bits. */
export function generatePassword(): string {
  const group = () =>
    Array.from({ length: 5 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}
