/** How a source stands, and what can be done about it at once. */
import type { Child, FC } from "hono/jsx";
import { formatNumber } from "../web/format.ts";
import { Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Alert, Card, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { labelOf } from "./format-label.ts";
import type { Source } from "./source.ts";
import { isUnderWay, SourceState } from "./source-state.tsx";
import { sourceWords } from "./source-words.ts";
import { troubleInWords } from "./trouble-words.ts";

type Props = {
  source: Source;
  now: Date;
  timeZone: string;
  language: Language;
};

export const SourceStanding: FC<Props> = ({ source, now, timeZone, language }) => {
  const w = sourceWords(language);
  const { id, trouble, troubleDetail, movedTo, lostAt, lossAcceptedAt } = source;
  const time = (at: Date | null, none: string): Child =>
    at === null ? none : <Time at={at} zone={timeZone} language={language} />;
  const number = (value: number) => formatNumber(value, language);
  return (
    <div class="stack">
      {trouble === null ? null : (
        <Alert title={troubleInWords(trouble, troubleDetail, language)} tone="danger" />
      )}
      {lostAt === null || lossAcceptedAt !== null ? null : (
        <Alert title={w.lost(source.lostEvents ?? 0, source.lostOf ?? 0)} tone="warning">
          <p class="kern-body">{w.lostText}</p>
          <Button id={id} deed="entfernen" label={w.lostAccept} kind="secondary" />
        </Alert>
      )}
      {movedTo === null ? null : (
        <Alert title={w.moved(movedTo)}>
          <Button id={id} deed="umziehen" label={w.takeOver} kind="secondary" />
        </Alert>
      )}
      <Card title={w.state} id="stand">
        <dl class="facts">
          <dt>{w.state}</dt>
          <dd>
            <SourceState source={source} now={now} language={language} />
          </dd>
          <dt>{w.kind}</dt>
          <dd>{labelOf(source.format)}</dd>
          <dt>{w.address}</dt>
          <dd class="anywhere">
            <a class="kern-link" href={source.url} rel="noopener noreferrer">
              {source.url}
            </a>
          </dd>
          <dt>{w.lastTry}</dt>
          <dd>{time(source.polledAt, w.never)}</dd>
          <dt>{w.lastGood}</dt>
          <dd>{time(source.succeededAt, w.never)}</dd>
          {source.switchedOffAt === null ? (
            <>
              <dt>{w.next}</dt>
              <dd>{time(source.dueAt > now ? source.dueAt : null, w.soon)}</dd>
            </>
          ) : null}
          <dt>{w.coming}</dt>
          <dd>
            <a class="kern-link" href={`${paths.events}?quelle=${id}`}>
              {number(source.eventsRead)}
              <span class="kern-sr-only">: {w.toEvents}</span>
            </a>
          </dd>
          <dt>{w.news}</dt>
          <dd>{number(source.newsRead)}</dd>
        </dl>
        <div class="actions">
          {source.switchedOffAt !== null ? (
            <Button id={id} deed="einschalten" label={w.switchOn} kind="primary" />
          ) : (
            <>
              <Button
                id={id}
                deed="abrufen"
                label={w.pollNow}
                kind="primary"
                disabledReason={isUnderWay(source, now) ? w.under : undefined}
              />
              <Button id={id} deed="abschalten" label={w.switchOff} kind="secondary" />
            </>
          )}
        </div>
      </Card>
    </div>
  );
};

const Button: FC<{
  id: number;
  deed: string;
  label: string;
  kind: "primary" | "secondary";
  disabledReason?: string | undefined;
}> = ({ id, deed, label, kind, disabledReason }) => (
  <Form action={paths.sourceAction(id, deed)}>
    <Submit label={label} kind={kind} disabledReason={disabledReason} />
  </Form>
);
