import { listAccounts, type Channel, type ChannelName } from "../channels/channels.ts";
import { loop, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { ensureCarriers } from "./ensure.ts";
import { syncTemplates } from "./sync.ts";

export type TemplatesContext = Pick<PageContext, "db" | "clock" | "log" | "secret"> & {
  readonly channelOf: (name: ChannelName) => Channel;
};

const everyMs = 15 * 60_000;

/** Keeps templates equal to WhatsApp's, and creates the carriers that are missing; right after the start, then every 15 minutes. */
export function templatesLoop(context: TemplatesContext): Loop {
  const { db, clock, log, secret } = context;
  return loop("templates", { everyMs, clock, log }, async () => {
    for (const account of await listAccounts(db, secret)) {
      const channel = context.channelOf(account.channel);
      const synced = await syncTemplates(db, channel, account, clock.now());
      const made =
        synced.kind === "done" ? await ensureCarriers(db, channel, account, clock.now()) : synced;
      if (made.kind === "refused")
        log.warn({ accountId: account.id, code: made.failure.code }, "templates were refused");
      if (made.kind === "unanswered")
        log.warn({ accountId: account.id, cause: made.cause }, "templates were not answered");
    }
    return false;
  });
}
