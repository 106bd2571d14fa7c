/** One claimed delivery to the channel and back. Never throws for what network, vendor or database do. */
import type { ChannelAccount, SendResult } from "../channels/channels.ts";
import { withoutValues } from "../lib/loop.ts";
import type { Claimed } from "./claim.ts";
import { formOf } from "./form.ts";
import type { OpenBatch } from "./open-batches.ts";
import type { Preparation, Prepare } from "./prepare.ts";
import type { SenderContext } from "./sender-loop.ts";

export type Attempt =
  /** The channel was asked. */
  | { readonly kind: "asked"; readonly form: "free" | "template"; readonly result: SendResult }
  /** It did not come to that: there is no form that may be sent now, or its file was refused. */
  | { readonly kind: "refused-before"; readonly result: SendResult }
  /** Something of ours broke before anything was sent. */
  | { readonly kind: "broken" };

export async function sendOne(
  context: SenderContext,
  account: ChannelAccount,
  claimed: Claimed,
  batch: OpenBatch | undefined,
  prepare: Prepare,
): Promise<Attempt> {
  const form = formOf(claimed, batch, context.clock.now());
  if (form.kind === "impossible")
    return { kind: "refused-before", result: { kind: "refused", failure: form.failure } };
  let preparation: Preparation;
  try {
    const begun = prepare(form.message);
    preparation = begun instanceof Promise ? await begun : begun;
  } catch (error) {
    context.log.error({ deliveryId: claimed.id, err: withoutValues(error) }, "not prepared");
    return { kind: "broken" };
  }
  if (preparation.kind === "refused") return { kind: "refused-before", result: preparation.result };

  let result: SendResult;
  try {
    result = await context
      .channelOf(account.channel)
      .send(account, form.recipient, preparation.prepared, String(claimed.id));
  } catch (error) {
    // A bug of ours, and it may have come after the send: only a report can tell.
    context.log.error({ deliveryId: claimed.id, err: withoutValues(error) }, "send threw");
    result = { kind: "unanswered", cause: "our own error" };
  }
  tell(context, claimed, form.form, result);
  return { kind: "asked", form: form.form, result };
}

function tell({ log }: SenderContext, { id, attempt }: Claimed, form: string, result: SendResult) {
  const isGood = result.kind === "accepted";
  if (isGood && !log.isLevelEnabled("debug")) return;
  const trace = { deliveryId: id, attempt, form };
  if (isGood) log.debug({ ...trace, held: result.held }, "accepted");
  else log.warn({ ...trace, ...reasonOf(result) }, "not accepted");
}

function reasonOf(result: Exclude<SendResult, { kind: "accepted" }>) {
  return result.kind === "refused"
    ? { code: result.failure.code, traceId: result.failure.traceId }
    : { cause: result.cause };
}
