/** What a tap on our buttons, rows and forms means. Pure. */
import type { Topic } from "../topics.ts";
import type { Intent, Question } from "./intent.ts";

export type TapMeaning =
  | { readonly kind: "intent"; readonly intent: Intent; readonly question: Question | null }
  /** A form: exactly these; `before` is what was ticked when it was sent. */
  | {
      readonly kind: "form";
      readonly ticked: readonly number[];
      readonly before: readonly number[];
    }
  | { readonly kind: "unknown" };

/** By the id that we gave it; an id of an older version or of a topic that is gone is unknown. */
export function meaningOfTap(id: string, topics: readonly Topic[]): TapMeaning {
  const [, question, answer] = /^(erase|stop|renew):(yes|no)$/.exec(id) ?? [];
  if (question !== undefined && (answer === "yes" || answer === "no"))
    return { kind: "intent", intent: { kind: answer }, question: questionOf(question) };
  if (id === "topic-all") return choose(topics.map((topic) => topic.id));
  const topic = topics.find(({ key }) => id === `topic:${key}`);
  return topic === undefined ? { kind: "unknown" } : choose([topic.id]);
}

/** The answer to a form: `topics` are keys, `flow_token` is what we sent with it, where it comes back. */
export function meaningOfForm(
  answer: Readonly<Record<string, unknown>>,
  topics: readonly Topic[],
): TapMeaning {
  const named = answer["topics"];
  if (!Array.isArray(named)) return { kind: "unknown" };
  const token = answer["flow_token"];
  const preset =
    typeof token === "string" && token.startsWith("topics:")
      ? token.slice("topics:".length).split(",")
      : [];
  const ids = (keys: readonly unknown[]) =>
    topics.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
  const ticked = ids(named);
  return ticked.length === 0 && named.length > 0
    ? { kind: "unknown" }
    : { kind: "form", ticked, before: ids(preset) };
}

function choose(topicIds: readonly number[]): TapMeaning {
  return {
    kind: "intent",
    intent: { kind: "choose", topicIds, only: false, code: null, alsoMessage: false },
    question: null,
  };
}

function questionOf(word: string): Question | null {
  return word === "erase" || word === "stop" || word === "renew" ? word : null;
}
