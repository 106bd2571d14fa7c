import type { Random } from "../random.ts";
import type { World } from "../world.ts";

/** What saving the address in the dashboard does: webhooks go there if the handshake holds. */
export async function subscribe(world: World, url: string): Promise<boolean> {
  const verified = await verifyWebhook(url, world.settings.verifyToken, world.random);
  if (verified) world.outbox.target = url;
  return verified;
}

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
