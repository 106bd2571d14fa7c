/** Sets aside what could not be read. Pure. */
import type { Quarantined } from "../event.ts";

const longestRaw = 4000;

export function quarantined(reason: string, raw: string, uid: string | null): Quarantined {
  return { reason, raw: raw.slice(0, longestRaw).toWellFormed(), uid: uid === "" ? null : uid };
}

/** What is missing of one entry when reading it meets a bug of ours: the others must not pay for it. */
export function orQuarantined<T>(read: () => T, onBug: (reason: string) => T): T {
  try {
    return read();
  } catch {
    return onBug("Beim Lesen dieses Eintrags ist ein Fehler im Programm aufgetreten.");
  }
}
