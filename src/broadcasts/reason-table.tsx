import type { FC } from "hono/jsx";
import type { Progress } from "../delivery/delivery.ts";
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Table } from "../web/parts.tsx";
import { progressWords } from "./progress-words.ts";

export const ReasonTable: FC<{
  caption: string;
  failures: Progress["failures"];
  language: Language;
}> = ({ caption, failures, language }) => {
  const w = progressWords(language);
  return (
    <Table
      caption={caption}
      columns={[{ title: w.reason }, { title: w.count, numeric: true }]}
      rows={failures.map(({ reason, count }) => [reason, formatNumber(count, language)])}
    />
  );
};
