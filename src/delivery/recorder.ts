/** Collects what came of sends and writes it in groups. Until a group is written it is kept: it is the only truth there is. */
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import { isDatabaseAway, wasSacrificed, type Db } from "../db/db.ts";
import type { Clock } from "../lib/clock.ts";
import { withoutValues } from "../lib/loop.ts";
import type { Outcome } from "./outcome.ts";
import { largestGroup, type Claimed } from "./claim.ts";
import { openClaims, type Claims } from "./claims.ts";
import { recordOutcomes } from "./record.ts";

export type Recorder = {
  /** Announces a claimed group of which each will be added once; its claims end with the last that is written. */
  expect(claimed: readonly Claimed[]): void;
  add(outcome: Outcome): void;
  /** Resolves when everything added so far is written; waits out a database that is away. */
  written(): Promise<void>;
};

type Context = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  /** Told how many need not be waited for any more. */
  readonly recorded: (count: number) => void;
};

const flushAfterMs = 50;
const retryAfterMs = 1_000;
/** What gathered while a group was written goes with the next. */
const largestWrite = 2 * largestGroup;

export function openRecorder(context: Context, accountId: number): Recorder {
  const claims = openClaims();
  let waiting: Outcome[] = [];
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  /** Whole groups at once; what is left over waits for more, because a small group costs the database as much. */
  const writeGroups = async (): Promise<void> => {
    do {
      const group = waiting.slice(0, largestWrite);
      await write(context, accountId, group, claims);
      waiting = waiting.slice(group.length);
    } while (waiting.length >= largestGroup);
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing ??= writeGroups().finally(() => {
      writing = null;
      if (waiting.length > 0) flushSoon();
    });
    return writing;
  };
  const flushSoon = (): void => {
    timer ??= setTimeout(() => void flush(), flushAfterMs);
  };

  return {
    expect: (claimed) => claims.expect(claimed),
    add(outcome) {
      waiting.push(outcome);
      if (waiting.length >= largestGroup) void flush();
      else if (writing === null) flushSoon();
    },
    async written() {
      while (waiting.length > 0 || writing !== null) await flush();
    },
  };
}

/**
 * Never throws. A group that the database refuses is halved until the one that it cannot take stands alone; that one is left
 * "sending", and its claim with it, and becomes uncertain when the lease runs out.
 */
async function write(
  context: Context,
  accountId: number,
  group: readonly Outcome[],
  claims: Claims,
): Promise<void> {
  const { db, clock, log } = context;
  try {
    await recordOutcomes(db, accountId, group, claims.endingWith(group), clock.now());
    claims.recorded(group);
    context.recorded(group.length);
  } catch (error) {
    if (wasSacrificed(error)) return await write(context, accountId, group, claims);
    const outcomes = group.length;
    if (isDatabaseAway(error)) {
      log.error({ accountId, outcomes, err: withoutValues(error) }, "results of sends wait");
      await wait(retryAfterMs);
      return await write(context, accountId, group, claims);
    }
    const [first] = group;
    if (outcomes === 1) {
      log.error({ deliveryId: first?.id, err: withoutValues(error) }, "result was not written");
      context.recorded(1);
      return;
    }
    await write(context, accountId, group.slice(0, outcomes / 2), claims);
    await write(context, accountId, group.slice(outcomes / 2), claims);
  }
}
