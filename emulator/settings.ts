/** The business account that the emulator plays Meta for, and how strictly time and limits are held. */
export type Settings = {
  readonly phoneNumberId: string;
  readonly businessAccountId: string;
  readonly accessToken: string;
  readonly appSecret: string;
  readonly appId: string;
  readonly verifyToken: string;
  /** As people read it; the digits alone are what `metadata.display_phone_number` carries. */
  readonly displayNumber: string;
  readonly verifiedName: string;
  readonly currency: "EUR" | "USD";
  /** IANA zone of the account: its calendar month bounds the free service messages. */
  readonly timeZone: string;
  /** Where the page's link "what the county sees" leads; none hides the link. */
  readonly countyUrl: string | undefined;
  /** How long the review of a template takes, in milliseconds of the emulator's clock. */
  readonly reviewMilliseconds: number;
  /** How long a webhook may take to be answered, in real milliseconds. */
  readonly webhookTimeoutMilliseconds: number;
};

/** Clearly fictitious: ids of zeros and a line that no exchange hands out. */
export const defaultSettings: Settings = {
  phoneNumberId: "100000000000001",
  businessAccountId: "200000000000001",
  accessToken: "emulator-access-token",
  appSecret: "emulator-app-secret",
  appId: "300000000000001",
  verifyToken: "emulator-verify-token",
  displayNumber: "+49 271 00000000",
  verifiedName: "Kreis Siegen-Wittgenstein (Demonstration)",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  countyUrl: undefined,
  reviewMilliseconds: 0,
  webhookTimeoutMilliseconds: 10_000,
};

/** Only the digits of a telephone number, as Meta writes `wa_id`. */
export function digitsOf(number: string): string {
  return number.replace(/\D/g, "");
}
