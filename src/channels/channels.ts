/**
 * The contract of a channel: what every way of reaching people can do, in our words; our numbers, and our files.
 * Promises: foreign codes arrive as a `Failure` with the engine's action class; unknown things arrive as `unknown` or
 * `not-displayable`, never as an exception; tokens are sealed at rest; a file of ours is whole or not there.
 * Knows nothing of subscribers, broadcasts or the inbox.
 */
export {
  findAccount,
  findAccountSecrets,
  listAccounts,
  readAccount,
  saveAccount,
  saveLimits,
  type AccountValues,
} from "./accounts.ts";
export {
  findMedia,
  readMedia,
  removeMedia,
  storeMedia,
  sweepFiles,
  type StoredMedia,
} from "./media.ts";
export { parseJson, type JsonReading } from "./parse-json.ts";
export { preparePicture, type PreparedPicture } from "./pictures.ts";
export { resolveProviderMedia } from "./provider-media.ts";
export { handshakeAnswer } from "./whatsapp/handshake.ts";

export type ChannelName = "whatsapp";

/** A number (sender) of ours on a channel, with its secrets opened. */
export type ChannelAccount = {
  readonly id: number;
  readonly channel: ChannelName;
  /** WhatsApp: phone-number id. */
  readonly externalId: string;
  readonly businessAccountId: string;
  /** As people read it: "+49 271 333 0". */
  readonly displayNumber: string;
  readonly apiUrl: string;
  readonly apiVersion: string;
  readonly accessToken: string;
  /** The present app secret first; a second one during rotation. */
  readonly appSecrets: readonly string[];
  readonly verifyToken: string;
  readonly messagesPerSecond: number;
  /** Unique recipients per rolling 24 h outside the service window; null = unlimited or unknown. */
  readonly dailyRecipientLimit: number | null;
  readonly flowId: string | null;
};

/** Where a message goes. At least one is present; `whatsapp/payload.ts` says which is taken where both are. */
export type Recipient = {
  readonly bsuid?: string | undefined;
  readonly phone?: string | undefined;
};

/** A file of ours (row of `media`); the channel uploads it where it must. */
export type MediaId = number;

export type Choice = {
  readonly id: string;
  readonly title: string;
  readonly description?: string | undefined;
};

/** What can be said, independent of the wire. Limits: `measure` of the channel. */
export type Message =
  | { readonly type: "text"; readonly body: string; readonly replyTo?: string | undefined }
  | {
      readonly type: "image";
      readonly media: MediaId;
      readonly caption?: string | undefined;
      readonly replyTo?: string | undefined;
    }
  | {
      readonly type: "document";
      readonly media: MediaId;
      readonly fileName: string;
      readonly caption?: string | undefined;
      readonly replyTo?: string | undefined;
    }
  | {
      readonly type: "buttons";
      readonly body: string;
      readonly footer?: string | undefined;
      readonly buttons: readonly Choice[];
    }
  | {
      readonly type: "list";
      readonly body: string;
      readonly button: string;
      readonly footer?: string | undefined;
      readonly rows: readonly Choice[];
    }
  | {
      readonly type: "flow";
      readonly body: string;
      readonly cta: string;
      readonly flowId: string;
      readonly token: string;
      readonly screen: string;
      readonly data: Readonly<Record<string, unknown>>;
    }
  | {
      readonly type: "template";
      readonly name: string;
      readonly language: string;
      readonly headerImage?: MediaId | undefined;
      readonly body: readonly { readonly name: string; readonly text: string }[];
    };

/**
 * What the engine does about a failure: `retry` with back-off, `wait` and slow the number, `permanent` for this
 * message, `suppress` the recipient, `halt` all sending, `fix` our request, `template` trouble. (Reference, section 4.)
 */
export type FailureClass =
  | "retry"
  | "wait"
  | "permanent"
  | "suppress"
  | "halt"
  | "fix"
  | "template";

export type Failure = {
  readonly code: number;
  readonly class: FailureClass;
  /** A German sentence for staff. */
  readonly reason: string;
  /** The vendor's own words, for the log; free of personal data as far as the vendor keeps to its page. */
  readonly details?: string | undefined;
  readonly traceId?: string | undefined;
};

export type SendResult =
  | {
      readonly kind: "accepted";
      readonly providerMessageId: string;
      readonly held: boolean;
      readonly recipient: Recipient;
    }
  | { readonly kind: "refused"; readonly failure: Failure }
  /** Time-out, reset, unreadable answer: it may have gone out. Never a reason for a blind resend. */
  | { readonly kind: "unanswered"; readonly cause: string };

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

export type TemplateRecord = {
  readonly providerId: string;
  readonly name: string;
  readonly language: string;
  readonly status: string;
  readonly category: string;
  readonly components: unknown;
  readonly rejectedReason?: string | undefined;
};

export type AccountReport = {
  readonly displayNumber?: string | undefined;
  readonly verifiedName?: string | undefined;
  readonly quality?: string | undefined;
  readonly messagesPerSecond?: number | undefined;
  readonly dailyRecipientLimit?: number | null | undefined;
  readonly canSend?: "AVAILABLE" | "LIMITED" | "BLOCKED" | undefined;
  readonly problems: readonly string[];
};

/** A call that was answered with a refusal, or not at all. Not for `send`, which has its own result. */
export type CallResult<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "refused"; readonly failure: Failure }
  | { readonly kind: "unanswered"; readonly cause: string };

export type FileContent = {
  readonly bytes: Uint8Array;
  readonly mimeType: string;
  readonly fileName?: string | undefined;
};

/** A message whose media ids are the channel's own already. */
export type PreparedMessage = {
  readonly message: Message;
  readonly providerMedia: ReadonlyMap<MediaId, string>;
};

export type Channel = {
  readonly name: ChannelName;
  /** Sends one message. `reference` comes back in every status. Never throws for what the network or vendor does. */
  send(
    account: ChannelAccount,
    recipient: Recipient,
    prepared: PreparedMessage,
    reference: string,
    signal?: AbortSignal,
  ): Promise<SendResult>;
  markRead(account: ChannelAccount, providerMessageId: string): Promise<CallResult<true>>;
  upload(account: ChannelAccount, file: FileContent): Promise<CallResult<string>>;
  /** Fetches what a citizen sent; refuses more than `maxBytes`. */
  download(
    account: ChannelAccount,
    providerMediaId: string,
    maxBytes: number,
  ): Promise<CallResult<FileContent>>;
  listTemplates(account: ChannelAccount): Promise<CallResult<readonly TemplateRecord[]>>;
  createTemplate(
    account: ChannelAccount,
    template: {
      name: string;
      language: string;
      category: "MARKETING" | "UTILITY";
      components: unknown;
    },
  ): Promise<CallResult<{ providerId: string; status: string; category: string }>>;
  /** Uploads the sample picture that the review of a template with a picture wants; the value goes into its components. */
  uploadSample(account: ChannelAccount, file: FileContent): Promise<CallResult<string>>;
  readAccount(account: ChannelAccount): Promise<CallResult<AccountReport>>;
  /** Why this message cannot go out as it is (length, count, empty), as German sentences; empty = fits. */
  problems(message: Message): readonly string[];
  /** True when one of the account's secrets signed exactly these bytes. Constant time. */
  signatureIsValid(
    rawBody: Uint8Array,
    signature: string | undefined,
    secrets: readonly string[],
  ): boolean;
  /**
   * Every event of a body, in order. Never throws for a JSON value of any shape. `receivedAt` (default: now) stands in
   * where the body carries no readable time.
   */
  parse(body: unknown, receivedAt?: Date): readonly ChannelEvent[];
};
