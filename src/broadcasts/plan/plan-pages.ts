/** The pages of planning, and their cards among the settings. */
import { Hono } from "hono";
import { paths } from "../../web/paths.ts";
import type { BroadcastContext } from "../context.ts";
import { calendarPage } from "./calendar-page.tsx";
import { quietPage } from "./quiet-page.tsx";
import { quietWords } from "./quiet-words.ts";
import { urgentPage } from "./urgent-page.tsx";

export function planPages(context: BroadcastContext): Hono {
  const app = new Hono();
  app.route("/", quietPage(context));
  app.route("/", calendarPage(context));
  app.route("/", urgentPage(context));
  return app;
}

export const planSettings = [
  {
    href: paths.settingsQuietHours,
    title: { de: quietWords("de").title, en: quietWords("en").title },
    text: { de: quietWords("de").card, en: quietWords("en").card },
    right: "administer",
  },
] as const;
