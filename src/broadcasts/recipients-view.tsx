/** The list of who gets a broadcast, and the same as a file. */
import type { FC } from "hono/jsx";
import type { ListedDelivery } from "../delivery/delivery.ts";
import { wallOf } from "../lib/zone.ts";
import { formatTime } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Card, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { deliveryWords } from "./delivery-words.ts";
import { progressWords } from "./progress-words.ts";
import { recipientFilters, type RecipientFilter, type Recipients } from "./recipients.ts";

type Props = { id: string; recipients: Recipients; timeZone: string; language: Language };

export const RecipientsView: FC<Props> = ({ id, recipients, timeZone, language }) => {
  const w = progressWords(language);
  const { filter, after, deliveries, isLast } = recipients;
  const last = deliveries.at(-1);
  // Every key of the record is a filter.
  const filters = Object.keys(recipientFilters) as RecipientFilter[];
  return (
    <Card title={w.recipients} id="wer">
      <nav aria-label={w.show}>
        <ul class="inbox-filters">
          {filters.map((one) => (
            <li>
              <a
                href={`${recipientsPath(id, one)}#wer`}
                aria-current={one === filter ? "page" : undefined}
              >
                {w[one]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {deliveries.length === 0 ? (
        <p class="kern-body">{w.nobody}</p>
      ) : (
        <div class="stacking">
          <Table
            caption={w.list}
            hideCaption
            columns={[
              { title: w.recipient },
              { title: w.state },
              { title: w.when },
              { title: w.reason },
            ]}
            rows={deliveries.map((delivery) => [
              <Person delivery={delivery} language={language} />,
              deliveryWords(language)[delivery.state],
              lastTime(delivery, timeZone, language),
              delivery.failureReason ?? "",
            ])}
          />
        </div>
      )}
      <p class="button-row">
        {after === 0 ? null : (
          <a class="kern-link" href={`${recipientsPath(id, filter)}#wer`}>
            {w.first}
          </a>
        )}
        {last === undefined || isLast ? null : (
          <a class="kern-link" href={`${recipientsPath(id, filter, last.id)}#wer`}>
            {w.next}
          </a>
        )}
        <a class="kern-link" href={paths.broadcastAction(id, "personen.csv")}>
          {w.file}
        </a>
      </p>
    </Card>
  );
};

/** Where the page shows these recipients. */
export function recipientsPath(id: string, filter: RecipientFilter, after = 0): string {
  const query = new URLSearchParams();
  if (filter !== "alle") query.set("wer", filter);
  if (after > 0) query.set("nach", String(after));
  return query.size === 0 ? paths.broadcast(id) : `${paths.broadcast(id)}?${query.toString()}`;
}

const Person: FC<{ delivery: ListedDelivery; language: Language }> = ({
  delivery: { subscriberId },
  language,
}) => {
  const w = progressWords(language);
  if (subscriberId === null) return <>{w.erased}</>;
  return (
    <a class="kern-link" href={paths.subscriber(subscriberId)}>
      {w.person(subscriberId)}
    </a>
  );
};

function lastTime(
  { acceptedAt, deliveredAt, readAt }: ListedDelivery,
  timeZone: string,
  language: Language,
): string {
  const at = readAt ?? deliveredAt ?? acceptedAt;
  return at === null ? "" : formatTime(at, timeZone, language);
}

/** The columns of the file, and a line of it. */
export function csvHead(language: Language): string[] {
  const w = progressWords(language);
  return [w.recipient, w.state, w.sentColumn, w.deliveredColumn, w.readColumn, w.reason];
}

export function csvCells(delivery: ListedDelivery, timeZone: string, language: Language): string[] {
  const w = progressWords(language);
  const { subscriberId, state, acceptedAt, deliveredAt, readAt, failureReason } = delivery;
  // As spreadsheets sort it; a formatter per cell would take a minute for 100,000 people.
  const time = (at: Date | null) =>
    at === null
      ? ""
      : new Date(wallOf(at.getTime(), timeZone)).toISOString().slice(0, 16).replace("T", " ");
  return [
    subscriberId === null ? w.erased : w.person(subscriberId),
    deliveryWords(language)[state],
    time(acceptedAt),
    time(deliveredAt),
    time(readAt),
    failureReason ?? "",
  ];
}
