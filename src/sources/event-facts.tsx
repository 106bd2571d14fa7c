import type { Child, FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { Card } from "../web/parts.tsx";
import { Prose } from "../web/prose.tsx";
import type { EventDetails } from "./event.ts";
import { eventWords } from "./event-words.ts";
import { placeLine } from "./facts.ts";

/** What is said of an event; what is not known is not there. */
export const EventFacts: FC<{ details: EventDetails; language: Language }> = ({
  details,
  language,
}) => {
  const w = eventWords(language);
  const { place, organiser, price, categories, accessibility, url } = details;
  const facts: readonly (readonly [string, Child])[] = [
    [w.place, place?.online === true ? w.online : placeLine(place)],
    [w.organiser, organiser ?? ""],
    [w.price, price.text ?? (price.free === true ? w.free : "")],
    [w.categories, categories.join(", ")],
    [w.audience, details.audience.join(", ")],
    [w.accessibility, accessibility === "unknown" ? "" : w[accessibility]],
    [
      w.page,
      url !== null && /^https?:\/\//i.test(url) ? (
        <a class="kern-link" href={url} rel="noopener noreferrer">
          {url}
        </a>
      ) : (
        ""
      ),
    ],
  ];
  return (
    <Card title={w.details} id="angaben">
      <dl class="facts">
        {facts
          .filter(([, value]) => value !== "")
          .map(([label, value]) => (
            <>
              <dt>{label}</dt>
              <dd class="anywhere">{value}</dd>
            </>
          ))}
      </dl>
      {details.subtitle === null ? null : <p class="kern-body">{details.subtitle}</p>}
      <Prose text={details.description} />
    </Card>
  );
};
