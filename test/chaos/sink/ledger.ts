/** What the other side knows: every message that it accepted, counted by phone. */

export type PhoneEntry = {
  readonly phone: string;
  /** Our delivery id of each message that was accepted for this phone. */
  readonly references: string[];
  /** A webhook with a status of it was answered with 200. */
  told: boolean;
};

export type Ledger = ReturnType<typeof openLedger>;

export function openLedger() {
  const phones = new Map<string, PhoneEntry>();
  const byReference = new Map<string, PhoneEntry>();
  const perSecond = new Map<number, number>();
  let accepted = 0;
  return {
    /** Returns the how manieth message to this phone it is. */
    accept(phone: string, reference: string): number {
      const entry = phones.get(phone) ?? { phone, references: [], told: false };
      phones.set(phone, entry);
      byReference.set(reference, entry);
      entry.references.push(reference);
      accepted += 1;
      const second = Math.floor(Date.now() / 1000);
      perSecond.set(second, (perSecond.get(second) ?? 0) + 1);
      return entry.references.length;
    },
    told(reference: string): void {
      const entry = byReference.get(reference);
      if (entry !== undefined) entry.told = true;
    },
    accepted: () => accepted,
    busiestSecond: () => Math.max(0, ...perSecond.values()),
    entries: () => [...phones.values()],
  };
}
