import type { ChannelEvent } from "../../channels.ts";
import type { JsonRecord } from "../../../lib/json-values.ts";

/** One change of a webhook body, with what its surroundings say of it. */
export type Change = {
  readonly field: string;
  readonly value: JsonRecord;
  readonly businessAccountId: string;
  /** Phone-number id; the fields about templates and accounts carry none. */
  readonly accountExternalId: string | null;
  /** Time of the entry, else of arrival: for elements without a time of their own. */
  readonly at: Date;
};

export function unknown(change: Change, part = "", raw: unknown = change.value): ChannelEvent {
  return { kind: "unknown", field: part === "" ? change.field : `${change.field}.${part}`, raw };
}
