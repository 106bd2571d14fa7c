/**
 * Asks the channel how fast and to how many a number may send, and keeps it beside the number. That it answers at all is
 * noted as well: staff are told when it does not.
 */
import type { Logger } from "pino";
import { transact, type Db } from "../db/db.ts";
import type { Clock } from "../lib/clock.ts";
import { loop, type Loop } from "../lib/loop.ts";
import { listAccounts, noteHealth, saveLimits } from "./accounts.ts";
import { noteAnswer, noteSilence } from "./reach.ts";
import type { AccountReport, Channel, ChannelAccount, ChannelName } from "./channel.ts";

type Context = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secret: string;
  readonly channelOf: (name: ChannelName) => Channel;
  /** The operator set the pace; what the channel says of it is not taken over. */
  readonly paceIsFixed: boolean;
};

/** Silence of minutes is to be seen; Meta allows 200 such calls an hour for a number that is new. */
const everyMs = 2 * 60 * 1000;

export function accountLoop(context: Context): Loop {
  return loop("account", { everyMs, clock: context.clock, log: context.log }, async () => {
    for (const account of await listAccounts(context.db, context.secret))
      await learnLimits(context, account);
    return false;
  });
}

async function learnLimits(context: Context, account: ChannelAccount): Promise<void> {
  const answer = await context.channelOf(account.channel).readAccount(account);
  if (answer.kind !== "done") {
    // The pace that was known stays.
    context.log.warn({ accountId: account.id, answer: answer.kind }, "account was not read");
    const reason =
      answer.kind === "refused"
        ? answer.failure.reason
        : "WhatsApp antwortet nicht. Es geht von selbst weiter.";
    await transact(
      context.db,
      async (tx) => await noteSilence(tx, account.id, reason, context.clock.now()),
    );
    return;
  }
  const { messagesPerSecond, dailyRecipientLimit, problems } = answer.value;
  await transact(context.db, async (tx) => {
    await noteAnswer(tx, account.id);
    await saveLimits(tx, account.id, {
      dailyRecipientLimit,
      ...(context.paceIsFixed ? {} : { messagesPerSecond }),
    });
    await noteHealth(
      tx,
      account.id,
      { field: "report", summary: summaryOf(answer.value, problems) },
      context.clock.now(),
    );
  });
}

function summaryOf({ quality, canSend }: AccountReport, problems: readonly string[]): string {
  const parts = [
    quality === undefined ? null : `Qualität ${quality}`,
    canSend === undefined ? null : `Versand ${canSend}`,
    ...problems,
  ];
  return parts.filter((part) => part !== null).join("; ");
}
