/** New accounts and tokens from the command line. */
import { createInterface } from "node:readline";
import { transact } from "./db/db.ts";
import type { Ground } from "./ground.ts";
import { addStaff, addToken, audit, generatePassword, type Role } from "./staff/staff.ts";

const roles = ["editor", "dialogue", "administrator"] as const satisfies readonly Role[];
const shortestPassword = 12;

type NewMember = {
  readonly email: string;
  readonly name: string;
  readonly role: string;
  readonly passwordStdin?: boolean | undefined;
};

/** Returns the sentence to print; throws one where the values do not fit. */
export async function addStaffMember({ db, clock }: Ground, values: NewMember): Promise<string> {
  const role = roles.find((one) => one === values.role);
  if (role === undefined)
    throw new Error(`--role must be editor, dialogue or administrator, not "${values.role}".`);
  if (!/^[^@\s]+@[^@\s]+$/.test(values.email))
    throw new Error(`--email "${values.email}" is no e-mail address.`);
  const given = values.passwordStdin === true ? await firstLine() : null;
  if (given !== null && given.length < shortestPassword)
    throw new Error(`The password needs at least ${shortestPassword} characters.`);
  const password = given ?? generatePassword();
  const added = await transact(db, async (tx) => {
    const result = await addStaff(tx, { email: values.email, name: values.name, role, password });
    if (result.kind === "added")
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "system" },
        action: "staff added",
        subject: `staff:${result.id}`,
        details: { role },
      });
    return result;
  });
  if (added.kind === "email-taken")
    throw new Error(`There is an account with ${values.email} already.`);
  return given === null
    ? `Added. First password (shown only now): ${password}`
    : "Added, with the password you gave.";
}

/** Returns the token to print: the only time it can be seen. */
export async function addApiToken(
  { db, clock }: Ground,
  { name, mayApprove = false }: { readonly name: string; readonly mayApprove?: boolean },
): Promise<string> {
  return await transact(db, async (tx) => {
    await audit(tx, {
      at: clock.now(),
      actor: { kind: "system" },
      action: "token added",
      subject: "token",
      details: { name, mayApprove },
    });
    return await addToken(tx, name, mayApprove, clock.now());
  });
}

async function firstLine(): Promise<string> {
  const lines = createInterface({ input: process.stdin });
  for await (const line of lines) return line;
  return "";
}
