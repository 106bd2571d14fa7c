/** Who may approve: by the own right, or in somebody's place for some days. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import { listComposers } from "../../staff/staff.ts";

export type Person = { readonly id: number; readonly name: string };

export type Approver = Person & {
  readonly approves: boolean;
  /** Who is away today and named this member; only those who have the right themselves. */
  readonly standsInFor: readonly Person[];
};

/** Everyone who may write broadcasts. `today` is the day where the organisation is. */
export async function listApprovers(db: Db, today: string): Promise<Approver[]> {
  const composers = await listComposers(db);
  const { rows } = await sql<{ deputyId: number; id: number }>`
    select distinct deputy_id as "deputyId", staff_id as id
    from approval_deputies
    where ended_at is null
      and ${today}::date between starts_on and ends_on
    order by staff_id`.execute(db);
  return composers.map(({ id, name, approves }) => ({
    id,
    name,
    approves,
    standsInFor: rows
      .filter(({ deputyId }) => deputyId === id)
      .flatMap((row) => composers.filter((one) => one.id === row.id && one.approves))
      .map((one) => ({ id: one.id, name: one.name })),
  }));
}
