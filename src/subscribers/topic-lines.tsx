/** The topics one below the other, each with its buttons to move it. */
import type { FC } from "hono/jsx";
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Badge } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { topicWords } from "./topic-words.ts";
import type { Topic } from "./topics.ts";

export const TopicLines: FC<{
  topics: readonly Topic[];
  counts: Readonly<Record<string, number>>;
  language: Language;
}> = ({ topics, counts, language }) => {
  const w = topicWords(language);
  return (
    <ol class="topic-lines" aria-label={w.list}>
      {topics.map((topic, index) => (
        <li>
          <div class="topic-line__text">
            <a class="kern-link" href={paths.topic(topic.key)}>
              {topic.title}
            </a>{" "}
            {topic.hidden ? <Badge label={w.hidden} tone="warning" /> : null}
            <div>{[topic.description, topic.promisedFrequency].filter(Boolean).join(" · ")}</div>
            <div>{countInWords(counts[topic.key] ?? 0, language)}</div>
          </div>
          <div class="topic-line__moves">
            <Move topic={topic} direction="up" past={topics[index - 1]} language={language} />
            <Move topic={topic} direction="down" past={topics[index + 1]} language={language} />
          </div>
        </li>
      ))}
    </ol>
  );
};

function countInWords(count: number, language: Language): string {
  const w = topicWords(language);
  return count === 1 ? w.oneSubscriber : w.subscribers(formatNumber(count, language));
}

/** The neighbour goes along: when somebody else moved a topic meanwhile, this click meant another place. */
const Move: FC<{
  topic: Topic;
  direction: "up" | "down";
  past: Topic | undefined;
  language: Language;
}> = ({ topic, direction, past, language }) => {
  const w = topicWords(language);
  const isUp = direction === "up";
  return (
    <form method="post" action={`${paths.topic(topic.key)}/verschieben`}>
      <input type="hidden" name="richtung" value={isUp ? "hoch" : "runter"} />
      <input type="hidden" name="vorbei-an" value={past?.key ?? ""} />
      <button
        class="plain-button"
        type="submit"
        aria-label={isUp ? w.upOf(topic.title) : w.downOf(topic.title)}
        disabled={past === undefined}
      >
        <span aria-hidden="true">{isUp ? "↑" : "↓"}</span>
      </button>
    </form>
  );
};
