/** Foreign refusals in our words: a code becomes what the engine does and a sentence for staff. Pure. */
import type { Failure, FailureClass } from "../channels.ts";
import { ownFailure } from "../own-failures.ts";
import { failureLines, failureRanges, serverTrouble } from "./failure-table.ts";
import { asElements, asNumber, asRecord, asText } from "../../lib/json-values.ts";

/** Smaller subcodes are Graph's: 33 there means any missing object, not our number. */
const smallestOwnSubcode = 2_000_000;

const byCode = new Map(
  failureLines.map(([code, action, sentence]) => [code, { action, sentence }]),
);

type Known = { readonly action: FailureClass; readonly sentence: string };

/** Class and sentence of a code; null where neither Meta's page nor we know it. */
export function lookUp(code: number): Known | null {
  const range = failureRanges.find(([from, to]) => code >= from && code <= to);
  return (
    byCode.get(code) ?? (range === undefined ? null : { action: range[2], sentence: range[3] })
  );
}

/** True where the code has no line: whoever logs does it loudly, because the table wants one more. */
export function isUnknown(failure: Failure): boolean {
  return failure.code > 0 && lookUp(failure.code) === null;
}

/**
 * Meta's error object, of an answer (`error`) or of a webhook (`errors[]`), as a `Failure`. Takes any shape.
 * An unknown code from 131000 on concerns messages and is permanent for this one; below it is Graph's own and
 * means that our request is wrong, unless Meta calls it transient.
 */
export function failureOf(wire: unknown): Failure {
  const error = asRecord(wire);
  const code = asNumber(error["code"]);
  if (code === undefined)
    return ownFailure("unnamed", "permanent", "WhatsApp hat keinen Grund genannt.");
  // Refusals of templates come as code 100 with what is wrong in the subcode.
  const subcode = asNumber(error["error_subcode"]) ?? code;
  const decisive = subcode >= smallestOwnSubcode && byCode.has(subcode) ? subcode : code;
  const known = lookUp(decisive) ?? unknownCode(code, error["is_transient"] === true);
  return {
    code: Math.trunc(decisive),
    class: known.action,
    reason: known.sentence,
    details: detailsOf(error),
    traceId: asText(error["fbtrace_id"]),
  };
}

/** The failure of the first of Meta's errors that has a code. */
export function firstFailure(errors: unknown): Failure {
  const all = asElements(errors);
  return failureOf(all.find((error) => asNumber(asRecord(error)["code"]) !== undefined) ?? all[0]);
}

function unknownCode(code: number, transient: boolean): Known {
  if (transient) return { action: "retry", sentence: serverTrouble };
  return {
    action: code >= 131000 ? "permanent" : "fix",
    sentence: `WhatsApp meldet einen Fehler, den der Dienst noch nicht kennt (${code}). Bitte die Technik verständigen.`,
  };
}

/** The vendor's words, without anything that may be a telephone number: they go to the log. */
function detailsOf(error: Readonly<Record<string, unknown>>): string | undefined {
  const details = asText(asRecord(error["error_data"])["details"]);
  const words = [
    asText(error["message"]) ?? asText(error["title"]),
    details,
    asText(error["error_user_msg"]),
  ]
    .filter((word, index, all) => word !== undefined && all.indexOf(word) === index)
    .join(": ");
  return words === "" ? undefined : words.replace(/\+?\d[\d ()/-]{5,}\d/g, "…").slice(0, 500);
}
