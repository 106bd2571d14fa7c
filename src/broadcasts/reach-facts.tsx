import type { FC } from "hono/jsx";
import { formatMoney, formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { pageWords } from "./page-words.ts";
import type { Reach } from "./reach.ts";

/** How many people it reaches, how many of them by free text, and the estimate. */
export const ReachFacts: FC<{ reach: Reach; language: Language }> = ({ reach, language }) => {
  const w = pageWords(language);
  const { people, inWindow, today, cost } = reach;
  return (
    <dl class="facts">
      <dt>{w.reach}</dt>
      <dd>{w.topicPeople(formatNumber(people, language), people === 1)}</dd>
      <dt>{w.inWindow}</dt>
      <dd>{formatNumber(inWindow, language)}</dd>
      {today === people ? null : (
        <>
          <dt>{w.today}</dt>
          <dd>{w.todayOf(formatNumber(today, language))}</dd>
        </>
      )}
      <dt>{w.cost}</dt>
      <dd>{formatMoney(cost.micros, cost.currency, language)}</dd>
    </dl>
  );
};
