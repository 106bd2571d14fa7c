/** Dates under the heading of their day. */
import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { Badge, type Tone } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { EventStatus } from "./event.ts";
import { eventWords } from "./event-words.ts";
import { placeLine } from "./facts.ts";
import type { ShownOccurrence } from "./shown.ts";
import { dayInWords, whenInWords } from "./when-words.ts";

/** What runs since before `from` stands under that day. */
export const EventLines: FC<{
  occurrences: readonly ShownOccurrence[];
  from: string;
  language: Language;
}> = ({ occurrences, from, language }) => {
  const days = Map.groupBy(occurrences, ({ startsOn }) => (startsOn < from ? from : startsOn));
  return (
    <div class="event-days">
      {[...days].map(([day, some]) => (
        <section aria-labelledby={`tag-${day}`}>
          <h2 class="kern-title" id={`tag-${day}`}>
            {dayInWords(day, language)}
          </h2>
          <ul class="event-lines">
            {some.map((occurrence) => (
              <EventLine occurrence={occurrence} language={language} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
};

const EventLine: FC<{ occurrence: ShownOccurrence; language: Language }> = ({
  occurrence,
  language,
}) => {
  const w = eventWords(language);
  const { details, eventId, start, end, status, editorState, isEdited, isOutside } = occurrence;
  const place = details.place?.online === true ? w.online : placeLine(details.place);
  const facts = [
    whenInWords(start, end, language),
    place,
    details.price.free === true ? w.free : (details.price.text ?? ""),
    occurrence.sourceTitle ?? w.ownSource,
  ].filter((fact) => fact !== "");
  return (
    <li>
      <a class="kern-link" href={paths.event(eventId)}>
        {details.title === "" ? "–" : details.title}
      </a>
      <span class="event-lines__facts">{facts.join(" · ")}</span>
      <span class="event-lines__badges">
        <StatusBadge status={status} language={language} />
        {occurrence.hasVanished ? <Badge label={w.vanished} tone="warning" /> : null}
        {editorState === "picked" ? <Badge label={w.picked} tone="success" /> : null}
        {editorState === "hidden" ? <Badge label={w.hidden} tone="warning" /> : null}
        {isEdited ? <Badge label={w.edited} /> : null}
        {isOutside ? <Badge label={w.outside} /> : null}
      </span>
    </li>
  );
};

/** Nothing where it simply takes place. */
export const StatusBadge: FC<{ status: EventStatus; language: Language }> = ({
  status,
  language,
}) =>
  status === "scheduled" ? null : (
    <Badge label={eventWords(language)[statusWords[status]]} tone={tones[status]} />
  );

export const statusWords = {
  scheduled: "statusScheduled",
  cancelled: "statusCancelled",
  postponed: "statusPostponed",
  "moved-online": "statusOnline",
  "sold-out": "statusSoldOut",
} as const satisfies Readonly<Record<EventStatus, string>>;

const tones: Readonly<Record<EventStatus, Tone>> = {
  scheduled: "success",
  cancelled: "danger",
  postponed: "warning",
  "moved-online": "info",
  "sold-out": "warning",
};
