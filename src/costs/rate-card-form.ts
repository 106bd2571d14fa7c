/** A new rate card as staff type it: never for a day that is over. */
import { sql } from "kysely";
import { markets } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";
import type { FieldErrors, FormValues } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { readMicros } from "./amount.ts";
import { costWords } from "./cost-words.ts";
import type { Prices, RateCard } from "./rate-cards.ts";

export const categories = ["marketing", "utility", "service"] as const;

/** The name of the field with this price. */
export const priceField = (market: string, category: string): string => `${market}-${category}`;

type NewCard = Pick<RateCard, "validFrom" | "prices" | "freeServiceMessages">;

export type ReadCard =
  | { readonly kind: "read"; readonly card: NewCard }
  | { readonly kind: "wrong"; readonly errors: FieldErrors };

export function readCard(
  form: FormValues,
  cards: readonly RateCard[],
  today: string,
  language: Language,
): ReadCard {
  const w = costWords(language);
  const errors: Record<string, string> = {};
  const validFrom = form.text("ab");
  if (
    !/^\d{4}-\d{2}-\d{2}$/.test(validFrom) ||
    Number.isNaN(Date.parse(validFrom)) ||
    validFrom < today
  )
    errors["ab"] = w.firstDayWrong;
  else if (cards.some((card) => card.validFrom === validFrom)) errors["ab"] = w.firstDayTaken;
  const price = (market: string, category: string): number => {
    const name = priceField(market, category);
    const micros = readMicros(form.text(name));
    if (micros === null) errors[name] = w.priceWrong;
    return micros ?? 0;
  };
  const pricesOf = (market: string) => ({
    marketing: price(market, "marketing"),
    utility: price(market, "utility"),
    service: price(market, "service"),
  });
  const [germany, western, other] = markets;
  const prices: Prices = {
    germany: pricesOf(germany),
    "rest-of-western-europe": pricesOf(western),
    other: pricesOf(other),
  };
  const free = form.text("frei");
  if (!/^\d{1,7}$/.test(free)) errors["frei"] = w.freeWrong;
  if (Object.keys(errors).length > 0) return { kind: "wrong", errors };
  return { kind: "read", card: { validFrom, prices, freeServiceMessages: Number(free) } };
}

/** False where a colleague has just added one for the same day. */
export async function addCard(
  tx: Tx,
  { validFrom, prices, freeServiceMessages }: NewCard,
  staffId: number,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into rate_cards (valid_from, prices, free_service_messages, added_by, added_at)
    values (${validFrom}::date, ${JSON.stringify(prices)}::jsonb, ${freeServiceMessages}, ${staffId}, ${now})
    on conflict do nothing`.execute(tx);
  return Number(numAffectedRows ?? 0) > 0;
}
