/** When a reading is not believed: a calendar that is suddenly half empty is more often broken than cancelled. Pure. */
export type Loss = { readonly lost: number; readonly of: number };

/** Null where no more than half of the coming events are gone. */
export function lossOf(coming: number, missing: number): Loss | null {
  return missing * 2 > coming ? { lost: missing, of: coming } : null;
}
