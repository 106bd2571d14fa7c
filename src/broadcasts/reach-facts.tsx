import type { FC } from "hono/jsx";
import { formatMoney, formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Table } from "../web/parts.tsx";
import { costWords, marketWords } from "./cost-words.ts";
import { pageWords } from "./page-words.ts";
import type { Reach } from "./reach.ts";
import { summaryWords } from "./summary/words.ts";

type Props = { reach: Reach; language: Language };

/** How many people it reaches, how many of them by free text, the estimate, and what the budget says to it. */
export const ReachFacts: FC<Props> = ({ reach, language }) => {
  const w = pageWords(language);
  const { people, later, inWindow, today, cost, budget } = reach;
  const number = (value: number) => formatNumber(value, language);
  const money = (micros: number) => formatMoney(micros, cost.currency, language);
  return (
    <>
      <dl class="facts">
        <dt>{w.reach}</dt>
        <dd>{w.topicPeople(number(people), people === 1)}</dd>
        {later === 0 ? null : (
          <>
            <dt>{summaryWords(language).later}</dt>
            <dd>{w.topicPeople(number(later), later === 1)}</dd>
          </>
        )}
        <dt>{w.inWindow}</dt>
        <dd>{number(inWindow)}</dd>
        {today === people ? null : (
          <>
            <dt>{w.today}</dt>
            <dd>{w.todayOf(number(today))}</dd>
          </>
        )}
        <dt>{w.cost}</dt>
        <dd>{money(cost.micros)}</dd>
        {budget === null ? null : (
          <>
            <dt>{costWords(language).budget}</dt>
            <dd>{costWords(language).budgetLeft(money(budget.left), money(budget.micros))}</dd>
          </>
        )}
      </dl>
      {budget === null || cost.micros <= budget.left ? null : (
        <p class="kern-body">
          <strong>{costWords(language).tooLittle(money(cost.micros - budget.left))}</strong>
        </p>
      )}
      {people === 0 ? null : <PriceClasses reach={reach} language={language} />}
    </>
  );
};

/** Closed: whoever wants to know why it costs what it costs opens it. */
const PriceClasses: FC<Props> = ({ reach: { cost }, language }) => {
  const w = costWords(language);
  const number = (value: number) => formatNumber(value, language);
  return (
    <details class="kern-body">
      <summary>{w.classes}</summary>
      <Table
        caption={w.classes}
        hideCaption
        columns={[
          { title: w.kind },
          { title: w.people, numeric: true },
          { title: w.amount, numeric: true },
        ]}
        rows={cost.lines.map(({ kind, market, count, micros }) => [
          w[kind](marketWords(language)[market]),
          number(count),
          formatMoney(micros, cost.currency, language),
        ])}
      />
      <p>{cost.freeTextIsCheaper ? w.whyFreeText(number(cost.freeServiceLeft)) : w.whyTemplate}</p>
    </details>
  );
};
