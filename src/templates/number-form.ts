/** What an administrator entered about the number, checked. Pure. */
import type { ChannelAccount } from "../channels/channels.ts";
import type { FieldErrors, FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { numberWords } from "./words.ts";

export type NumberValues = Pick<
  ChannelAccount,
  "externalId" | "businessAccountId" | "displayNumber" | "accessToken" | "verifyToken"
> & { readonly appSecrets: readonly string[]; readonly flowId: string | null };

/** Secrets that were left empty stay as they are; there must be some in the end. */
export function checkNumber(
  form: FormValues,
  present: ChannelAccount | null,
  language: Language,
): { readonly values: NumberValues; readonly errors: FieldErrors } {
  const w = numberWords(language);
  const secret = (name: string, kept: string) => form.text(name) || kept;
  const [first = "", second = ""] = present?.appSecrets ?? [];
  const values: NumberValues = {
    externalId: form.text("externalId"),
    businessAccountId: form.text("businessAccountId"),
    displayNumber: form.text("displayNumber").slice(0, 30),
    accessToken: secret("accessToken", present?.accessToken ?? ""),
    verifyToken: secret("verifyToken", present?.verifyToken ?? ""),
    appSecrets: [secret("appSecret", first), secret("secondSecret", second)].filter(
      (one, index, all) => one !== "" && all.indexOf(one) === index,
    ),
    flowId: form.text("flowId") || null,
  };
  const digits = (value: string) =>
    value === "" ? w.needed : /^\d{5,30}$/.test(value) ? undefined : w.digits;
  const errors = {
    externalId: digits(values.externalId),
    businessAccountId: digits(values.businessAccountId),
    displayNumber: values.displayNumber.replace(/\D/g, "").length < 6 ? w.needed : undefined,
    accessToken: values.accessToken === "" ? w.needed : undefined,
    appSecret: values.appSecrets.length === 0 ? w.needed : undefined,
    verifyToken: values.verifyToken === "" ? w.needed : undefined,
    flowId: values.flowId === null ? undefined : digits(values.flowId),
  };
  return {
    values,
    errors: Object.fromEntries(
      Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
  };
}
