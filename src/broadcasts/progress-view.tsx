/** How far a broadcast is: the bar, the counts in words, why some cannot be reached, what may be done. */
import type { FC } from "hono/jsx";
import type { Progress as Counted } from "../delivery/delivery.ts";
import { formatMoney, formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Alert, Card, Progress, Table } from "../web/parts.tsx";
import { Deeds } from "./deeds.tsx";
import { pageWords } from "./page-words.ts";
import type { Broadcast } from "./read.ts";
import { Standing } from "./standing.tsx";

type Props = {
  broadcast: Broadcast;
  progress: Counted;
  spent: { readonly micros: number; readonly currency: string };
  staffId: number;
  fourEyes: boolean;
  now: Date;
  timeZone: string;
  language: Language;
};

export const ProgressView: FC<Props> = (props) => {
  const { broadcast, progress, spent, staffId, fourEyes, now, timeZone, language } = props;
  const w = pageWords(language);
  const { hindrance, estimate, startedAt } = broadcast;
  return (
    <>
      <Standing broadcast={broadcast} now={now} timeZone={timeZone} language={language} />
      {hindrance === null ? null : <Alert title={hindrance} tone="danger" />}
      <Deeds broadcast={broadcast} staffId={staffId} fourEyes={fourEyes} language={language} />
      {startedAt === null ? null : (
        <>
          <Bar {...props} />
          <Counts progress={progress} language={language} />
          <Card title={w.money} id="kosten">
            <dl class="facts">
              <dt>{w.estimated}</dt>
              <dd>
                {estimate === null
                  ? "–"
                  : formatMoney(estimate.micros, estimate.currency, language)}
              </dd>
              <dt>{w.actual}</dt>
              <dd>{formatMoney(spent.micros, spent.currency, language)}</dd>
            </dl>
          </Card>
        </>
      )}
    </>
  );
};

const Bar: FC<Props> = ({ broadcast, progress: { counts }, now, language }) => {
  const w = pageWords(language);
  const number = (value: number) => formatNumber(value, language);
  const waiting = counts.queued + counts.sending;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const done = all - waiting - counts.withdrawn - counts.expired;
  const seconds = (now.getTime() - (broadcast.startedAt ?? now).getTime()) / 1000;
  const rate = seconds > 0 ? done / seconds : 0;
  const sending = broadcast.state === "sending" && waiting > 0;
  return (
    <>
      <Progress
        value={all - waiting}
        max={Math.max(all, broadcast.expandedAt === null ? (broadcast.audience ?? 0) : all)}
        label={w.progressOf(number(done), number(broadcast.audience ?? all))}
      />
      {broadcast.expandedAt === null ? <p class="kern-body">{w.preparing}</p> : null}
      {sending && rate > 0 ? (
        <p class="kern-body">
          {w.rate(number(Math.round(rate)))}, {w.remaining(Math.ceil(waiting / rate / 60))}
        </p>
      ) : null}
    </>
  );
};

const Counts: FC<{ progress: Counted; language: Language }> = ({ progress, language }) => {
  const w = pageWords(language);
  const { counts, failures } = progress;
  const number = (value: number) => formatNumber(value, language);
  const lines = [
    [w.sentDelivered, counts.delivered + counts.read],
    [w.sentOnly, counts.accepted + counts.sent],
    [w.waiting, counts.queued + counts.sending],
    [w.held, counts.held],
    [w.uncertain, counts.uncertain],
    [w.failed, counts.failed],
    [w.withdrawn, counts.withdrawn],
    [w.expired, counts.expired],
  ] as const;
  return (
    <>
      <Table
        caption={w.progress}
        hideCaption
        columns={[{ title: w.state }, { title: w.count, numeric: true }]}
        rows={lines
          .filter(([, count], index) => count > 0 || index === 0)
          .map(([label, count]) => [label, number(count)])}
      />
      {counts.uncertain > 0 ? <p class="kern-body">{w.uncertainHint}</p> : null}
      {failures.length === 0 ? null : (
        <Table
          caption={w.reasons}
          columns={[{ title: w.reason }, { title: w.count, numeric: true }]}
          rows={failures.map(({ reason, count }) => [reason, number(count)])}
        />
      )}
    </>
  );
};
