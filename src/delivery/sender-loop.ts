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

type Held = {
  readonly sender: NumberSender;
  account: ChannelAccount | null;
  lookedAfterAt: number;
};

/** How often lease, account and uncertain sends are looked after, in milliseconds of real time. */
const careMs = 1_000;
const idleMs = 250;

export function senderLoop(context: SenderContext): Loop {
  const numbers = new Map<number, Held>();

  const turn = async (): Promise<boolean> => {
    const ids = await accountIds(context.db);
    const more = await Promise.all(ids.map(async (id) => await turnOf(context, numbers, id)));
    return more.includes(true);
  };
  const settled = async (): Promise<void> => {
    await Promise.all([...numbers.values()].map(async ({ sender }) => await sender.settled()));
  };
  const inner = loop("sender", { everyMs: idleMs, clock: context.clock, log: context.log }, turn);
  return {
    ...inner,
    async once() {
      const more = await turn();
      await settled();
      return more;
    },
    async run(signal) {
      await inner.run(signal);
      await settled();
      for (const id of numbers.keys())
        await releaseLease(context.db, id, context.owner).catch((error: unknown) =>
          context.log.warn({ accountId: id, err: withoutValues(error) }, "lease was not released"),
        );
    },
  };
}

async function accountIds(db: Db): Promise<number[]> {
  const rows = await db.selectFrom("channel_accounts").select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

async function turnOf(
  context: SenderContext,
  numbers: Map<number, Held>,
  accountId: number,
): Promise<boolean> {
  const held = numbers.get(accountId) ?? {
    sender: openNumber(context, accountId),
    account: null,
    lookedAfterAt: Number.NEGATIVE_INFINITY,
  };
  numbers.set(accountId, held);
  if (performance.now() - held.lookedAfterAt >= careMs) {
    held.account = await lookAfter(context, accountId);
    held.lookedAfterAt = performance.now();
  }
  return held.account === null ? false : await held.sender.turn(held.account);
}

/** The account where this process sends for it now; null where another one does, or where it is halted. */
async function lookAfter(
  context: SenderContext,
  accountId: number,
): Promise<ChannelAccount | null> {
  const { db, owner, secret, graceSeconds } = context;
  const now = context.clock.now();
  const lease = await holdLease(db, accountId, owner, now);
  if (!lease.held) return null;
  // Whoever held it before is gone, so what it was sending is uncertain at once.
  await findUncertain(db, accountId, now, lease.taken ? owner : null);
  await requeueUnaccepted(db, accountId, graceSeconds, now);
  if (await isHalted(db, accountId)) return null;
  return await readAccount(db, secret, accountId);
}

async function isHalted(db: Db, accountId: number): Promise<boolean> {
  const row = await db
    .selectFrom("channel_accounts")
    .select("halted_at")
    .where("id", "=", accountId)
    .executeTakeFirst();
  return row?.halted_at != null;
}
