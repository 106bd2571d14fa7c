/** The staff pages of broadcasts: list, form, progress, the rule of four eyes. Mounted at "/". */
import { Hono } from "hono";
import { paths } from "../web/paths.ts";
import { broadcastPage } from "./broadcast-page.tsx";
import { composePage } from "./compose-page.ts";
import type { BroadcastContext } from "./context.ts";
import { draftPages } from "./drafts/draft-pages.ts";
import { listPage } from "./list-page.tsx";
import { pageWords } from "./page-words.ts";
import { planPages, planSettings } from "./plan/plan-pages.ts";
import { rulesPage } from "./rules-page.tsx";

export function broadcastPages(context: BroadcastContext): Hono {
  const app = new Hono();
  app.route("/", listPage(context));
  app.route("/", composePage(context));
  // Before the page of a broadcast, which answers every further word in its address.
  app.route("/", planPages(context));
  app.route("/", draftPages(context));
  app.route("/", broadcastPage(context));
  app.route("/", rulesPage(context));
  return app;
}

/** The cards on the settings page. */
export const broadcastSettings = [
  {
    href: paths.settingsBroadcasts,
    title: { de: pageWords("de").rules, en: pageWords("en").rules },
    text: { de: pageWords("de").rulesCard, en: pageWords("en").rulesCard },
    right: "administer",
  },
  ...planSettings,
] as const;
