/** What staff typed on the page of the test phase, checked. Pure. */

export const mostPeople = 100_000;
export const mostCodes = 500;

/** A whole number from 1 to `most`; null where it is none. "1.000" is a thousand. */
export function readCount(typed: string, most: number): number | null {
  const digits = typed.replace(/(?<=\d)[.\s](?=\d{3}(?:\D|$))/g, "");
  const count = /^\d{1,9}$/.test(digits) ? Number(digits) : 0;
  return count >= 1 && count <= most ? count : null;
}
