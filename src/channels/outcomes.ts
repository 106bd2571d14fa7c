/** What may come of asking a channel for something. Types only. */
import type { Recipient } from "./messages.ts";

/**
 * What the engine does about a failure: `retry` with back-off, `wait` and slow the number, `permanent` for this
 * message, `suppress` the recipient, `halt` all sending, `fix` our request, `template` trouble. (Reference, section 4.)
 */
export type FailureClass =
  | "retry"
  | "wait"
  | "permanent"
  | "suppress"
  | "halt"
  | "fix"
  | "template";

export type Failure = {
  readonly code: number;
  readonly class: FailureClass;
  /** A German sentence for staff. */
  readonly reason: string;
  /** The vendor's own words, for the log; free of personal data as far as the vendor keeps to its page. */
  readonly details?: string | undefined;
  readonly traceId?: string | undefined;
};

export type SendResult =
  | {
      readonly kind: "accepted";
      readonly providerMessageId: string;
      readonly held: boolean;
      readonly recipient: Recipient;
    }
  | { readonly kind: "refused"; readonly failure: Failure }
  /** Time-out, reset, unreadable answer: it may have gone out. Never a reason for a blind resend. */
  | { readonly kind: "unanswered"; readonly cause: string };

/** A call that was answered with a refusal, or not at all. Not for `send`, which has its own result. */
export type CallResult<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "unanswered"; readonly cause: string };
