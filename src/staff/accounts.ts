/** Staff accounts. The last administrator can neither be disabled nor lose the role: somebody must be able to let others in. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { transact } from "../db/db.ts";
import type { Language } from "../web/language.ts";
import { audit } from "./audit.ts";
import { hashPassword } from "./password.ts";
import type { Role, StaffMember } from "./roles.ts";

export type NewStaff = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly password: string;
  readonly language?: Language | undefined;
};

export type AddResult =
  | { readonly kind: "added"; readonly id: number }
  | { readonly kind: "email-taken" };

/** Adds an account; its password is hashed here. The e-mail address is unique without regard to case. */
export async function addStaff(tx: Tx, values: NewStaff): Promise<AddResult> {
  const hash = await hashPassword(values.password);
  const { rows } = await sql<{ id: number }>`
    insert into staff (email, name, role, password_hash, language)
    values (${values.email.trim()}, ${values.name.trim()}, ${values.role}, ${hash}, ${values.language ?? "de"})
    on conflict (lower(email)) do nothing
    returning id
  `.execute(tx);
  const row = rows[0];
  return row === undefined ? { kind: "email-taken" } : { kind: "added", id: row.id };
}

/** Sets a new password and ends every session of this member. */
export async function setPassword(tx: Tx, staffId: number, password: string): Promise<void> {
  const hash = await hashPassword(password);
  await sql`update staff set password_hash = ${hash} where id = ${staffId}`.execute(tx);
  await sql`delete from staff_sessions where staff_id = ${staffId}`.execute(tx);
}

/**
 * Makes the first administrator from the environment if nobody has an account yet.
 * @returns true when one was made
 */
export async function firstStaff(
  db: Db,
  values: { readonly email: string | undefined; readonly password: string | undefined },
  now: Date,
): Promise<boolean> {
  const { email, password } = values;
  if (email === undefined || password === undefined) return false;
  return await transact(db, async (tx) => {
    // Two processes may start at once: the second waits here and then finds an account.
    await sql`lock table staff in share row exclusive mode`.execute(tx);
    const { rows } = await sql`select 1 from staff limit 1`.execute(tx);
    if (rows.length > 0) return false;
    const added = await addStaff(tx, {
      email,
      password,
      name: "Erste Verwaltung",
      role: "administrator",
    });
    if (added.kind !== "added") return false;
    await audit(tx, {
      at: now,
      actor: { kind: "system" },
      action: "staff added",
      subject: `staff:${added.id}`,
      details: { role: "administrator" },
    });
    return true;
  });
}

export type ListedStaff = StaffMember & { readonly disabledAt: Date | null };

/** Everyone, the active first, by name. */
export async function listStaff(db: Db): Promise<ListedStaff[]> {
  const { rows } = await sql<ListedStaff>`
    select id, email, name, role, language, disabled_at as "disabledAt"
    from staff
    order by disabled_at is not null, name, id
  `.execute(db);
  return rows;
}

/** One account, or null. */
export async function readStaff(db: Db | Tx, id: number): Promise<ListedStaff | null> {
  const { rows } = await sql<ListedStaff>`
    select id, email, name, role, language, disabled_at as "disabledAt"
    from staff
    where id = ${id}
  `.execute(db);
  const row = rows[0];
  return row ?? null;
}

export type ChangeResult =
  | { readonly kind: "changed" }
  | { readonly kind: "email-taken" }
  | { readonly kind: "last-administrator" }
  | { readonly kind: "unknown" };

export type StaffChange = {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly disabled: boolean;
};

/** Changes an account; disabling ends its sessions at once. */
export async function changeStaff(
  tx: Tx,
  id: number,
  change: StaffChange,
  now: Date,
): Promise<ChangeResult> {
  // Locks all administrators, so that two of them cannot disable each other at the same moment.
  const { rows: administrators } = await sql<{ id: number }>`
    select id from staff where role = 'administrator' and disabled_at is null order by id for update
  `.execute(tx);
  const staysAdministrator = change.role === "administrator" && !change.disabled;
  if (
    !staysAdministrator &&
    administrators.every((row) => row.id === id) &&
    administrators.length > 0
  )
    return { kind: "last-administrator" };
  const { rows: others } =
    await sql`select 1 from staff where lower(email) = lower(${change.email}) and id <> ${id}`.execute(
      tx,
    );
  if (others.length > 0) return { kind: "email-taken" };
  const { rows } = await sql`
    update staff
    set name = ${change.name}, email = ${change.email}, role = ${change.role},
        disabled_at = case when ${change.disabled} then coalesce(disabled_at, ${now}::timestamptz) end
    where id = ${id}
    returning id
  `.execute(tx);
  if (rows.length === 0) return { kind: "unknown" };
  if (change.disabled) await sql`delete from staff_sessions where staff_id = ${id}`.execute(tx);
  return { kind: "changed" };
}

/** The member's own choice of language. */
export async function setLanguage(tx: Tx, id: number, language: Language): Promise<void> {
  await sql`update staff set language = ${language} where id = ${id}`.execute(tx);
}
