import type { Random } from "../random.ts";

/** Meta's handshake: the address must give the challenge back, bare and with 200 (reference 2.1). */
export async function verifyWebhook(
  url: string,
  verifyToken: string,
  random: Random,
): Promise<boolean> {
  const challenge = random.numericId();
  const address = new URL(url);
  address.searchParams.set("hub.mode", "subscribe");
  address.searchParams.set("hub.challenge", challenge);
  address.searchParams.set("hub.verify_token", verifyToken);
  try {
    const response = await fetch(address, { signal: AbortSignal.timeout(10_000) });
    return response.status === 200 && (await response.text()) === challenge;
  } catch {
    // Nobody there is as good as a wrong answer.
    return false;
  }
}
