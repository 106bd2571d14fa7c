/** How many people get each variant; everybody else gets the main text. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { VariantLanguage } from "../../subscribers/subscribers.ts";
import { audienceOf, type Addressed } from "../correction/audience-of.ts";

export type Readers = { readonly language: VariantLanguage; readonly people: number };

export async function readersOf(
  db: Db,
  addressed: Addressed,
  languages: readonly VariantLanguage[],
): Promise<Readers[]> {
  if (languages.length === 0) return [];
  const { rows } = await sql<{ reads: string; people: number }>`
    select reads, count(*) as people
    from (${audienceOf(addressed)}) reached
    where reads = any(${[...languages]}::text[])
    group by reads`.execute(db);
  const counted = new Map(rows.map(({ reads, people }) => [reads, people]));
  return languages.map((language) => ({ language, people: counted.get(language) ?? 0 }));
}
