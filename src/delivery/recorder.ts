/** Collects what came of sends and writes it in groups. Until a group is written it is kept: it is the only truth there is. */
import type { Logger } from "pino";
import { transact, type Db } from "../db/db.ts";
import type { Clock } from "../lib/clock.ts";
import { withoutValues } from "../lib/loop.ts";
import type { Outcome } from "./outcome.ts";
import { recordOutcomes } from "./record.ts";

export type Recorder = {
  add(outcome: Outcome): void;
  /** Resolves when everything added so far is written; waits out a database that is away. */
  written(): Promise<void>;
};

type Context = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly owner: string;
};

const flushAfterMs = 50;
const retryAfterMs = 1_000;
const largestGroup = 500;

export function openRecorder({ db, clock, log, owner }: Context, accountId: number): Recorder {
  let waiting: Outcome[] = [];
  let writing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  const write = async (): Promise<void> => {
    while (waiting.length > 0) {
      const group = waiting.slice(0, largestGroup);
      try {
        await transact(
          db,
          async (tx) => await recordOutcomes(tx, accountId, owner, group, clock.now()),
        );
        waiting = waiting.slice(group.length);
      } catch (error) {
        log.error(
          { accountId, outcomes: waiting.length, err: withoutValues(error) },
          "results of sends were not written; they are kept and written again",
        );
        await new Promise((resolve) => setTimeout(resolve, retryAfterMs));
      }
    }
  };
  const flush = (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    writing ??= write().finally(() => {
      writing = null;
    });
    return writing;
  };

  return {
    add(outcome) {
      waiting.push(outcome);
      if (waiting.length >= largestGroup) void flush();
      else if (writing === null) timer ??= setTimeout(() => void flush(), flushAfterMs);
    },
    async written() {
      while (waiting.length > 0 || writing !== null) await flush();
    },
  };
}
