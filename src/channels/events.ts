/** What a channel reports to us. Types only. */
import type { Recipient } from "./messages.ts";
import type { Failure } from "./outcomes.ts";

export type Sender = Recipient & {
  readonly parentBsuid?: string | undefined;
  readonly username?: string | undefined;
  readonly displayName?: string | undefined;
};

export type InboundBody =
  | { readonly kind: "text"; readonly text: string }
  /** A tap on a button, list row or template quick reply that we sent. */
  | { readonly kind: "tap"; readonly id: string; readonly title: string }
  | { readonly kind: "flow"; readonly answer: Readonly<Record<string, unknown>> }
  | {
      readonly kind: "image" | "video" | "audio" | "document" | "sticker";
      readonly providerMediaId: string | null;
      readonly mimeType: string;
      readonly sha256?: string | undefined;
      readonly fileName?: string | undefined;
      readonly caption?: string | undefined;
    }
  | {
      readonly kind: "place";
      readonly latitude: number;
      readonly longitude: number;
      readonly name?: string | undefined;
      readonly address?: string | undefined;
    }
  | {
      readonly kind: "contacts";
      readonly contacts: readonly { readonly name: string; readonly phones: readonly string[] }[];
    }
  | { readonly kind: "reaction"; readonly target: string; readonly emoji: string | null }
  | { readonly kind: "edit"; readonly target: string; readonly text: string }
  | { readonly kind: "deletion"; readonly target: string }
  | { readonly kind: "not-displayable"; readonly type: string; readonly raw: unknown };

export type Pricing = { readonly category: string; readonly type: string; readonly model: string };

export type ReportedState = "sent" | "delivered" | "read" | "failed";

export type StatusEvent = {
  readonly kind: "status";
  readonly accountExternalId: string;
  readonly providerMessageId: string;
  /** Our delivery reference as it came back (`biz_opaque_callback_data`). */
  readonly deliveryRef?: string | undefined;
  readonly state: ReportedState;
  readonly at: Date;
  readonly recipient: Recipient;
  readonly displayName?: string | undefined;
  readonly failure?: Failure | undefined;
  readonly pricing?: Pricing | undefined;
};

export type MessageEvent = {
  readonly kind: "message";
  readonly accountExternalId: string;
  readonly providerMessageId: string;
  readonly at: Date;
  readonly sender: Sender;
  /** Provider id of the message that is answered. */
  readonly replyTo?: string | undefined;
  readonly body: InboundBody;
};

export type ChannelEvent =
  | MessageEvent
  | StatusEvent
  | {
      readonly kind: "identity";
      readonly accountExternalId: string | null;
      readonly previous: Recipient;
      readonly current: Recipient;
      readonly at: Date;
    }
  | {
      readonly kind: "preference";
      readonly accountExternalId: string | null;
      readonly person: Recipient;
      readonly value: "stop" | "resume";
      readonly at: Date;
    }
  | {
      readonly kind: "template";
      readonly businessAccountId: string;
      readonly name: string;
      readonly language: string;
      readonly status?: string | undefined;
      readonly category?: string | undefined;
      readonly reason?: string | undefined;
    }
  /** Quality, limits, restrictions, security: shown to administrators. `halts` = sending must stop. */
  | {
      readonly kind: "account";
      readonly businessAccountId: string;
      readonly field: string;
      readonly summary: string;
      readonly halts: boolean;
      readonly dailyRecipientLimit?: number | null | undefined;
    }
  | { readonly kind: "unknown"; readonly field: string; readonly raw: unknown };
