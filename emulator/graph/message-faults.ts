import type { Fault, Facts } from "../control/faults.ts";
import { metaErrors } from "./errors.ts";
import { record, text, type Json } from "./read.ts";
import type { Recipient } from "./recipient.ts";

/** What a fault may be held against: who, what, with which mark. */
export function factsOf(envelope: Json, recipient: Recipient | undefined, type: string): Facts {
  const person = recipient?.kind === "person" ? recipient.person : undefined;
  return {
    call: "messages",
    to: text(envelope["to"]) === undefined ? person?.userId : person?.phone,
    type,
    template: text(record(envelope["template"])["name"]),
    callbackData: text(envelope["biz_opaque_callback_data"]),
  };
}

/** Whether an error is said at once, or accepted with 200 and reported by webhook. */
export function comesInAnswer(fault: Fault): boolean {
  return (
    (fault.comes ?? metaErrors[fault.code ?? 131000]?.comes ?? "in the answer") === "in the answer"
  );
}

export function comesByStatus(fault: Fault): boolean {
  return !comesInAnswer(fault);
}
