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

type Number = {
  readonly sender: NumberSender;
  /** Null while another process sends for it. */
  account: ChannelAccount | null;
  readonly turns: Loop;
};

type Numbers = Map<number, Number>;

/** How often leases, accounts and uncertain sends are looked after, in milliseconds of real time. */
const careMs = 1_000;
const idleMs = 250;
/** After so long without a look somebody was away: this process (suspended) or the database. */
const absenceMs = 5_000;

/**
 * Each number takes its turns by itself, so that one which is slow or waits for the database holds up no other, nor the leases.
 * `once` looks after everything first and returns when all that it sent is answered and written.
 */
export function senderLoop(context: SenderContext): Loop {
  const numbers: Numbers = new Map();
  const running: Promise<void>[] = [];
  let begin: (turns: Loop) => void = () => undefined;
  let caredAt = performance.now();

  const open = (id: number): Number => {
    const number = openTurns(context, id);
    numbers.set(id, number);
    begin(number.turns);
    return number;
  };
  const care = async (): Promise<boolean> => {
    const wasAway = performance.now() - caredAt > absenceMs;
    for (const id of await accountIds(context.db)) {
      const number = numbers.get(id) ?? open(id);
      const { sender, account: before } = number;
      number.account = await lookAfter(context, id, { wasAway, sender });
      if (before === null) number.turns.wake();
    }
    caredAt = performance.now();
    return false;
  };
  const settled = async (): Promise<void> => {
    await Promise.all([...numbers.values()].map(async ({ sender }) => await sender.settled()));
  };
  const { log, clock } = context;
  const caring = loop("sender", { everyMs: careMs, clock, log }, care);
  return {
    name: caring.name,
    wake() {
      for (const { turns } of numbers.values()) turns.wake();
    },
    async once() {
      await care();
      const more = await Promise.all(
        [...numbers.values()].map(async ({ turns }) => await turns.once()),
      );
      await settled();
      return more.includes(true);
    },
    async run(signal) {
      begin = (turns) => running.push(turns.run(signal));
      for (const { turns } of numbers.values()) begin(turns);
      await caring.run(signal);
      await Promise.all(running);
      await settled();
      await giveUpLeases(context, [...numbers.keys()]);
    },
  };
}

function openTurns(context: SenderContext, id: number): Number {
  const { log, clock } = context;
  const sender = openNumber(context, id, () => turns.wake());
  const turns = loop("sender", { everyMs: idleMs, clock, log }, async () =>
    number.account === null ? false : await sender.turn(number.account),
  );
  const number: Number = { sender, account: null, turns };
  return number;
}

async function accountIds(db: Db): Promise<number[]> {
  const rows = await db.selectFrom("channel_accounts").select("id").orderBy("id").execute();
  return rows.map(({ id }) => id);
}

async function giveUpLeases(
  { db, owner, log }: SenderContext,
  ids: readonly number[],
): Promise<void> {
  for (const accountId of ids)
    await releaseLease(db, accountId, owner).catch((error: unknown) =>
      log.warn({ accountId, err: withoutValues(error) }, "lease was not released"),
    );
}
