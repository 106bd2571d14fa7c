/** What a run is asked for. */
import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";

export type ChaosOptions = {
  readonly kills: number;
  readonly recipients: number;
  /** 1 % of statuses never come and some messages are held: not everything can be known. */
  readonly withhold: boolean;
  /** The same seed plans the same kills and the same fate for every person. */
  readonly seed: number;
  /** Messages a second of the number. */
  readonly pace: number;
  readonly graceSeconds: number;
};

/** `--kills 100 [--recipients 100000] [--withhold] [--seed N] [--pace N] [--grace SECONDS]` */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      kills: { type: "string", default: "10" },
      recipients: { type: "string", default: "100000" },
      withhold: { type: "boolean", default: false },
      seed: { type: "string" },
      pace: { type: "string" },
      grace: { type: "string", default: "20" },
    },
  });
  const kills = numberOf("kills", values.kills);
  const recipients = numberOf("recipients", values.recipients);
  return {
    kills,
    recipients,
    withhold: values.withhold,
    seed: values.seed === undefined ? randomInt(1_000_000) : numberOf("seed", values.seed),
    pace:
      values.pace === undefined
        ? paceFor(recipients, kills)
        : Math.max(1, numberOf("pace", values.pace)),
    graceSeconds: numberOf("grace", values.grace),
  };
}

/** Slow enough that kills fall into the sending and not behind it. */
export function paceFor(recipients: number, kills: number): number {
  return Math.max(100, Math.min(1_000, Math.round(recipients / (kills * 2.5))));
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0)
    throw new Error(`--${name} must be a whole number, not "${text}".`);
  return number;
}
