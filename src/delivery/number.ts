/** Sends for one number: claims a quarter of a second, sends at the pace, records; several calls are on the wire at once. */
import { setTimeout as wait } from "node:timers/promises";
import {
  resolveProviderMedia,
  type ChannelAccount,
  type Failure,
  type Message,
  type SendResult,
} from "../channels/channels.ts";
import { claim, readOpenBatches, type Claimed, type OpenBatch } from "./claim.ts";
import { formOf, mediaOf } from "./form.ts";
import { outcomeOf, type Sent } from "./outcome.ts";
import { groupSize, newPace, slowDown, speedUp, takeSlot, type Pace } from "./pace.ts";
import { openRecorder } from "./recorder.ts";
import type { SenderContext } from "./sender-loop.ts";

export type NumberSender = {
  /** One group: returns when all of it is on the wire. True when there may be more. */
  turn(account: ChannelAccount): Promise<boolean>;
  /** Resolves when every call was answered and every answer is written. */
  settled(): Promise<void>;
};

const largestGroup = 500;
const mostOnTheWire = 512;
/** Codes with which the channel says "too fast" for the number as a whole. */
const tooFast: readonly number[] = [4, 80007, 130429, 429];

export function openNumber(context: SenderContext, accountId: number): NumberSender {
  const { db, clock, log, owner } = context;
  const recorder = openRecorder(context, accountId);
  const onTheWire = new Set<Promise<void>>();
  let pace: Pace = newPace(1);

  const judge = (result: SendResult): void => {
    if (result.kind === "accepted") pace = speedUp(pace);
    else if (result.kind === "refused" && tooFast.includes(result.failure.code)) {
      pace = slowDown(pace, performance.now());
      log.warn({ accountId, code: result.failure.code, share: pace.share }, "sending slower");
    }
  };

  const send = async (
    account: ChannelAccount,
    claimed: Claimed,
    batch: OpenBatch | undefined,
    prepare: Prepare,
  ): Promise<void> => {
    const sent: Sent = {
      id: claimed.id,
      batchId: claimed.batchId,
      addressId: claimed.addressId,
      form: null,
      attempt: claimed.attempt,
    };
    const form = formOf(claimed, batch, clock.now());
    if (form.kind === "impossible") {
      const refused = { kind: "refused", failure: form.failure } as const;
      recorder.add(outcomeOf(sent, refused, clock.now(), Math.random()));
      return;
    }
    const prepared = await prepare(form.message);
    const result =
      prepared.kind === "done"
        ? await context
            .channelOf(account.channel)
            .send(
              account,
              form.recipient,
              { message: form.message, providerMedia: prepared.value },
              String(claimed.id),
            )
        : // An upload that was not answered has sent nothing to anybody.
          prepared.kind === "refused"
          ? prepared
          : ({ kind: "refused", failure: uploadUnanswered } as const);
    judge(result);
    if (result.kind !== "accepted")
      log.warn(
        {
          deliveryId: claimed.id,
          attempt: claimed.attempt,
          ...(result.kind === "refused"
            ? { code: result.failure.code, traceId: result.failure.traceId }
            : { cause: result.cause }),
        },
        "not accepted",
      );
    recorder.add(outcomeOf({ ...sent, form: form.form }, result, clock.now(), Math.random()));
  };

  return {
    async turn(account) {
      if (pace.perSecond !== account.messagesPerSecond)
        pace = { ...pace, perSecond: account.messagesPerSecond };
      const size = groupSize(pace, largestGroup);
      const batches = await readOpenBatches(db, accountId);
      const group = await claim(db, batches, { accountId, owner, size, now: clock.now() });
      const byId = new Map(batches.map((batch) => [batch.id, batch]));
      const prepare = preparer(context, account);
      for (const claimed of group) {
        if (claimed.expired) continue;
        const slot = takeSlot(pace, performance.now());
        pace = slot.pace;
        const early = slot.at - performance.now();
        if (early >= 1) await wait(early);
        while (onTheWire.size >= mostOnTheWire) await Promise.race(onTheWire);
        const batch = claimed.batchId === null ? undefined : byId.get(claimed.batchId);
        const call = send(account, claimed, batch, prepare).finally(() => onTheWire.delete(call));
        onTheWire.add(call);
      }
      return group.length > 0;
    },
    async settled() {
      await Promise.all(onTheWire);
      await recorder.written();
    },
  };
}

const uploadUnanswered: Failure = {
  code: -13,
  class: "retry",
  reason: "WhatsApp hat die Datei nicht angenommen. Es wird von selbst erneut versucht.",
};

type Prepare = (message: Message) => ReturnType<typeof resolveProviderMedia>;

/** Uploads a file once for a group, however many get it. */
function preparer(context: SenderContext, account: ChannelAccount): Prepare {
  const { db, mediaFolder, clock } = context;
  const none = Promise.resolve({ kind: "done", value: new Map<number, string>() } as const);
  const known = new Map<string, ReturnType<Prepare>>();
  return (message) => {
    const media = mediaOf(message);
    if (media.length === 0) return none;
    const key = media.join();
    const present = known.get(key);
    if (present !== undefined) return present;
    const channel = context.channelOf(account.channel);
    const upload = resolveProviderMedia(db, channel, account, media, mediaFolder, clock.now());
    known.set(key, upload);
    return upload;
  };
}
