/** The staff pages of the inbox: list, conversation, files, office hours. Mounted at "/". */
import { Hono } from "hono";
import { paths } from "../web/paths.ts";
import { cannedActions } from "./canned/canned-actions.ts";
import { cannedPage } from "./canned/canned-page.tsx";
import { cannedWords } from "./canned/canned-words.ts";
import type { InboxContext } from "./context.ts";
import { conversationActions } from "./conversation-actions.tsx";
import { conversationPage } from "./conversation-page.tsx";
import { listPage } from "./list-page.tsx";
import { mediaRoute } from "./media-route.ts";
import { noteActions } from "./notes/note-actions.ts";
import { officeHoursPage } from "./office-hours-page.tsx";
import { officeHoursWords } from "./office-hours-words.ts";

export type { InboxContext } from "./context.ts";

export function inboxPages(context: InboxContext): Hono {
  const app = new Hono();
  app.route("/", listPage(context));
  // Before the conversation: "dateien" is no id.
  app.route("/", mediaRoute(context));
  app.route("/", conversationPage(context));
  app.route("/", conversationActions(context));
  app.route("/", noteActions(context));
  app.route("/", cannedActions(context));
  app.route("/", cannedPage(context));
  app.route("/", officeHoursPage(context));
  return app;
}

/** The cards on the settings page. */
export const inboxSettings = [
  {
    href: paths.settingsOfficeHours,
    title: { de: officeHoursWords("de").title, en: officeHoursWords("en").title },
    text: { de: officeHoursWords("de").card, en: officeHoursWords("en").card },
    right: "administer",
  },
  {
    href: paths.cannedAnswers,
    title: { de: cannedWords("de").title, en: cannedWords("en").title },
    text: { de: cannedWords("de").card, en: cannedWords("en").card },
    right: "compose",
  },
] as const;
