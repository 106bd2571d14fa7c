import type { Person } from "../people/person.ts";

const serviceWindow = 24 * 3_600_000;

/** Whether free text may go to the person: for 24 hours after the last message that came from there. */
export function windowIsOpen(person: Person, now: number): boolean {
  return person.lastWroteAt !== undefined && now - person.lastWroteAt < serviceWindow;
}
