/** The saved office hours. As long as staff have set none, nobody is told anything about them. */
import { readSetting, writeSetting, type Db, type Tx } from "../db/db.ts";
import type { OfficeHours } from "./office-hours.ts";

const key = "office-hours";

/** Null until staff have saved hours for the first time. */
export async function readOfficeHours(db: Db | Tx): Promise<OfficeHours | null> {
  return (await readSetting<OfficeHours>(db, key)) ?? null;
}

/** Saves the hours; the caller has checked them and writes the audit log. */
export async function saveOfficeHours(tx: Tx, hours: OfficeHours): Promise<void> {
  await writeSetting(tx, key, hours);
}
