import type { FC } from "hono/jsx";
import { Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Badge, Card, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { StatusBadge } from "./event-lines.tsx";
import { eventWords } from "./event-words.ts";
import type { ShownOccurrence } from "./shown.ts";
import { whenInWords } from "./when-words.ts";

/** The dates of an event, each to be cancelled by staff or to be believed to its source again. */
export const EventDates: FC<{
  eventId: number;
  dates: readonly ShownOccurrence[];
  language: Language;
}> = ({ eventId, dates, language }) => {
  const w = eventWords(language);
  const button = (id: number, word: string, label: string) => (
    <Form action={`${paths.eventAction(eventId, word)}?termin=${id}`}>
      <Submit label={label} kind="tertiary" />
    </Form>
  );
  return (
    <Card title={w.dates} id="termine">
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
    </Card>
  );
};
