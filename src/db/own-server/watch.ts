import { setTimeout as wait } from "node:timers/promises";

export type Watch = {
  /** The process that serves now. */
  readonly pid: () => number;
  /** Ends the watch; resolves when nothing is being started any more. */
  end(): Promise<void>;
};

type Log = {
  info(details: object, words: string): void;
  warn(details: object, words: string): void;
};

type Watched = {
  readonly pid: number;
  readonly isAlive: (pid: number) => boolean;
  /** Starts it again where it was; throws where it does not come up. Returns the new process. */
  readonly startAgain: () => Promise<number>;
  readonly log: Log;
};

const everyMs = 500;

/**
 * Starts the database server again when it is gone: the machine ran out of memory, or somebody killed it. Tries until it
 * runs; meanwhile the program waits for its database as for any other.
 */
export function watch({ pid: first, isAlive, startAgain, log }: Watched): Watch {
  const ending = new AbortController();
  let pid = first;
  const round = async (): Promise<void> => {
    while (!ending.signal.aborted) {
      // A watch keeps nobody from ending.
      await wait(everyMs, undefined, { ref: false, signal: ending.signal }).catch(() => undefined);
      if (ending.signal.aborted || isAlive(pid)) continue;
      log.warn({ pid }, "the database server is gone; it is started again");
      try {
        pid = await startAgain();
        log.info({ pid }, "the database server runs again");
      } catch (error) {
        log.warn(
          { reason: error instanceof Error ? error.message : String(error) },
          "the database server does not start",
        );
      }
    }
  };
  const rounds = round();
  return {
    pid: () => pid,
    async end() {
      ending.abort();
      await rounds;
    },
  };
}
