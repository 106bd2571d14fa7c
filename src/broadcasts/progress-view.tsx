/** How far a broadcast is: the bar, what may be done, the counts in words, what keeps it. */
import type { FC } from "hono/jsx";
import { formatMoney, formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Card, Progress, Table } from "../web/parts.tsx";
import type { Approval } from "./approval/approval.ts";
import { Deeds } from "./deeds.tsx";
import { progressWords } from "./progress-words.ts";
import type { Broadcast } from "./read.ts";
import { ReasonTable } from "./reason-table.tsx";
import { Sentences } from "./sentences.tsx";
import type { Situation } from "./situation.ts";
import { Standing } from "./standing.tsx";
import { Stops } from "./stops.tsx";

type Props = {
  broadcast: Broadcast;
  situation: Situation;
  staffId: number;
  approval: Approval;
  now: Date;
  timeZone: string;
  language: Language;
};

export const ProgressView: FC<Props> = (props) => {
  const { broadcast, situation, staffId, approval, now, timeZone, language } = props;
  const { startedAt } = broadcast;
  return (
    <>
      <Standing broadcast={broadcast} now={now} timeZone={timeZone} language={language} />
      {startedAt === null ? null : <Bar {...props} />}
      <Deeds broadcast={broadcast} staffId={staffId} approval={approval} language={language} />
      <Stops
        broadcast={broadcast}
        situation={situation}
        staffId={staffId}
        timeZone={timeZone}
        language={language}
      />
      {startedAt === null ? null : (
        <>
          <Counts {...props} />
          <Sentences {...props} />
          {situation.failures.length === 0 ? null : (
            <ReasonTable
              caption={progressWords(language).reasons}
              failures={situation.failures}
              language={language}
            />
          )}
          <Money {...props} />
        </>
      )}
    </>
  );
};

const Bar: FC<Props> = ({ broadcast, situation: { counts, pace, forecast }, language }) => {
  const w = progressWords(language);
  const number = (value: number) => formatNumber(value, language);
  const { state, audience, expandedAt } = broadcast;
  const waiting = counts.queued + counts.sending;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const got = counts.accepted + counts.held + counts.sent + counts.delivered + counts.read;
  const left = counts.withdrawn + counts.expired;
  const minutes = pace === null || forecast !== null ? null : Math.ceil(waiting / pace / 60);
  return (
    <>
      <Progress
        value={all - waiting}
        max={expandedAt === null ? Math.max(all, audience ?? 0) : all}
        label={w.progressOf(number(all - waiting - left), number(audience ?? all))}
      />
      <p class="kern-body live-line">
        {state === "paused" ? w.pausedAt(number(got), got === 1, number(waiting)) : null}
        {state === "cancelled" ? w.cancelledAt(number(got), got === 1, number(left)) : null}
        {state === "sending" && expandedAt === null ? `${w.preparing} ` : null}
        {state === "sending" && waiting > 0 && pace !== null ? w.rate(number(round(pace))) : null}
        {state === "sending" && waiting > 0 && minutes !== null
          ? `, ${w.remaining(minutes)}`
          : null}
      </p>
    </>
  );
};

/** 0.4 a second is not nothing. */
function round(pace: number): number {
  return pace < 10 ? Math.round(pace * 10) / 10 : Math.round(pace);
}

/** The first five lines always stand there, so that nothing moves under the reader's eyes. */
const Counts: FC<Props> = ({ situation: { counts, withheld, failures }, language }) => {
  const w = progressWords(language);
  const sum = (of: Situation["failures"]) => of.reduce((total, { count }) => total + count, 0);
  const lines = [
    [w.delivered, counts.delivered + counts.read],
    [w.read, counts.read],
    [w.onTheWay, counts.accepted + counts.sent],
    [w.waiting, counts.queued + counts.sending],
    [w.failed, sum(failures)],
    [w.held, counts.held],
    [w.withheld, sum(withheld)],
    [w.uncertain, counts.uncertain],
    [w.withdrawn, counts.withdrawn],
    [w.expired, counts.expired],
  ] as const;
  const always = 5;
  return (
    <div class="counts">
      <Table
        caption={w.progress}
        hideCaption
        columns={[{ title: w.state }, { title: w.count, numeric: true }]}
        rows={lines
          .filter(([, count], index) => count > 0 || index < always)
          .map(([label, count]) => [label, formatNumber(count, language)])}
      />
      {counts.read > 0 ? <p class="kern-body">{w.readHint}</p> : null}
    </div>
  );
};

const Money: FC<Props> = ({ broadcast: { estimate }, situation: { spent }, language }) => {
  const w = progressWords(language);
  return (
    <Card title={w.money} id="kosten">
      <dl class="facts">
        <dt>{w.estimated}</dt>
        <dd>
          {estimate === null ? "–" : formatMoney(estimate.micros, estimate.currency, language)}
        </dd>
        <dt>{w.actual}</dt>
        <dd>{formatMoney(spent.micros, spent.currency, language)}</dd>
      </dl>
    </Card>
  );
};
