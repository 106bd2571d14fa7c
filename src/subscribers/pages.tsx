/** The staff pages of subscribers: list and file, one person, topics, texts of the chat, test phase. Mounted at "/". */
import { Hono } from "hono";
import { paths } from "../web/paths.ts";
import { exportPage } from "./export-page.ts";
import { listPage } from "./list-page.tsx";
import { personPage } from "./person-page.tsx";
import type { SubscriberContext } from "./pages-context.ts";
import { pilotPage } from "./pilot-page.tsx";
import { pilotWords } from "./pilot-words.ts";
import { textPages } from "./text-page.tsx";
import { textWords } from "./text-words.ts";
import { topicPage } from "./topic-page.tsx";
import { topicWords } from "./topic-words.ts";
import { topicsPage } from "./topics-page.tsx";

export type { ReadinessItem, SubscriberContext } from "./pages-context.ts";

export function subscriberPages(context: SubscriberContext): Hono {
  const app = new Hono();
  app.route("/", listPage(context));
  app.route("/", exportPage(context));
  app.route("/", personPage(context));
  app.route("/", topicsPage(context));
  app.route("/", topicPage(context));
  app.route("/", textPages(context));
  app.route("/", pilotPage(context));
  return app;
}

/** The cards on the settings page. */
export const subscriberSettings = [
  {
    href: paths.topics,
    title: { de: topicWords("de").title, en: topicWords("en").title },
    text: { de: topicWords("de").card, en: topicWords("en").card },
    right: "administer",
  },
  {
    href: paths.settingsTexts,
    title: { de: textWords("de").title, en: textWords("en").title },
    text: { de: textWords("de").card, en: textWords("en").card },
    right: "administer",
  },
  {
    href: paths.settingsPilot,
    title: { de: pilotWords("de").title, en: pilotWords("en").title },
    text: { de: pilotWords("de").card, en: pilotWords("en").card },
    right: "administer",
  },
] as const;
