/** A person with a phone, and what that phone shows. Times are milliseconds on the emulator's clock. */
export type Person = {
  readonly id: string;
  name: string;
  /** Digits with country code. */
  phone: string;
  /** Business-scoped user id, "DE.…"; a new one comes with a new number. */
  userId: string;
  username: string | undefined;
  /** Uses a username, so the number is shown only where the county already knows it. */
  hidesPhone: boolean;
  /** Stands on the desk of the page; people who are only ever written to do not. */
  onDesk: boolean;
  /** Why messages to this person end otherwise than delivered. */
  condition: Condition;
  blocksCounty: boolean;
  stoppedMarketing: boolean;
  /** Off: messages get one tick and wait. */
  phoneIsOn: boolean;
  /** Reads the moment a message arrives, or only when somebody looks. */
  readsAtOnce: boolean;
  /** No read receipts: the county never learns that it was read. */
  sendsReadReceipts: boolean;
  lastWroteAt: number | undefined;
  /** When the county last sent to the number itself: for 30 days after, the number is shown (reference 3.3). */
  lastReachedByPhoneAt: number | undefined;
  /** Gave the number when asked (contact book). */
  sharedPhone: boolean;
  readonly messages: PhoneMessage[];
};

/** "reachable", or the code with which each message to the person fails. */
export type Condition =
  | { readonly kind: "reachable" }
  | { readonly kind: "fails"; readonly code: number; readonly only: "marketing" | "everything" };

export type MessageStatus =
  | "accepted"
  | "held"
  | "sent"
  | "delivered"
  | "read"
  | "played"
  | "failed";

/** One message as the phone shows it. */
export type PhoneMessage = {
  readonly id: string;
  /** Seen from the phone: "in" came from the county, "out" was written here. */
  readonly direction: "in" | "out";
  readonly at: number;
  status: MessageStatus;
  content: PhoneContent;
  readonly quotes: string | undefined;
  countyReaction: string | undefined;
  ownReaction: string | undefined;
  edited: boolean;
  revoked: boolean;
};

export type PhoneContent = {
  readonly type: string;
  readonly text: string;
  readonly header?: PhoneHeader;
  readonly footer?: string;
  readonly buttons?: readonly PhoneButton[];
  /** The word that opens a list. */
  readonly listButton?: string;
  readonly media?: PhoneMedia;
  readonly place?: Place;
  readonly template?: string;
};

export type PhoneHeader =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "media"; readonly media: PhoneMedia };

export type PhoneMedia = {
  readonly kind: "image" | "video" | "audio" | "document" | "sticker";
  /** Id in the store, or none when the county sent a link. */
  readonly mediaId?: string;
  readonly link?: string;
  readonly fileName?: string;
};

export type Place = {
  readonly latitude: number;
  readonly longitude: number;
  readonly name?: string;
  readonly address?: string;
};

export type PhoneButton = {
  readonly id: string;
  readonly title: string;
  readonly kind:
    | "reply"
    | "row"
    | "quick-reply"
    | "url"
    | "phone"
    | "copy"
    | "flow"
    | "place"
    | "contact";
  readonly description?: string;
  readonly section?: string;
  readonly url?: string;
  readonly flow?: {
    readonly id: string;
    readonly token: string;
    readonly screen?: string;
    readonly data?: unknown;
  };
};
