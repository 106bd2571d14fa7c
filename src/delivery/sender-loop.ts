/** Sends for every number that this process holds the lease of. */
import type { Logger } from "pino";
import {
  readAccount,
  type Channel,
  type ChannelAccount,
  type ChannelName,
} from "../channels/channels.ts";
import type { Db } from "../db/db.ts";
import type { Clock } from "../lib/clock.ts";
import { loop, withoutValues, type Loop } from "../lib/loop.ts";
import { holdLease, releaseLease } from "./lease.ts";
import { openNumber, type NumberSender } from "./number.ts";
import { takeInStranded } from "./stranded.ts";
import { findUncertain, requeueUnaccepted } from "./uncertain.ts";

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
};

type Numbers = Map<number, { readonly sender: NumberSender; account: ChannelAccount | null }>;

/** How often leases, accounts and uncertain sends are looked after, in milliseconds of real time. */
const careMs = 1_000;
const idleMs = 250;

/** `once` looks after everything first and returns when all that it sent is answered and written. */
export function senderLoop(context: SenderContext): Loop {
  const numbers: Numbers = new Map();
  let caredAt = Number.NEGATIVE_INFINITY;

  const turn = async (): Promise<boolean> => {
    if (performance.now() - caredAt >= careMs) {
      await lookAfterAll(context, numbers);
      caredAt = performance.now();
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
      caredAt = Number.NEGATIVE_INFINITY;
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

async function lookAfterAll(context: SenderContext, numbers: Numbers): Promise<void> {
  const rows = await context.db.selectFrom("channel_accounts").select("id").orderBy("id").execute();
  for (const { id } of rows) {
    const number = numbers.get(id) ?? { sender: openNumber(context, id), account: null };
    numbers.set(id, number);
    number.account = await lookAfter(context, id);
  }
}

/** The account where this process sends for it now; null where another one does. */
async function lookAfter(
  { db, owner, secret, graceSeconds, clock }: SenderContext,
  accountId: number,
): Promise<ChannelAccount | null> {
  const now = clock.now();
  const lease = await holdLease(db, accountId, owner, now);
  if (!lease.held) return null;
  await findUncertain(db, accountId, { owner, takenOver: lease.taken, now });
  await requeueUnaccepted(db, accountId, graceSeconds, now);
  await takeInStranded(db, accountId, now);
  return await readAccount(db, secret, accountId);
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
