/** Every automatic text of the chat: as shipped, or as staff wrote it; filled with its values. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import type { Language } from "../web/language.ts";
import { readOrganisation } from "../web/organisation.ts";
import { textCatalogue, type TextKey } from "./text-catalogue.ts";

export type TextValues = Readonly<Record<string, string>>;

/**
 * The text for this key, as staff have it or as shipped, with its placeholders filled. `organisation` is always filled;
 * a placeholder without a value stays empty, for it must not reach a citizen.
 */
export async function chatText(
  db: Db,
  key: TextKey,
  language: Language,
  values: TextValues = {},
): Promise<string> {
  const body = (await readText(db, key, language)) ?? textCatalogue[key][language];
  const { name } = await readOrganisation(db);
  return fill(body, { organisation: name, ...values });
}

/** What staff wrote for this key, or null where the shipped text is in use. */
export async function readText(db: Db, key: TextKey, language: Language): Promise<string | null> {
  const { rows } = await sql<{ body: string }>`
    select body
    from texts
    where key = ${key}
      and language = ${language}`.execute(db);
  return rows[0]?.body ?? null;
}

/** Saves staff's wording (checked before with `textProblems`); null goes back to the shipped one. */
export async function saveText(
  tx: Tx,
  key: TextKey,
  language: Language,
  body: string | null,
): Promise<void> {
  if (body === null) {
    await sql`delete from texts where key = ${key} and language = ${language}`.execute(tx);
    return;
  }
  await sql`
    insert into texts (key, language, body)
    values (${key}, ${language}, ${body})
    on conflict (key, language) do update
    set body = excluded.body, updated_at = now()`.execute(tx);
}

/**
 * Puts values into `{name}` placeholders. Lines that an empty value leaves blank close up, and no full stop follows a
 * value that ends with one ("Kultur!Büro."). Pure.
 */
export function fill(body: string, values: TextValues): string {
  return body
    .replace(/\{([a-zA-Z]+)\}(\.?)/g, (_, name: string, stop: string) => {
      const value = Object.hasOwn(values, name) ? (values[name] ?? "") : "";
      return value.endsWith(".") ? value : `${value}${stop}`;
    })
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
