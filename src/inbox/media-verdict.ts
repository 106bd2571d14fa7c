/** What becomes of a citizen's file after one try to fetch it. Pure. */
import type { CallResult, FileContent } from "../channels/channels.ts";

export type FetchOutcome =
  | { readonly kind: "fetched"; readonly file: FileContent }
  | { readonly kind: "later"; readonly at: Date }
  /** `why` is a key of the pages' words. */
  | { readonly kind: "lost"; readonly why: LostReason };

type LostReason = "expired" | "refused" | "no-account";

/** Inbound media ids are valid for 7 days (reference, section 7). */
const lifeDays = 7;
const longestPauseMinutes = 60;

type Try = {
  readonly receivedAt: Date;
  /** This one included. */
  readonly attempts: number;
  readonly now: Date;
};

/** `result` null = the number the message came to is not there any more. */
export function judge(
  { receivedAt, attempts, now }: Try,
  result: CallResult<FileContent> | null,
): FetchOutcome {
  if (result === null) return { kind: "lost", why: "no-account" };
  if (result.kind === "done") return { kind: "fetched", file: result.value };
  if (now.getTime() - receivedAt.getTime() > lifeDays * 24 * 3_600_000)
    return { kind: "lost", why: "expired" };
  if (result.kind === "refused" && ["permanent", "fix"].includes(result.failure.class))
    return { kind: "lost", why: "refused" };
  const minutes = Math.min(longestPauseMinutes, 0.5 * 2 ** Math.min(attempts, 10));
  return { kind: "later", at: new Date(now.getTime() + minutes * 60_000) };
}
