/** What one would write on a page: who was sent the broadcast, who still may be, and what the county said meanwhile. Pure. */

export type Page = {
  /** Real seconds; the clock of the machine may be set back, time is not. */
  elapsed: number;
  readonly people: Line[];
  paused: boolean;
  cancelled: boolean;
  halted: boolean;
};

export type Line = {
  /** How often WhatsApp accepted the message for this person. */
  accepted: number;
  /** When it last did, in real seconds. */
  acceptedAt: number;
  /** WhatsApp told what became of it. */
  told: boolean;
  stopped: boolean;
};

export function blankPage(people: number): Page {
  return {
    elapsed: 0,
    people: Array.from({ length: people }, () => ({
      accepted: 0,
      acceptedAt: 0,
      told: false,
      stopped: false,
    })),
    paused: false,
    cancelled: false,
    halted: false,
  };
}

/** May a message to this person leave now? */
export function mayLeave(
  { paused, cancelled, halted }: Page,
  { accepted, stopped }: Line,
): boolean {
  return !paused && !cancelled && !halted && !stopped && accepted === 0;
}
