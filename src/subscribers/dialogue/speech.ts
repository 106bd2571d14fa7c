/** How an answer looks: lines of topics, list, form, buttons, within what WhatsApp takes. Pure. */
import type { Choice, Message } from "../../channels/channels.ts";
import type { Language } from "../../web/language.ts";
import type { Topic } from "../topics.ts";
import { topicsScreen } from "./topics-form.ts";

/** A list body may be longer with WhatsApp's own cloud, but not with every older phone; text always fits 4,096. */
const interactiveLength = 1_024;
const textLength = 4_096;
const listRows = 10;

const words = {
  de: {
    choose: "Themen wählen",
    all: "Alle",
    allOf: "Alles auswählen",
    nothing: "nichts",
    yesErase: "Ja, löschen",
    yesStop: "Ja, abmelden",
    yesRenew: "Ja, weiter",
    no: "Nein",
  },
  en: {
    choose: "Choose topics",
    all: "All",
    allOf: "Choose everything",
    nothing: "nothing",
    yesErase: "Yes, delete",
    yesStop: "Yes, stop",
    yesRenew: "Yes, go on",
    no: "No",
  },
} as const;

export function titleOf(topic: Topic, language: Language): string {
  return (language === "en" ? topic.titleEn : null) ?? topic.title;
}

/** "1. Kultur!Büro. – Konzerte und Lesungen (etwa zweimal in der Woche)", one topic a line. */
export function numberedLines(topics: readonly Topic[], language: Language): string {
  return topics
    .map((topic, index) => {
      const description = (language === "en" ? topic.descriptionEn : null) ?? topic.description;
      const rhythm =
        (language === "en" ? topic.promisedFrequencyEn : null) ?? topic.promisedFrequency;
      const more = [description, rhythm === "" ? "" : `(${rhythm})`].filter((part) => part !== "");
      const line = `${index + 1}. ${titleOf(topic, language)}`;
      return more.length === 0 ? line : `${line} – ${more.join(" ")}`;
    })
    .join("\n");
}

/** "• Kultur!Büro.", one topic a line. */
export function bulletLines(topics: readonly Topic[], language: Language): string {
  return topics.length === 0
    ? words[language].nothing
    : topics.map((topic) => `• ${titleOf(topic, language)}`).join("\n");
}

/** "Kultur!Büro., Veranstaltungstipps" within a sentence. */
export function inOneLine(topics: readonly Topic[], language: Language): string {
  return topics.length === 0
    ? words[language].nothing
    : topics.map((topic) => titleOf(topic, language)).join(", ");
}

export function plain(body: string): Message {
  return { type: "text", body: cut(body, textLength) };
}

/**
 * A text with the topics to tap on below: a form where the county has one (several at once), else a list (one at a
 * time, with a row for all). Where it does not fit, the text alone, which one answers with numbers.
 */
export function withTopics(
  body: string,
  offered: readonly Topic[],
  held: readonly Topic[],
  language: Language,
  flowId: string | null,
): Message {
  if (offered.length === 0 || body.length > interactiveLength) return plain(body);
  const w = words[language];
  if (flowId !== null)
    return {
      type: "flow",
      body,
      cta: w.choose,
      flowId,
      token: `topics:${held.map((topic) => topic.key).join(",")}`,
      screen: topicsScreen,
      data: { preset: held.map((topic) => topic.key) },
    };
  if (offered.length > listRows) return plain(body);
  const rows = offered.map((topic) => rowOf(topic, language));
  const all: Choice[] =
    rows.length > 1 && rows.length < listRows
      ? [{ id: "topic-all", title: w.all, description: w.allOf }]
      : [];
  return { type: "list", body, button: w.choose, rows: [...rows, ...all] };
}

function rowOf(topic: Topic, language: Language): Choice {
  const description = (language === "en" ? topic.descriptionEn : null) ?? topic.description;
  return {
    id: `topic:${topic.key}`,
    title: cut(titleOf(topic, language), 24),
    ...(description === "" ? {} : { description: cut(description, 72) }),
  };
}

/** A question with its two answers; "ja" and "nein" as text do the same. */
export function yesOrNo(
  body: string,
  question: "erase" | "stop" | "renew",
  language: Language,
): Message {
  const w = words[language];
  const yes = { erase: w.yesErase, stop: w.yesStop, renew: w.yesRenew }[question];
  return body.length > interactiveLength
    ? plain(body)
    : {
        type: "buttons",
        body,
        buttons: [
          { id: `${question}:yes`, title: yes },
          { id: `${question}:no`, title: w.no },
        ],
      };
}

/** Counts UTF-16 units as the channel does, and parts no pair of them. */
function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  return `${text.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
