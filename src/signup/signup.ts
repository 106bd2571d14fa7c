/**
 * How a citizen comes in: the public sign-up page, the ready sentence and its link, the QR code, and the element that
 * other sites embed.
 * Promises: nothing is ticked beforehand, nothing is stored, no cookie is set, no foreign host is asked; a redirect leads
 * only to where the operator configured it. Knows nothing of what the citizen's message does once it was sent.
 */
export type { LastPost, SignupContext } from "./context.ts";
