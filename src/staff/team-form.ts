/** What the form of a team member must hold. Pure. */
import { z } from "zod";
import type { FieldErrors, FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import type { Role } from "./roles.ts";
import { teamWords } from "./settings-words.ts";

export type MemberForm = {
  readonly name: string;
  readonly email: string;
  readonly role: Role | undefined;
};

type Member = { readonly name: string; readonly email: string; readonly role: Role };

type Checked =
  | { readonly values: Member; readonly errors: null }
  | {
      readonly values: null;
      readonly errors: { readonly form: MemberForm; readonly fields: FieldErrors };
    };

/** Checks name, e-mail and role; errors say what to do. */
export function checkMember(form: Pick<FormValues, "text">, language: Language): Checked {
  const w = teamWords(language);
  const name = form.text("name");
  const email = form.text("email");
  const role = z.enum(["editor", "dialogue", "administrator"]).safeParse(form.text("role"));
  const fields: FieldErrors = {
    ...(name === "" || name.length > 100 ? { name: w.nameMissing } : {}),
    ...(isEmail(email) ? {} : { email: w.emailWrong }),
    ...(role.success ? {} : { role: w.roleMissing }),
  };
  if (role.success && Object.keys(fields).length === 0)
    return { values: { name, email, role: role.data }, errors: null };
  return { values: null, errors: { form: { name, email, role: role.data }, fields } };
}

export function isEmail(value: string): boolean {
  return value.length <= 254 && z.email().safeParse(value).success;
}
