/** What every channel can do. Types only. */
import type { ChannelEvent } from "./events.ts";
import type { FileContent, Message, PreparedMessage, Recipient } from "./messages.ts";
import type { CallResult, SendResult } from "./outcomes.ts";

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
