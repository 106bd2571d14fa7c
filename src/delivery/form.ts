/** In which form a claimed delivery leaves. Pure: the one place that keeps free text inside the service window (invariant 9). */
import type { Failure, Message, Recipient } from "../channels/channels.ts";
import type { Claimed } from "./claim.ts";
import type { OpenBatch } from "./open-batches.ts";

/** The service window of Meta, less a minute for clocks that differ and for the way (reference 2.2). */
const windowMs = 24 * 3_600_000 - 60_000;

/** Failures that no channel gave a code for; below those of the channels folder. */
const windowClosed: Failure = {
  code: -11,
  class: "permanent",
  reason:
    "Die letzte Nachricht dieser Person ist älter als 24 Stunden, und es gibt keine passende Vorlage.",
};
const nobodyThere: Failure = {
  code: -12,
  class: "permanent",
  reason: "Die Adresse dieser Person gibt es nicht mehr.",
};

export type Form =
  | {
      readonly kind: "send";
      readonly message: Message;
      readonly recipient: Recipient;
      readonly form: "free" | "template";
    }
  | { readonly kind: "impossible"; readonly failure: Failure };

export function formOf(claimed: Claimed, batch: OpenBatch | undefined, now: Date): Form {
  const { bsuid, phone, lastInboundAt } = claimed;
  if (bsuid === null && phone === null) return { kind: "impossible", failure: nobodyThere };
  const open = lastInboundAt !== null && lastInboundAt > openSince(now);
  const forms = (claimed.variant === null ? undefined : batch?.variants[claimed.variant]) ?? batch;
  const ofBatch = open && forms?.inWindow != null ? forms.inWindow : forms?.outsideWindow;
  const message = claimed.message ?? ofBatch ?? null;
  if (message === null || (message.type !== "template" && !open))
    return { kind: "impossible", failure: windowClosed };
  return {
    kind: "send",
    message,
    recipient: { bsuid: bsuid ?? undefined, phone: phone ?? undefined },
    form: message.type === "template" ? "template" : "free",
  };
}

/** Whoever wrote after this may be written to freely. */
export function openSince(now: Date): Date {
  return new Date(now.getTime() - windowMs);
}

/** The files of ours that a message carries. */
export function mediaOf(message: Message): readonly number[] {
  switch (message.type) {
    case "image":
    case "document":
      return [message.media];
    case "template":
      return message.headerImage === undefined ? [] : [message.headerImage];
    default:
      return [];
  }
}
