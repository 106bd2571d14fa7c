import type { Failure, FailureClass } from "./channels.ts";

/** Failures that no vendor gave a code for. Below zero, so that they never meet a vendor's. */
const ownCodes = {
  unnamed: -1,
  unreachable: -2,
  tooLarge: -3,
  torn: -4,
  foreignHost: -5,
  gone: -6,
} as const;

export function ownFailure(
  code: keyof typeof ownCodes,
  action: FailureClass,
  reason: string,
  details?: string,
): Failure {
  return { code: ownCodes[code], class: action, reason, details };
}
