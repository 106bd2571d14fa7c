/** In which languages the county writes beside German: a setting. */
import { z } from "zod";
import { readSetting, writeSetting, type Db, type Tx } from "../db/db.ts";
import { variantLanguages, type VariantLanguage } from "./variant-languages.ts";

const key = "languages";
const form = z.object({ offered: z.array(z.enum(variantLanguages)) });

/** In their own order. Plain German and English unless somebody chose others. */
export async function offeredLanguages(db: Db): Promise<readonly VariantLanguage[]> {
  const { offered } = await readSetting(db, key, form, { offered: ["leicht", "en"] });
  return variantLanguages.filter((language) => offered.includes(language));
}

export async function saveLanguages(tx: Tx, offered: readonly VariantLanguage[]): Promise<void> {
  await writeSetting(tx, key, { offered });
}
