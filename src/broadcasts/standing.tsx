/** Where a broadcast stands, in a line: its state, when it starts, who wrote it and who approved it. */
import type { FC } from "hono/jsx";
import { formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Badge } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { CorrectionLines } from "./correction/correction-lines.tsx";
import { costWords } from "./cost-words.ts";
import { pageWords } from "./page-words.ts";
import { quietWords, urgentWords } from "./plan/plan.ts";
import type { Broadcast } from "./read.ts";
import { reviewWords } from "./review-words.ts";
import { StateBadge } from "./state-badge.tsx";

type Props = { broadcast: Broadcast; now: Date; timeZone: string; language: Language };

export const Standing: FC<Props> = (props) => {
  const { broadcast, timeZone, language } = props;
  const w = reviewWords(language);
  const { state, lane, author, editor, approvedBy, overBudgetBy, expiresAt } = broadcast;
  const sentences = [
    author === null ? null : w.writtenBy(author.name),
    editor === null || editor.id === author?.id ? null : w.changedBy(editor.name),
    approvedBy === null ? null : w.approvedBy(approvedBy.name),
    overBudgetBy === null ? null : costWords(language).letBy(overBudgetBy.name),
  ].filter((sentence) => sentence !== null);
  return (
    <>
      <p class="kern-body">
        <StateBadge broadcast={broadcast} language={language} />{" "}
        {lane === "urgent" ? <Badge label={urgentWords(language).badge} tone="danger" /> : null}{" "}
        {state === "scheduled" ? <Start {...props} /> : null}
      </p>
      {expiresAt === null ? null : (
        <p class="kern-body">
          {pageWords(language).expires(formatTime(expiresAt, timeZone, language))}
        </p>
      )}
      <CorrectionLines broadcast={broadcast} language={language} />
      {sentences.length === 0 ? null : <p class="kern-body">{sentences.join(" ")}</p>}
    </>
  );
};

const Start: FC<Props> = ({
  broadcast: { id, sendAt, countdown, hindrance, quietUntil },
  now,
  timeZone,
  language,
}) => {
  if (sendAt === null || hindrance !== null) return null;
  if (quietUntil !== null)
    return <>{quietWords(language).waitsToStart(formatTime(quietUntil, timeZone, language))}</>;
  if (!countdown)
    return <>{pageWords(language).plannedFor(formatTime(sendAt, timeZone, language))}</>;
  const seconds = Math.ceil((sendAt.getTime() - now.getTime()) / 1000);
  const w = reviewWords(language);
  return (
    <span
      id="countdown"
      hx-get={paths.broadcast(id)}
      hx-trigger="every 1s"
      hx-select="#countdown"
      hx-swap="outerMorph"
    >
      {seconds > 0 ? w.countdown(seconds) : w.startsNow}
    </span>
  );
};
