/** The rate cards that there are, and the form of a new one. */
import type { FC } from "hono/jsx";
import { markets } from "../channels/channels.ts";
import { formatNumber, formatTime } from "../web/format.ts";
import { Field, Form, Submit, type FieldErrors } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Card, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { plainAmount } from "./amount.ts";
import { costWords } from "./cost-words.ts";
import { categories, priceField } from "./rate-card-form.ts";
import type { RateCard } from "./rate-cards.ts";

type Props = { cards: readonly RateCard[]; language: Language };

export const RateCards: FC<Props> = ({ cards, language }) => {
  const w = costWords(language);
  return (
    <Card title={w.cards} id="preise">
      <p class="kern-body">{w.cardsText}</p>
      {cards.toReversed().map(({ validFrom, prices, freeServiceMessages, shipped }) => (
        <>
          <Table
            caption={`${w.cardFrom(dayInWords(validFrom, language))}${shipped ? `, ${w.cardShipped}` : ""}`}
            columns={[
              { title: w.cardMarket },
              { title: w.cardMarketing, numeric: true },
              { title: w.cardUtility, numeric: true },
              { title: w.cardService, numeric: true },
            ]}
            rows={markets.map((market) => [
              w[market],
              ...categories.map((category) => plainAmount(prices[market][category], language)),
            ])}
          />
          {freeServiceMessages === 0 ? null : (
            <p class="kern-body">{w.cardFree(formatNumber(freeServiceMessages, language))}</p>
          )}
        </>
      ))}
    </Card>
  );
};

/** Filled with the latest card, so that only what changes is typed; what was typed wrongly stays. */
export const NewRateCard: FC<
  Props & { typed: (name: string) => string | undefined; errors: FieldErrors }
> = ({ cards, typed, errors, language }) => {
  const w = costWords(language);
  const latest = cards.at(-1);
  const titles = { marketing: w.cardMarketing, utility: w.cardUtility, service: w.cardService };
  return (
    <Card title={w.newCard} id="neue-preise">
      <Form action={paths.costsCards}>
        <Field
          name="ab"
          type="date"
          label={w.firstDay}
          hint={w.firstDayHint}
          value={typed("ab")}
          error={errors["ab"]}
        />
        {markets.map((market) => (
          <fieldset class="price-fields">
            <legend class="kern-title">{w[market]}</legend>
            {categories.map((category) => {
              const name = priceField(market, category);
              const known = latest?.prices[market][category] ?? 0;
              return (
                <Field
                  name={name}
                  label={titles[category]}
                  inputmode="decimal"
                  value={typed(name) ?? plainAmount(known, language)}
                  error={errors[name]}
                />
              );
            })}
          </fieldset>
        ))}
        <Field
          name="frei"
          label={w.freeField}
          inputmode="numeric"
          value={typed("frei") ?? String(latest?.freeServiceMessages ?? 0)}
          error={errors["frei"]}
        />
        <Submit label={w.addCard} />
      </Form>
    </Card>
  );
};

function dayInWords(day: string, language: Language): string {
  return formatTime(new Date(`${day}T00:00:00Z`), "UTC", language, {
    withYear: true,
    dateOnly: true,
  });
}
