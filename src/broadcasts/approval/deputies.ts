/** Who approves in whose place, from one day to another: set by the absent person or an administrator, each with its end. */
import { sql } from "kysely";
import { z } from "zod";
import type { Db, Tx } from "../../db/db.ts";
import { listComposers, type StaffMember } from "../../staff/staff.ts";
import type { FieldErrors } from "../../web/forms.tsx";
import { approvalSettingsWords } from "./settings-words.ts";

export type Deputy = {
  readonly id: number;
  readonly absentId: number;
  readonly absent: string;
  readonly deputy: string;
  /** "2026-11-25"; both days count. */
  readonly startsOn: string;
  readonly endsOn: string;
};

/** Those of today and later, the next first. */
export async function listDeputies(db: Db, today: string): Promise<Deputy[]> {
  const { rows } = await sql<Deputy>`
    select place.id, absent.id as "absentId", absent.name as absent, deputy.name as deputy,
      starts_on::text as "startsOn", ends_on::text as "endsOn"
    from approval_deputies place
    join staff absent on absent.id = place.staff_id
    join staff deputy on deputy.id = place.deputy_id
    where ended_at is null
      and ends_on >= ${today}::date
    order by starts_on, place.id`.execute(db);
  return rows;
}

export type NewDeputy = {
  readonly absentId: number;
  readonly deputyId: number;
  readonly startsOn: string;
  readonly endsOn: string;
};

const day = z.iso.date();
const longestDays = 366;

/** What is wrong with it, with a sentence at each field; empty where nothing is. */
export async function deputyProblems(
  db: Db,
  { absentId, deputyId, startsOn, endsOn }: NewDeputy,
  today: string,
  { language }: Pick<StaffMember, "language">,
): Promise<FieldErrors> {
  const w = approvalSettingsWords(language);
  const composers = await listComposers(db);
  const absent = composers.find(({ id }) => id === absentId);
  const deputy = composers.find(({ id }) => id === deputyId);
  if (absent?.approves !== true) return { vertretene: w.deputyNoRight };
  if (deputy === undefined) return { vertretung: w.deputyNobody };
  if (deputyId === absentId) return { vertretung: w.deputySelf };
  if (!day.safeParse(startsOn).success || !day.safeParse(endsOn).success)
    return { von: w.deputyDays };
  if (endsOn < startsOn) return { bis: w.deputyOrder };
  if (endsOn < today) return { bis: w.deputyPast };
  const days = (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000;
  return days >= longestDays ? { bis: w.deputyTooLong } : {};
}

export async function addDeputy(
  tx: Tx,
  { absentId, deputyId, startsOn, endsOn }: NewDeputy,
  setBy: number,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into approval_deputies (staff_id, deputy_id, starts_on, ends_on, set_by, set_at)
    values (${absentId}, ${deputyId}, ${startsOn}::date, ${endsOn}::date, ${setBy}, ${now})
    returning id`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("The new deputy came back without an id");
  return row.id;
}

/** `onlyOf`: the member whose own deputy it has to be. False where there is none such. */
export async function endDeputy(
  tx: Tx,
  id: number,
  onlyOf: number | null,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update approval_deputies
    set ended_at = ${now}
    where id = ${id}
      and ended_at is null
      and (${onlyOf}::bigint is null or staff_id = ${onlyOf})`.execute(tx);
  return numAffectedRows === 1n;
}
