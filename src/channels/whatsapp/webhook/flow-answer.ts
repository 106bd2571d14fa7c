import type { InboundBody } from "../../channels.ts";
import { parseJson } from "../../../lib/parse-json.ts";
import { isRecord, type JsonRecord } from "../../../lib/json-values.ts";

/**
 * The answer to a Flow: an object, which Meta sends as JSON inside a text. Anything else is no answer: an empty one
 * would read as "no topics at all", which nobody said.
 */
export function readFlowAnswer(reply: JsonRecord): InboundBody | null {
  const sent = reply["response_json"];
  const reading = typeof sent === "string" ? parseJson(Buffer.from(sent)) : undefined;
  const answer = reading === undefined ? sent : reading.kind === "read" ? reading.value : null;
  return isRecord(answer) ? { kind: "flow", answer } : null;
}
