/** A piece of work that repeats until the program ends: intake, sending, media, broadcasts, retention. */
import { setTimeout as wait } from "node:timers/promises";
import type { Logger } from "pino";
import type { Clock } from "./clock.ts";

export type Loop = {
  readonly name: string;
  /** Turns until the signal is given; ends after the turn that is under way. Never throws. */
  run(signal: AbortSignal): Promise<void>;
  /** There is work now: the next turn begins at once. */
  wake(): void;
  /** One turn, for tests and the command line; throws what the turn throws. True when there may be more. */
  once(): Promise<boolean>;
};

type Rhythm = { readonly everyMs: number; readonly clock: Clock; readonly log: Logger };

const LONGEST_PAUSE_MS = 30_000;

/**
 * `turn` does one round of work and says whether there may be more. Between idle turns passes `everyMs`, less when woken.
 * A turn that throws is logged by name and code (its message may quote what people wrote) and tried again, later and
 * later up to 30 s, so that a database that was away is found again by itself.
 */
export function loop(name: string, { everyMs, log }: Rhythm, turn: () => Promise<boolean>): Loop {
  let woken = false;
  let interrupt = new AbortController();
  const pause = async (milliseconds: number, signal: AbortSignal): Promise<void> => {
    if (!woken) {
      interrupt = new AbortController();
      await wait(milliseconds, undefined, {
        signal: AbortSignal.any([signal, interrupt.signal]),
      }).catch(() => undefined);
    }
    woken = false;
  };

  return {
    name,
    once: turn,
    wake() {
      woken = true;
      interrupt.abort();
    },
    async run(signal) {
      let failures = 0;
      while (!signal.aborted) {
        try {
          const more = await turn();
          failures = 0;
          if (!more) await pause(everyMs, signal);
        } catch (error) {
          failures += 1;
          log.error({ loop: name, failures, err: withoutValues(error) }, "a turn failed");
          await pause(Math.min(LONGEST_PAUSE_MS, 250 * 2 ** failures), signal);
        }
      }
    },
  };
}

/** Name, code and stack of an error without its message: database errors quote the values that people wrote. */
export function withoutValues(error: unknown): { type: string; code: string; stack: string } {
  if (!(error instanceof Error)) return { type: typeof error, code: "", stack: "" };
  const lines = (error.stack ?? "")
    .split("\n")
    .filter((line) => line.trimStart().startsWith("at "));
  return {
    type: error.name,
    code: "code" in error ? String(error.code) : "",
    stack: lines.join("\n"),
  };
}
