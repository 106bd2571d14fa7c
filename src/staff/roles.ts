/** Who may do what. The pages ask the same function as the server, so a disabled button knows its reason. Pure. */
import type { Language } from "../web/language.ts";
import { roleWords } from "./words.ts";

export type Role = "editor" | "dialogue" | "administrator";

export type StaffMember = {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly language: Language;
};

/** What a route behind `requireStaff` finds in `c.var`. */
export type StaffEnv = { Variables: { staff: StaffMember } };

export type Right = "compose" | "answer" | "administer" | "see-subscribers";

export type Permission =
  | { readonly kind: "allowed" }
  | { readonly kind: "denied"; readonly reason: string };

const rights: Readonly<Record<Role, readonly Right[]>> = {
  editor: ["compose"],
  dialogue: ["answer", "see-subscribers"],
  administrator: ["compose", "answer", "administer", "see-subscribers"],
};

/** Whether this member may; `reason` is a sentence in the member's language. */
export function may(staff: Pick<StaffMember, "role" | "language">, right: Right): Permission {
  if (rights[staff.role].includes(right)) return { kind: "allowed" };
  const w = roleWords(staff.language);
  const reasons: Readonly<Record<Right, string>> = {
    compose: w.onlyEditors,
    answer: w.onlyDialogue,
    administer: w.onlyAdministrators,
    "see-subscribers": w.onlySubscriberReaders,
  };
  return { kind: "denied", reason: reasons[right] };
}
