/** When summaries go, and how many messages a day one person gets at most. */
import { z } from "zod";
import { readSetting, writeSetting, type Db, type Tx } from "../../db/db.ts";
import { timeOfDay } from "../../lib/time-of-day.ts";

const key = "summaries";
const form = z.object({
  /** Local. */
  time: z.string().regex(timeOfDay),
  /** Monday is 1. */
  weekday: z.int().min(1).max(7),
  /** Of what is not urgent; null promises nothing. */
  mostADay: z.int().min(1).max(20).nullable(),
});

export type SummarySetting = z.infer<typeof form>;

/** In the late afternoon, when the day's news are known; the week's on Friday, before the weekend. */
export const usualSummaries: SummarySetting = { time: "17:00", weekday: 5, mostADay: null };

export async function readSummarySetting(db: Db): Promise<SummarySetting> {
  return await readSetting(db, key, form, usualSummaries);
}

/** The caller writes the audit log. */
export async function saveSummarySetting(tx: Tx, setting: SummarySetting): Promise<void> {
  await writeSetting(tx, key, setting);
}
