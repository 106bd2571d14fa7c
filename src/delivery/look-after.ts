/** What the holder of a number's lease looks after every second, beside sending. */
import { readAccount, type ChannelAccount } from "../channels/channels.ts";
import { heedClockSetBack, newestQueued } from "./clock-set-back.ts";
import { holdLease } from "./lease.ts";
import type { SenderContext } from "./sender-loop.ts";
import type { NumberSender } from "./number.ts";
import { takeInStranded } from "./stranded.ts";
import { noteDeaf } from "./stream.ts";
import { readTooFast } from "./too-fast.ts";
import { noteTrouble } from "./trouble.ts";
import { findUncertain, requeueUnaccepted } from "./uncertain.ts";

/** Clocks are corrected all the time by less than this. */
const correctionMs = 2_000;

type Circumstances = {
  /** Nobody has looked for a while, though this process was there. */
  readonly wasAway: boolean;
  readonly sender: NumberSender;
};

/** The account where this process sends for it now; null where another one does. */
export async function lookAfter(
  { db, owner, secret, graceSeconds, clock, log }: SenderContext,
  accountId: number,
  { wasAway, sender }: Circumstances,
): Promise<ChannelAccount | null> {
  const now = clock.now();
  const { held, taken, renewedAt } = await holdLease(db, accountId, owner, now);
  if (!held) return null;
  // Whoever ends in good order leaves none behind.
  if (taken) log.info({ accountId, owner, takenOver: renewedAt !== null }, "lease taken");
  const before = renewedAt ?? (await newestQueued(db, accountId));
  if (before !== null && before.getTime() - now.getTime() > correctionMs) {
    log.warn({ accountId, before, now }, "the clock was set back");
    await heedClockSetBack(db, accountId, { before, now });
  }
  if (taken || wasAway) await noteDeaf(db, accountId, now);
  await findUncertain(db, accountId, { owner, takenOver: taken, now });
  await requeueUnaccepted(db, accountId, graceSeconds, now);
  await takeInStranded(db, accountId, now);
  sender.heedReport(await readTooFast(db, accountId, now));
  await noteTrouble(db, accountId, sender.trouble(), now);
  return await readAccount(db, secret, accountId);
}
