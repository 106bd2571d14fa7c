import type { EmulatorClock } from "../clock.ts";
import type { Faults } from "../control/faults.ts";
import type { Random } from "../random.ts";
import type { Settings } from "../settings.ts";
import { disturb } from "./disturb.ts";
import { envelope } from "./envelope.ts";
import { signatureOf, wireJson } from "./sign.ts";
import type { Update } from "./update.ts";

/** The webhooks on their way: batched, signed, repeated until they are answered 200. */
export type Outbox = {
  tell(...updates: readonly Update[]): void;
  /** Where to; undefined while nothing is subscribed: then what happens is told to nobody, as with Meta. */
  target: string | undefined;
  /** Resolves when nothing is on its way. What waits for a later retry does not count. */
  settled(): Promise<void>;
  /** Sends what was withheld. */
  release(): void;
  /** Each attempt: for tests and for whoever looks for a lost webhook. */
  readonly attempts: readonly Attempt[];
  /** Work that will end in webhooks, so that `settled` waits for it. */
  expect(work: Promise<void>): void;
  close(): void;
};

type Attempt = {
  readonly at: Date;
  readonly updates: number;
  readonly bytes: number;
  readonly status: number | "timeout" | "unreachable";
  readonly retry: number;
};

type Batch = {
  readonly body: string;
  readonly updates: number;
  readonly firstTriedAt: number;
  retry: number;
};

/** Reference 2.1: up to 1,000 updates and 3 MB a POST. */
const mostUpdates = 1_000;
const mostBytes = 3 * 1024 * 1024;
/** Meta's own pages say 36 hours and 7 days; the shorter one finds a county that is away for too long. */
const givesUpAfter = 36 * 3_600_000;
const keptAttempts = 500;

type Parts = {
  readonly settings: Settings;
  readonly clock: EmulatorClock;
  readonly faults: Faults;
  readonly random: Random;
};

export function outbox(parts: Parts): Outbox {
  const { settings, clock, faults, random } = parts;
  let waiting: Update[] = [];
  let withheld: Update[] = [];
  const repeats: Batch[] = [];
  const attempts: Attempt[] = [];
  const idle = new Set<() => void>();
  let target: string | undefined;
  let pumping = false;
  let expected = 0;
  const closing = new AbortController();

  const isIdle = () =>
    !pumping &&
    expected === 0 &&
    (target === undefined || (waiting.length === 0 && repeats.length === 0));
  const settle = () => {
    if (!isIdle()) return;
    for (const resolve of idle) resolve();
    idle.clear();
  };

  const pump = async () => {
    if (pumping || target === undefined || closing.signal.aborted) return settle();
    pumping = true;
    // One turn of the event loop: what happens together travels together.
    await new Promise((resolve) => setImmediate(resolve));
    while (!closing.signal.aborted && (repeats.length > 0 || waiting.length > 0)) {
      const batch = repeats.shift() ?? nextBatch();
      // One after the other, so that a test sees an order; disorder is a fault to be asked for.
      // oxlint-disable-next-line no-await-in-loop
      await attempt(batch);
    }
    pumping = false;
    settle();
  };

  const nextBatch = (): Batch => {
    let count = Math.min(waiting.length, mostUpdates);
    let body = wireJson(envelope(settings, waiting.slice(0, count), clock.now()));
    while (body.length > mostBytes && count > 1) {
      // Most updates are of one size, so the first guess is nearly always right.
      count = Math.max(1, Math.floor((count * mostBytes * 0.9) / body.length));
      body = wireJson(envelope(settings, waiting.slice(0, count), clock.now()));
    }
    waiting = waiting.slice(count);
    return { body, updates: count, firstTriedAt: clock.milliseconds(), retry: 0 };
  };

  const attempt = async (batch: Batch) => {
    const status = await post(target ?? "", batch.body, settings, closing.signal);
    attempts.push({
      at: clock.now(),
      updates: batch.updates,
      bytes: batch.body.length,
      status,
      retry: batch.retry,
    });
    if (attempts.length > keptAttempts) attempts.shift();
    if (status === 200 || closing.signal.aborted) return;
    repeatLater(batch);
  };

  /** At once, then after 1, 2, 4 … seconds up to an hour (reference 2.1: immediately, then less and less often). */
  const repeatLater = (batch: Batch) => {
    const wait = batch.retry === 0 ? 0 : Math.min(1_000 * 2 ** (batch.retry - 1), 3_600_000);
    batch.retry += 1;
    if (wait === 0) return repeats.push(batch);
    if (clock.milliseconds() + wait - batch.firstTriedAt > givesUpAfter) return;
    clock.at(clock.milliseconds() + wait, () => {
      repeats.push(batch);
      void pump();
    });
  };

  const take = (updates: readonly Update[]) => {
    waiting.push(...updates);
    void pump();
  };

  return {
    tell(...updates) {
      if (target === undefined) return;
      const plan = disturb(updates, faults, random);
      withheld.push(...plan.withheld);
      for (const { update, milliseconds } of plan.delayed)
        clock.at(clock.milliseconds() + milliseconds, () => take([update]));
      if (plan.now.length === 0) return;
      if (plan.shuffle) waiting = shuffled([...waiting, ...plan.now], random);
      else waiting.push(...plan.now);
      void pump();
    },
    get target() {
      return target;
    },
    set target(url) {
      target = url;
      if (url === undefined) waiting = [];
      settle();
    },
    async settled() {
      clock.tick();
      if (!isIdle()) await new Promise<void>((resolve) => idle.add(resolve));
    },
    release() {
      const updates = withheld;
      withheld = [];
      if (updates.length > 0) take(updates);
    },
    attempts,
    expect(work) {
      expected += 1;
      void work.finally(() => {
        expected -= 1;
        settle();
      });
    },
    close() {
      closing.abort();
      waiting = [];
      withheld = [];
      repeats.length = 0;
      for (const resolve of idle) resolve();
      idle.clear();
    },
  };
}

async function post(
  url: string,
  body: string,
  settings: Settings,
  closing: AbortSignal,
): Promise<Attempt["status"]> {
  const timeout = AbortSignal.timeout(settings.webhookTimeoutMilliseconds);
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "user-agent": "facebookexternalua",
        "x-hub-signature-256": signatureOf(body, settings.appSecret),
      },
      body,
      signal: AbortSignal.any([timeout, closing]),
    });
    await response.arrayBuffer();
    return response.status;
  } catch {
    // Whoever listens may be down or slow: both are told in `attempts` and repeated.
    return timeout.aborted ? "timeout" : "unreachable";
  }
}

function shuffled(updates: readonly Update[], random: Random): Update[] {
  return updates
    .map((update) => ({ update, place: random.fraction() }))
    .sort((a, b) => a.place - b.place)
    .map(({ update }) => update);
}
