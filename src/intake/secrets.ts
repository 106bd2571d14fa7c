/** The secrets that sign webhooks, kept for a moment: opening them costs as much as storing a body. */
import { findAccountSecrets } from "../channels/channels.ts";
import type { PageContext } from "../web/context.ts";

type Secrets = Awaited<ReturnType<typeof findAccountSecrets>>;

const keptMs = 5_000;

export type SecretsReader = {
  /** As they were at most five seconds ago. */
  recent(): Promise<Secrets>;
  /** As they are: asked when a signature does not fit, because somebody may just have entered a new secret. */
  current(): Promise<Secrets>;
};

export function openSecrets({ db, secret }: Pick<PageContext, "db" | "secret">): SecretsReader {
  let kept: { readonly at: number; readonly secrets: Promise<Secrets> } | null = null;
  const read = (): Promise<Secrets> => {
    const secrets = findAccountSecrets(db, secret, "whatsapp");
    kept = { at: performance.now(), secrets };
    // Whoever waits for it hears of it; nobody else does.
    secrets.catch(() => (kept = null));
    return secrets;
  };
  return {
    recent: async () =>
      await (kept !== null && performance.now() - kept.at < keptMs ? kept.secrets : read()),
    current: async () => await read(),
  };
}
