/** What an answer says about the number as a whole. Pure. */
import type { SendResult } from "../channels/channels.ts";
import type { Signal } from "./pace.ts";
import { pairRateCode, templateSettingUpCode } from "./retry.ts";

/** Nobody connected: the network is away, and going slower would not help. */
const unreachableCode = -2;
/** Temporary refusals that are about one message or one person: 131014 and 131052 are about its file. */
const aboutOne: readonly number[] = [pairRateCode, 131014, 131052];

export function signalOf(result: SendResult): Signal {
  if (result.kind === "accepted") return "through";
  if (result.kind === "unanswered") return "trouble";
  const { code, class: action } = result.failure;
  if (action === "wait" && code === unreachableCode) return "trouble";
  if (action === "wait") return code === templateSettingUpCode ? "none" : "too-fast";
  if (action === "retry") return aboutOne.includes(code) ? "none" : "trouble";
  // Refused for a reason: the channel is well.
  return "through";
}
