import type { Condition } from "./people/person.ts";

/**
 * Numbers that provoke a failure: the last six digits of +49 1555 0…… are Meta's code.
 * A message to one of them is accepted and fails afterwards, as it does with Meta.
 */
export const specialNumbers: readonly SpecialNumber[] = [
  {
    phone: "4915550131026",
    code: 131026,
    only: "everything",
    reason: "has no WhatsApp, an old app, or has not accepted the terms",
  },
  {
    phone: "4915550131049",
    code: 131049,
    only: "marketing",
    reason: "Meta withholds marketing to keep people engaged",
  },
  {
    phone: "4915550131050",
    code: 131050,
    only: "marketing",
    reason: "the person stopped this business's marketing",
  },
  {
    phone: "4915550130472",
    code: 130472,
    only: "marketing",
    reason: "the number is part of one of Meta's experiments",
  },
  {
    phone: "4915550130497",
    code: 130497,
    only: "everything",
    reason: "the business may not write to this country",
  },
  {
    phone: "4915550131000",
    code: 131000,
    only: "everything",
    reason: "something went wrong at Meta, no reason given",
  },
  {
    phone: "4915550131047",
    code: 131047,
    only: "everything",
    reason: "Meta counts the window as closed although we think it open",
  },
  {
    phone: "4915550131048",
    code: 131048,
    only: "everything",
    reason: "too many people blocked or reported the business",
  },
  {
    phone: "4915550131053",
    code: 131053,
    only: "everything",
    reason: "the media could not be processed",
  },
  {
    phone: "4915550132015",
    code: 132015,
    only: "marketing",
    reason: "the template was paused while the message was held",
  },
];

export type SpecialNumber = {
  readonly phone: string;
  readonly code: number;
  readonly only: "marketing" | "everything";
  readonly reason: string;
};

/** How messages to a number end before anybody has said anything about it. */
export function conditionOf(phone: string): Condition {
  const special = specialNumbers.find((number) => number.phone === phone);
  return special === undefined
    ? { kind: "reachable" }
    : { kind: "fails", code: special.code, only: special.only };
}
