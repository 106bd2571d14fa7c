/** What can be said, and to whom, independent of the wire. Types only. */

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
