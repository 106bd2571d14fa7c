/** What tests of the dialogue share: three topics as a person sees them, and a meaning in one line. */
import type { Question, ShownTopic } from "./intent.ts";
import { understand } from "./understand.ts";

export const news = { id: 11, titles: ["Aktuelle Informationen"], number: 1 };
export const culture = { id: 12, titles: ["Kultur!Büro.", "Culture"], number: 2 };
export const tips = { id: 13, titles: ["Veranstaltungstipps", "Event tips"], number: 3 };
export const topics: readonly ShownTopic[] = [news, culture, tips];

/** "stop all", "choose 11 13", "message". */
export function meaning(text: string, question: Question | null = null): string {
  const { intent } = understand(text, topics, question);
  switch (intent.kind) {
    case "stop":
      return `stop ${intent.topicIds === "all" ? "all" : intent.topicIds.join(" ")}`;
    case "choose":
      return `choose ${intent.only ? "only " : ""}${intent.topicIds.join(" ")}`;
    default:
      return intent.kind;
  }
}
