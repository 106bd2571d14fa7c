/** The service window: the 24 hours after a citizen's last message in which free text is allowed. Pure. */

/** Meta counts from the citizen's last message (reference, section 1.4 and 4: code 131047). */
const windowHours = 24;
/** A reply that is queued in the last moment would arrive too late and be refused. */
const safetySeconds = 30;

/** When free text ends to be allowed; null where the person never wrote. */
export function windowEndsAt(lastInboundAt: Date | null): Date | null {
  return lastInboundAt === null
    ? null
    : new Date(lastInboundAt.getTime() + windowHours * 3_600_000);
}

/** Whether free text may still be queued at `now`. */
export function windowIsOpen(lastInboundAt: Date | null, now: Date): boolean {
  const end = windowEndsAt(lastInboundAt);
  return end !== null && now.getTime() < end.getTime() - safetySeconds * 1000;
}

type TimeLeft = { readonly hours: number; readonly minutes: number };

/** What is left of the window, rounded down to minutes; null when it is closed. */
export function windowLeft(lastInboundAt: Date | null, now: Date): TimeLeft | null {
  const end = windowEndsAt(lastInboundAt);
  if (end === null || !windowIsOpen(lastInboundAt, now)) return null;
  const minutes = Math.floor((end.getTime() - now.getTime()) / 60_000);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
}
