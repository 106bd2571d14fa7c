/** The rows of the list. */
import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { Badge, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { formatTime } from "../web/format.ts";
import { noonOf } from "./local-day.ts";
import { listWords, stateTones } from "./page-words.ts";
import type { SubscriberRow } from "./subscriber-row.ts";

export const SubscriberTable: FC<{
  rows: readonly SubscriberRow[];
  zone: string;
  today: string;
  language: Language;
}> = ({ rows, zone, today, language }) => {
  const w = listWords(language);
  return (
    <div class="stacking">
      <Table
        caption={w.caption}
        hideCaption
        columns={[
          { title: w.name },
          { title: w.number },
          { title: w.topics },
          { title: w.since },
          { title: w.state },
        ]}
        rows={rows.map((row) => [
          <a class="kern-link" href={paths.subscriber(row.id)}>
            {row.name ?? w.nameless}
          </a>,
          <span class="no-wrap">{row.number ?? w.noNumber}</span>,
          <TopicBadges titles={row.topics} language={language} />,
          <Since at={row.since} zone={zone} language={language} />,
          <StateBadge row={row} zone={zone} today={today} language={language} />,
        ])}
      />
    </div>
  );
};

/** On narrow screens, where rows become blocks without their headings, the date says what it is. */
const Since: FC<{ at: Date; zone: string; language: Language }> = ({ at, zone, language }) => (
  <>
    <span class="stacking__word">{listWords(language).sinceInline} </span>
    <Time at={at} zone={zone} language={language} dateOnly withYear />
  </>
);

const TopicBadges: FC<{ titles: readonly string[]; language: Language }> = ({
  titles,
  language,
}) => {
  if (titles.length === 0) return <>{listWords(language).noTopics}</>;
  return (
    <ul class="topic-badges">
      {titles.map((title) => (
        <li>{title}</li>
      ))}
    </ul>
  );
};

export const StateBadge: FC<{
  row: Pick<SubscriberRow, "state" | "pausedUntil">;
  zone: string;
  today: string;
  language: Language;
}> = ({ row, zone, today, language }) => {
  const w = listWords(language);
  return (
    <Badge
      label={
        row.state === "paused" && row.pausedUntil !== null
          ? w.pausedUntil(dayInWords(row.pausedUntil, zone, today, language))
          : w[row.state]
      }
      tone={stateTones[row.state]}
    />
  );
};

/** "Di., 15.12.", with the year where it is another one. */
export function dayInWords(day: string, zone: string, today: string, language: Language): string {
  const withYear = day.slice(0, 4) !== today.slice(0, 4);
  return formatTime(noonOf(day, zone), zone, language, { dateOnly: true, withYear });
}
