/** Sends for one number: claims a quarter of a second, sends at the pace, records; several calls are on the wire at once. */
import { setTimeout as wait } from "node:timers/promises";
import type { ChannelAccount } from "../channels/channels.ts";
import { openDailyRoom } from "./daily-room.ts";
import { claim, largestGroup, type Claimed } from "./claim.ts";
import { readOpenBatches, type OpenBatch } from "./open-batches.ts";
import { givenBack, outcomeOf, type Sent } from "./outcome.ts";
import { groupSize, heed, heedReport, isTroubled, newPace, takeSlot, type Pace } from "./pace.ts";
import { openPairLimit } from "./pair-limit.ts";
import { preparer, type Prepare } from "./prepare.ts";
import { openRecorder } from "./recorder.ts";
import { sendOne, type Attempt } from "./send-one.ts";
import type { SenderContext } from "./sender-loop.ts";
import { signalOf } from "./signal.ts";
import type { TroubleKind } from "./trouble.ts";
import { openWire } from "./wire.ts";

export type NumberSender = {
  /** What it waits for, beyond its own pace. */
  trouble(): TroubleKind | null;
  /** Told at each look when the channel last reported that we send too fast: goes slower where that is news. */
  heedReport(tooFastAt: Date | null): void;
  /** One group: returns when nearly all of it is on the wire. True when there may be more. */
  turn(account: ChannelAccount): Promise<boolean>;
  /** Resolves when all that was claimed is sent or given back, every call answered and every answer written. */
  settled(): Promise<void>;
};

/** Several groups, so that some are claimed and some recorded while others are answered. */
const mostOnTheWire = 3 * largestGroup;
/** A crash leaves uncertain what is not recorded: less than a second of the pace, with some room for results being written. */
const uncertainSeconds = 0.9;
/** A turn never waits longer for a place or a slot, so that lease and halt are looked after; what was claimed goes back. */
const longestWaitMs = 500;
/** A timer comes late where much is to be done, by more than the distance of a quick number: what is due sooner leaves at once. */
const shortestWaitMs = 10;
/** Whoever was stopped for longer (a suspended machine) may have been replaced: what was claimed may be another's by now. */
const freshMs = 5_000;

/** So much of the pace is still to leave when a turn returns: meanwhile the next group is claimed, and the pace has no gap. */
const aheadSeconds = 0.1;

type Group = {
  readonly account: ChannelAccount;
  readonly batches: ReadonlyMap<string, OpenBatch>;
  readonly prepare: Prepare;
  readonly claimedAt: number;
};

/** `wake` begins the next turn at once. */
export function openNumber(
  context: SenderContext,
  accountId: number,
  wake: () => void,
): NumberSender {
  const { db, clock, log, owner, purse } = context;
  const pairs = openPairLimit();
  const wire = openWire();
  const recorder = openRecorder(
    { ...context, recorded: (count) => wire.recorded(count) },
    accountId,
  );
  const room = openDailyRoom();
  let pace: Pace = newPace(1);
  /** Until the last group is on the wire. */
  let sending = Promise.resolve();

  const changePace = (heeded: Pace): void => {
    const before = pace;
    pace = heeded;
    if (pace.share < before.share || isTroubled(pace) !== isTroubled(before))
      log.warn({ accountId, share: pace.share, troubled: isTroubled(pace) }, "pace changed");
    if (pace.share === 1 && before.share < 1) log.info({ accountId }, "back at full pace");
  };

  const send = (group: Group, claimed: Claimed): Promise<void> => {
    // It may have waited for a call to end.
    if (!isFresh(group)) return Promise.resolve(giveBack(claimed, 0));
    const batch = claimed.batchId === null ? undefined : group.batches.get(claimed.batchId);
    return sendOne(context, group.account, claimed, batch, group.prepare).then((attempt) =>
      note(claimed, attempt, batch),
    );
  };

  const note = (claimed: Claimed, attempt: Attempt, batch: OpenBatch | undefined): void => {
    if (attempt.kind === "broken") return giveBack(claimed, 1_000);
    if (attempt.kind === "asked")
      changePace(heed(pace, signalOf(attempt.result), performance.now()));
    recorder.add(
      outcomeOf(sentAs(claimed, attempt.kind === "asked" ? attempt.form : null), attempt.result, {
        now: clock.now(),
        troubled: isTroubled(pace),
        chance: Math.random(),
      }),
    );
    // The crowd waits for these few: neither for more results to be written with theirs, nor for the next look.
    if (batch?.canaryPassed === false) void recorder.written().then(wake);
  };

  const giveBack = (claimed: Claimed, pauseMs: number): void =>
    recorder.add(givenBack(sentAs(claimed, null), later(clock.now(), pauseMs)));

  /** Takes a slot and returns the milliseconds until it; null where it is too far off. */
  const slotComes = (claimed: Claimed): number | null => {
    const now = performance.now();
    const slot = takeSlot(pace, now, claimed.batchId !== null);
    if (slot.at - now > longestWaitMs + 1000 / pace.perSecond / pace.share) return null;
    pace = slot.pace;
    return slot.at - now;
  };

  const sendGroup = async (
    group: Group,
    claimed: readonly Claimed[],
    nearlySent: () => void,
  ): Promise<void> => {
    const last = pace.perSecond * pace.share * aheadSeconds;
    for (const [index, one] of claimed.entries()) {
      if (claimed.length - index <= last) nearlySent();
      const pairWaitMs = one.addressId === null ? 0 : pairs.take(one.addressId, performance.now());
      if (pairWaitMs > 0) {
        giveBack(one, pairWaitMs);
        continue;
      }
      const early = slotComes(one);
      if (early !== null && early >= shortestWaitMs) await wait(early);
      if (early === null || !isFresh(group)) {
        for (const rest of claimed.slice(index)) giveBack(rest, 0);
        return;
      }
      wire.add(() => send(group, one));
    }
  };

  return {
    trouble: () => (isTroubled(pace) ? "not-answering" : pace.share < 1 ? "slowed" : null),
    heedReport(tooFastAt) {
      if (tooFastAt !== null) changePace(heedReport(pace, tooFastAt, performance.now()));
    },
    async turn(account) {
      if (pace.perSecond !== account.messagesPerSecond)
        pace = { ...pace, perSecond: account.messagesPerSecond };
      const size = groupSize(pace, largestGroup);
      if (pace.nextAt - performance.now() > longestWaitMs) return false;
      const most = Math.max(size, Math.min(mostOnTheWire, pace.perSecond * uncertainSeconds));
      await wire.thinsTo(most - size, longestWaitMs);
      if (wire.open() > most - size) return true;
      const batches = await readOpenBatches(db, accountId);
      const claimedAt = performance.now();
      const { group, more } = await claim(db, batches, {
        accountId,
        owner,
        size,
        now: clock.now(),
        room: account.dailyRecipientLimit === null ? null : room,
        purse: purse !== undefined && (await purse.isKept(db)) ? purse : null,
      });
      if (group.length > 0)
        log.debug({ accountId, deliveryIds: group.map(({ id }) => id) }, "claimed");
      wire.claimed(group.length);
      recorder.expect(group);
      await sending;
      const { promise: nearlySent, resolve } = Promise.withResolvers<void>();
      sending = sendGroup(
        {
          account,
          batches: new Map(batches.map((batch) => [batch.id, batch])),
          prepare: preparer(context, account),
          claimedAt,
        },
        group,
        resolve,
      );
      await Promise.race([nearlySent, sending]);
      return more;
    },
    async settled() {
      await sending;
      await wire.answered();
      await recorder.written();
    },
  };
}

function isFresh({ claimedAt }: Group): boolean {
  return performance.now() - claimedAt < freshMs;
}

function later(now: Date, milliseconds: number): Date {
  return new Date(now.getTime() + milliseconds);
}

function sentAs({ id, claimId, batchId, addressId, attempt }: Claimed, form: Sent["form"]): Sent {
  return { id, claimId, batchId, addressId, attempt, form };
}
