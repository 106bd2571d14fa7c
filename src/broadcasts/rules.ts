/** Whether a broadcast needs a second person. A setting; off until an administrator turns it on. */
import { z } from "zod";
import { readSetting, writeSetting, type Db, type Tx } from "../db/db.ts";

const key = "broadcasts";
const form = z.object({ fourEyes: z.boolean() });

export type BroadcastRules = z.infer<typeof form>;

export async function readRules(db: Db): Promise<BroadcastRules> {
  return await readSetting(db, key, form, { fourEyes: false });
}

export async function saveRules(tx: Tx, rules: BroadcastRules): Promise<void> {
  await writeSetting(tx, key, rules);
}
