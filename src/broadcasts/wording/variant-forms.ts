/** What each variant looks like when it leaves. */
import type { BatchForms } from "../../delivery/delivery.ts";
import type { Db } from "../../db/db.ts";
import { inVariant, type Content, type Variant } from "../content.ts";
import { formsOf, type Forms } from "../forms.ts";
import { pageInVariant } from "./variants.ts";

/**
 * Both forms of every variant, by its language. Where no template of that language is approved the main one goes, whose
 * link leads to this variant: half of one and half of the other would be read by nobody.
 */
export async function variantForms(
  db: Db,
  accountId: number,
  content: Content,
  page: string,
): Promise<Readonly<Record<string, BatchForms>>> {
  const found: Record<string, BatchForms> = {};
  for (const { language } of content.variants ?? [])
    found[language] = await formsInVariant(db, accountId, content, page, language);
  return found;
}

/** The forms of the one that is looked at; null: of the main text. */
export async function formsShown(
  db: Db,
  accountId: number,
  content: Content,
  page: string,
  shown: Variant["language"] | null,
): Promise<Forms> {
  return shown === null
    ? await formsOf(db, accountId, content, page)
    : await formsInVariant(db, accountId, content, page, shown);
}

async function formsInVariant(
  db: Db,
  accountId: number,
  content: Content,
  page: string,
  language: Variant["language"],
): Promise<Forms> {
  const address = pageInVariant(page, language);
  const own = await formsOf(
    db,
    accountId,
    inVariant(content, language),
    address,
    carrierOf(language),
  );
  if (own.outsideWindow !== null) return own;
  const main = await formsOf(db, accountId, content, address);
  return { ...own, outsideWindow: main.outsideWindow, reason: main.reason };
}

/** Plain German stands in a German template. */
function carrierOf(language: Variant["language"]): string {
  return language === "leicht" ? "de" : language;
}
