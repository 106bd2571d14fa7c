import { createHash, timingSafeEqual } from "node:crypto";

/**
 * The answer to Meta's handshake (`GET` with `hub.mode`, `hub.verify_token`, `hub.challenge`): the bare challenge for
 * one of our words, else null (to be answered with 403).
 */
export function handshakeAnswer(
  query: Readonly<Record<string, string | undefined>>,
  verifyTokens: readonly string[],
): string | null {
  const [mode, word, challenge] = [
    query["hub.mode"],
    query["hub.verify_token"],
    query["hub.challenge"],
  ];
  if (mode !== "subscribe" || word === undefined || challenge === undefined) return null;
  // The answer repeats what the caller wrote: nothing but the word characters that Meta uses.
  if (!/^[\w.-]{1,200}$/.test(challenge)) return null;
  return verifyTokens.some((ours) => ours !== "" && isSame(ours, word)) ? challenge : null;
}

/** Hashing first gives both sides one length, which the constant-time comparison needs. */
function isSame(one: string, other: string): boolean {
  return timingSafeEqual(digest(one), digest(other));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
