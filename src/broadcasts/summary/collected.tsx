/** On the page of a broadcast: how many people get it with their summary, and why. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import { formatNumber } from "../../web/format.ts";
import type { Language } from "../../web/language.ts";
import { summaryWords } from "./words.ts";

type Props = { db: Db; id: string; language: Language };

export const Collected = async ({ db, id, language }: Props) => {
  const w = summaryWords(language);
  const { rows } = await sql<{ isPromise: boolean; count: number }>`
    select reason = 'promise' as "isPromise", count(*) as count
    from summary_items
    where broadcast_id = ${id}
    group by 1
    order by 1`.execute(db);
  return (
    <>
      {rows.map(({ isPromise, count }) => (
        <p class="kern-body">
          {w.laterText(formatNumber(count, language), count === 1, isPromise)}
        </p>
      ))}
    </>
  );
};
