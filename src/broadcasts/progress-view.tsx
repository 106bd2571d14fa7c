/** How far a broadcast is: the bar, the counts in words, why some cannot be reached, what may be done. */
import type { FC } from "hono/jsx";
import type { Progress as Counted } from "../delivery/delivery.ts";
import { Form, Submit } from "../web/forms.tsx";
import { formatMoney, formatNumber, formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Alert, Card, Progress, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { pageWords } from "./page-words.ts";
import type { Broadcast } from "./read.ts";
import { StateBadge } from "./state-badge.tsx";
import { step, type Verb } from "./states.ts";

type Props = {
  broadcast: Broadcast;
  progress: Counted;
  spent: { readonly micros: number; readonly currency: string };
  now: Date;
  timeZone: string;
  language: Language;
};

export const ProgressView: FC<Props> = (props) => {
  const { broadcast, progress, spent, timeZone, language } = props;
  const w = pageWords(language);
  const { state, sendAt, countdown, hindrance, estimate } = broadcast;
  const time = sendAt === null ? "" : formatTime(sendAt, timeZone, language);
  return (
    <>
      <p class="kern-body">
        <StateBadge state={state} language={language} />{" "}
        {state === "scheduled" ? (countdown ? w.countdown(time) : w.plannedFor(time)) : null}
      </p>
      {hindrance === null ? null : <Alert title={hindrance} tone="danger" />}
      <Deeds broadcast={broadcast} language={language} />
      {broadcast.startedAt === null ? null : (
        <>
          <Bar {...props} />
          <Counts progress={progress} language={language} />
        </>
      )}
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
    </>
  );
};

const deeds = [
  { verb: "unschedule", word: "doch-nicht", label: "notYet", kind: "primary" },
  { verb: "pause", word: "anhalten", label: "pause", kind: "primary" },
  { verb: "resume", word: "fortsetzen", label: "resume", kind: "primary" },
  { verb: "approve", word: "freigeben", label: "approve", kind: "primary" },
  { verb: "return", word: "zurueck", label: "return", kind: "secondary" },
  { verb: "cancel", word: "abbrechen", label: "cancel", kind: "danger" },
] as const satisfies readonly { verb: Verb; word: string; label: string; kind: string }[];

/** What may be done now, always in the same place. */
const Deeds: FC<{ broadcast: Broadcast; language: Language }> = ({
  broadcast: { id, state },
  language,
}) => {
  const w = pageWords(language);
  return (
    <div class="compose__deeds">
      {deeds
        .filter(({ verb }) => step(state, verb).kind === "next")
        .map(({ word, label, kind }) => (
          <Form action={paths.broadcastAction(id, word)}>
            <Submit label={w[label]} kind={kind} />
          </Form>
        ))}
      <Form action={paths.broadcastAction(id, "kopieren")}>
        <Submit label={w.copy} kind="secondary" />
      </Form>
    </div>
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
