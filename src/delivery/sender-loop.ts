/** Sends for every number that this process holds the lease of. */
import type { Logger } from "pino";
import type { Channel, ChannelAccount, ChannelName } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import type { Clock } from "../lib/clock.ts";
import { loop, withoutValues, type Loop } from "../lib/loop.ts";
import { lookAfter } from "./look-after.ts";
import { releaseLease } from "./lease.ts";
import type { Purse } from "./purse.ts";
import { openNumber, type NumberSender } from "./number.ts";

export type SenderContext = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secret: string;
  readonly mediaFolder: string;
  readonly channelOf: (name: ChannelName) => Channel;
  /** Names this process in leases and claims; another one after every start. */
  readonly owner: string;
  /** How long a send without answer waits for its report, in seconds. */
  readonly graceSeconds: number;
  /** Asked before anything of a batch leaves; without one there is no budget. */
  readonly purse?: Purse | undefined;
};

type Numbers = Map<number, { readonly sender: NumberSender; account: ChannelAccount | null }>;

/** How often leases, accounts and uncertain sends are looked after, in milliseconds of real time. */
const careMs = 1_000;
const idleMs = 250;
/** After so long without a look somebody was away: this process (suspended) or the database. */
const absenceMs = 5_000;

/** `once` looks after everything first and returns when all that it sent is answered and written. */
export function senderLoop(context: SenderContext): Loop {
  const numbers: Numbers = new Map();
  let careIsDueAt = 0;
  let caredAt = performance.now();

  const turn = async (): Promise<boolean> => {
    if (performance.now() >= careIsDueAt) {
      const wasAway = performance.now() - caredAt > absenceMs;
      await lookAfterAll(context, numbers, { wasAway, wake: () => inner.wake() });
      caredAt = performance.now();
      careIsDueAt = caredAt + careMs;
    }
    const more = await Promise.all(
      [...numbers.values()].map(async ({ sender, account }) =>
        account === null ? false : await sender.turn(account),
      ),
    );
    return more.includes(true);
  };
  const settled = async (): Promise<void> => {
    await Promise.all([...numbers.values()].map(async ({ sender }) => await sender.settled()));
  };
  const inner = loop("sender", { everyMs: idleMs, clock: context.clock, log: context.log }, turn);
  return {
    ...inner,
    async once() {
      careIsDueAt = 0;
      const more = await turn();
      await settled();
      return more;
    },
    async run(signal) {
      await inner.run(signal);
      await settled();
      await giveUpLeases(context, [...numbers.keys()]);
    },
  };
}

async function lookAfterAll(
  context: SenderContext,
  numbers: Numbers,
  { wasAway, wake }: { readonly wasAway: boolean; readonly wake: () => void },
): Promise<void> {
  const rows = await context.db.selectFrom("channel_accounts").select("id").orderBy("id").execute();
  for (const { id } of rows) {
    const number = numbers.get(id) ?? { sender: openNumber(context, id, wake), account: null };
    numbers.set(id, number);
    number.account = await lookAfter(context, id, { wasAway, sender: number.sender });
  }
}

async function giveUpLeases(
  { db, owner, log }: SenderContext,
  accountIds: readonly number[],
): Promise<void> {
  for (const accountId of accountIds)
    await releaseLease(db, accountId, owner).catch((error: unknown) =>
      log.warn({ accountId, err: withoutValues(error) }, "lease was not released"),
    );
}
