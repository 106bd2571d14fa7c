import type { FC } from "hono/jsx";
import { Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Badge, Card, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { StatusBadge } from "./event-lines.tsx";
import { eventWords } from "./event-words.ts";
import type { ShownOccurrence } from "./shown.ts";
import { whenInWords } from "./when-words.ts";

const shownAtOnce = 6;

type Props = { eventId: number; dates: readonly ShownOccurrence[]; language: Language };

/** The dates of an event, each to be cancelled by staff or to be believed to its source again. */
export const EventDates: FC<Props> = ({ eventId, dates, language }) => {
  const w = eventWords(language);
  const rest = dates.slice(shownAtOnce);
  return (
    <Card title={w.dates} id="termine">
      <DateTable eventId={eventId} dates={dates.slice(0, shownAtOnce)} language={language} />
      {rest.length === 0 ? null : (
        <details>
          <summary>{w.moreDates(rest.length)}</summary>
          <DateTable eventId={eventId} dates={rest} language={language} />
        </details>
      )}
    </Card>
  );
};

const DateTable: FC<Props> = ({ eventId, dates, language }) => {
  const w = eventWords(language);
  const button = (id: number, word: string, label: string) => (
    <Form action={`${paths.eventAction(eventId, word)}?termin=${id}`}>
      <Submit label={label} kind="tertiary" />
    </Form>
  );
  return (
    <Table
      caption={w.dates}
      hideCaption
      columns={[{ title: w.date }, { title: w.state }, { title: w.what }]}
      rows={dates.map(({ id, start, end, status, statusByStaff, hasVanished }) => [
        whenInWords(start, end, language),
        hasVanished ? (
          <Badge label={w.vanished} tone="warning" />
        ) : status === "scheduled" ? (
          w.statusScheduled
        ) : (
          <StatusBadge status={status} language={language} />
        ),
        <div class="actions">
          {status === "cancelled"
            ? button(id, "findet-statt", w.uncancel)
            : button(id, "absagen", w.cancel)}
          {statusByStaff === null ? null : button(id, "quelle-folgen", w.believe)}
        </div>,
      ])}
    />
  );
};
