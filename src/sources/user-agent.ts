/** Who asks, and how to reach them: polite, and the difference between a question and an attack in somebody's log. Pure. */
import type { Organisation } from "../web/organisation.ts";

export function userAgent(publicUrl: string, { contactEmail }: Organisation): string {
  const contact = [`+${publicUrl}/`, contactEmail].filter((part) => part !== "").join("; ");
  // A header takes no more than this alphabet.
  return `Rundruf (${contact.replace(/[^\x20-\x7e]/g, "")})`;
}
