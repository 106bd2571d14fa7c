/**
 * How fast and to how many Meta lets a number send (reference 5.1, 5.2). Throughput is a matter of the wire and is
 * measured in real time, so that a test with a standing clock can send on; the others follow the emulator's clock.
 */
export type Limits = {
  messagesPerSecond: number;
  /** Unique recipients of templates outside the window in 24 hours; Infinity is TIER_UNLIMITED. */
  dailyRecipients: number;
  /** False when the number sends too fast (130429). */
  takeThroughput(): boolean;
  /** False when this person got too much too fast (131056). */
  takePair(personId: string, now: number): boolean;
  /** False when the person would be one more than the tier allows. */
  takeRecipient(personId: string, now: number): boolean;
  clear(): void;
};

const pairBurst = 45;
const pairMilliseconds = 6_000;
const day = 86_400_000;

type LimitOptions = {
  readonly messagesPerSecond: number;
  readonly dailyRecipients: number;
  readonly wallMilliseconds: () => number;
};

export function limits(options: LimitOptions): Limits {
  let tokens = options.messagesPerSecond;
  let filledAt = options.wallMilliseconds();
  const pairs = new Map<string, { tokens: number; at: number }>();
  const recipients = new Map<string, number>();

  return {
    messagesPerSecond: options.messagesPerSecond,
    dailyRecipients: options.dailyRecipients,
    takeThroughput() {
      const now = options.wallMilliseconds();
      tokens = Math.min(
        this.messagesPerSecond,
        tokens + ((now - filledAt) / 1_000) * this.messagesPerSecond,
      );
      filledAt = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
    takePair(personId, now) {
      const pair = pairs.get(personId) ?? { tokens: pairBurst, at: now };
      pair.tokens = Math.min(pairBurst, pair.tokens + (now - pair.at) / pairMilliseconds);
      pair.at = now;
      pairs.set(personId, pair);
      if (pair.tokens < 1) return false;
      pair.tokens -= 1;
      return true;
    },
    takeRecipient(personId, now) {
      for (const [id, at] of recipients) {
        if (now - at < day) break;
        recipients.delete(id);
      }
      if (!recipients.has(personId) && recipients.size >= this.dailyRecipients) return false;
      // Taken out and put in again: the map stays in the order of time, so that the old ones stand in front.
      recipients.delete(personId);
      recipients.set(personId, now);
      return true;
    },
    clear() {
      pairs.clear();
      recipients.clear();
      tokens = this.messagesPerSecond;
    },
  };
}

export const tiers: Readonly<Record<string, number>> = {
  TIER_250: 250,
  TIER_2K: 2_000,
  TIER_10K: 10_000,
  TIER_100K: 100_000,
  TIER_UNLIMITED: Number.POSITIVE_INFINITY,
};

/** Meta's name for a number of recipients; a number between two tiers goes by the next one up. */
export function tierOf(dailyRecipients: number): string {
  return Object.entries(tiers).find(([, most]) => dailyRecipients <= most)?.[0] ?? "TIER_UNLIMITED";
}
