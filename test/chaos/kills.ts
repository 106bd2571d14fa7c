/** Who is killed, and when: planned by the seed, spread over the sending. Pure. */
import { random } from "../../emulator/random.ts";

export type Victim = "worker 1" | "worker 2" | "serve" | "postgres";

export type PlannedKill = {
  readonly victim: Victim;
  /** It falls once so many messages are with WhatsApp … */
  readonly afterAccepted: number;
  /** … and this much later. */
  readonly thenMs: number;
};

const lots: readonly (readonly [Victim, number])[] = [
  ["worker 1", 0.3],
  ["worker 2", 0.3],
  ["serve", 0.25],
  ["postgres", 0.15],
];

/**
 * None in the last twentieth: behind the very last message there are no later sends whose reports would tell that silence
 * means something, and what a crash leaves there only staff can decide.
 */
export function planKills(seed: number, kills: number, recipients: number): PlannedKill[] {
  const chance = random(seed);
  return Array.from({ length: kills }, () => ({
    victim: draw(chance.fraction()),
    afterAccepted: Math.floor(chance.fraction() * recipients * 0.95),
    thenMs: Math.floor(chance.fraction() * 1_000),
  })).toSorted((a, b) => a.afterAccepted - b.afterAccepted);
}

function draw(fraction: number): Victim {
  let below = 0;
  for (const [victim, share] of lots) {
    below += share;
    if (fraction < below) return victim;
  }
  return "postgres";
}
