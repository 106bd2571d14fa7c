/** Who of those who write broadcasts may approve them too. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { may, type Role } from "./roles.ts";

export type Composer = {
  readonly id: number;
  readonly name: string;
  readonly approves: boolean;
};

/** Active accounts that may write broadcasts, by name. */
export async function listComposers(db: Db): Promise<Composer[]> {
  const { rows } = await sql<Composer & { role: Role }>`
    select id, name, role, approves
    from staff
    where disabled_at is null
    order by name, id`.execute(db);
  return rows
    .filter(({ role }) => may({ role, language: "de" }, "compose").kind === "allowed")
    .map(({ id, name, approves }) => ({ id, name, approves }));
}

/** From now on exactly these of the composers may approve. */
export async function saveApprovers(tx: Tx, staffIds: readonly number[]): Promise<void> {
  const composers = await listComposers(tx);
  await sql`
    update staff
    set approves = id = any(${[...staffIds]}::bigint[])
    where id = any(${composers.map(({ id }) => id)}::bigint[])`.execute(tx);
}
