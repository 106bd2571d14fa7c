import type { FC } from "hono/jsx";
import { formatNumber, formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Card, Table } from "../web/parts.tsx";
import { withheldWords } from "./withheld-words.ts";
import type { Withheld, WithheldReason } from "./withheld.ts";

export const WithheldCard: FC<{ withheld: Withheld; language: Language }> = ({
  withheld: { thisWeek, lines },
  language,
}) => {
  const w = withheldWords(language);
  const number = (value: number) => formatNumber(value, language);
  const kept = lines
    .filter(({ week, reason }) => week === thisWeek && typeof reason === "number")
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <Card title={w.title} id="zurueckgehalten">
      <p class="kern-body">{kept === 0 ? w.none : w.some(number(kept), kept === 1)}</p>
      {lines.length === 0 ? null : (
        <Table
          caption={w.table}
          columns={[{ title: w.week }, { title: w.reason }, { title: w.count, numeric: true }]}
          rows={lines.map(({ week, reason, count }) => [
            // A date without a time: the same day in any zone.
            formatTime(new Date(`${week}T12:00:00Z`), "UTC", language, { dateOnly: true }),
            reasonInWords(reason, language),
            number(count),
          ])}
        />
      )}
    </Card>
  );
};

function reasonInWords(reason: WithheldReason, language: Language): string {
  const w = withheldWords(language);
  switch (reason) {
    case "stopped":
      return w.stopped;
    case "resumed":
      return w.resumed;
    default:
      return w.code(reason);
  }
}
