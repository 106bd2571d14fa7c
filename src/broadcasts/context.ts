import type { PageContext } from "../web/context.ts";
import type { TipsBetween } from "./plan/plan.ts";

/** What the pages of broadcasts need beside what every page is given. */
export type BroadcastContext = PageContext & {
  /** Told after something was queued, so that it leaves at once. */
  readonly wakeSender: () => void;
  /** Told after a broadcast was sent or released. */
  readonly wakeBroadcasts: () => void;
  /** Time for "Doch nicht" after the send button. */
  readonly countdownSeconds: number;
  /** The daily tips for the calendar, told by whoever puts them together. */
  readonly tipsBetween?: TipsBetween | undefined;
};
