/** What becomes of a message, decided by the seed and the phone alone, so that the order of events changes nothing. Pure. */
import { createHash } from "node:crypto";

export type Fate = {
  readonly answerAfterMs: number;
  /** WhatsApp accepts it, and its answer is lost on the way. */
  readonly answerIsLost: boolean;
  readonly held: boolean;
  /** No status of it ever comes. */
  readonly withheld: boolean;
  readonly statuses: readonly { readonly state: string; readonly afterMs: number }[];
};

/** `time`: the how manieth message to this phone. */
export function fateOf(seed: number, phone: string, time: number, withhold: boolean): Fate {
  const dice = createHash("sha256").update(`${seed}:${phone}:${time}`).digest();
  const chance = (at: number) => dice.readUInt32BE(at * 4) / 2 ** 32;
  const held = withhold && chance(3) < 0.005;
  const holdMs = held ? 3_000 + chance(4) * 10_000 : 0;
  return {
    answerAfterMs: chance(0) < 0.1 ? 500 + chance(1) * 4_000 : 5 + chance(1) * 100,
    answerIsLost: chance(2) < 0.02,
    held,
    withheld: withhold && chance(5) < 0.01,
    statuses: [
      { state: "sent", afterMs: holdMs + chance(6) * 1_000 },
      { state: "delivered", afterMs: holdMs + chance(7) * 3_000 },
      ...(chance(6) < 0.4 ? [{ state: "read", afterMs: holdMs + chance(0) * 5_000 }] : []),
    ],
  };
}
