/** The form (static WhatsApp Flow) in which several topics are chosen at once: what the county publishes at Meta. Pure. */
import type { Language } from "../../web/language.ts";
import type { Topic } from "../topics.ts";

/** The screen that our messages open, and the field in which the answer comes back. */
export const topicsScreen = "CATEGORIES";

const words = {
  de: { title: "Ihre Themen", question: "Was möchten Sie erhalten?", save: "Speichern" },
  en: { title: "Your topics", question: "What would you like?", save: "Save" },
} as const;

/**
 * Flow JSON 7.3 (developers.facebook.com/docs/whatsapp/flows/reference/flowjson): a published form never changes, so it is
 * published anew after topics were added or renamed. At most 20 topics; ticked beforehand is what the person has, and
 * nothing ticked is a STOP.
 */
export function topicsForm(topics: readonly Topic[], language: Language) {
  const w = words[language];
  return {
    version: "7.3",
    screens: [
      {
        id: topicsScreen,
        title: w.title,
        terminal: true,
        success: true,
        data: {
          preset: {
            type: "array",
            items: { type: "string" },
            __example__: topics.slice(0, 1).map(({ key }) => key),
          },
        },
        layout: {
          type: "SingleColumnLayout",
          children: [
            {
              type: "CheckboxGroup",
              name: "topics",
              label: w.question,
              required: false,
              "init-value": "${data.preset}",
              "data-source": topics.slice(0, 20).map((topic) => optionOf(topic, language)),
            },
            {
              type: "Footer",
              label: w.save,
              "on-click-action": { name: "complete", payload: { topics: "${form.topics}" } },
            },
          ],
        },
      },
    ],
  };
}

function optionOf(topic: Topic, language: Language) {
  const english = language === "en";
  const description = (english ? topic.descriptionEn : null) ?? topic.description;
  return {
    id: topic.key,
    title: (english ? topic.titleEn : null) ?? topic.title,
    ...(description === "" ? {} : { description }),
  };
}
