/** The staff pages of sources and events. Mounted at "/". */
import { Hono } from "hono";
import { paths } from "../web/paths.ts";
import { changesPage } from "./changes-page.tsx";
import type { SourcesContext } from "./context.ts";
import { eventPage } from "./event-page.tsx";
import { eventsPage } from "./events-page.tsx";
import { linkPage } from "./link-page.tsx";
import { newSourcePage } from "./new-source-page.tsx";
import { ownEventPages } from "./own-event-pages.tsx";
import { sourcePage } from "./source-page.tsx";
import { sourceWords } from "./source-words.ts";
import { sourcesPage } from "./sources-page.tsx";

export function sourcePages(context: SourcesContext): Hono {
  const app = new Hono();
  app.route("/", sourcesPage(context));
  app.route("/", newSourcePage(context));
  app.route("/", sourcePage(context));
  app.route("/", eventsPage(context));
  app.route("/", linkPage(context));
  app.route("/", changesPage(context));
  app.route("/", ownEventPages(context));
  app.route("/", eventPage(context));
  return app;
}

/** The card on the settings page. */
export const sourceSettings = [
  {
    href: paths.sources,
    title: { de: sourceWords("de").title, en: sourceWords("en").title },
    text: { de: sourceWords("de").card, en: sourceWords("en").card },
    right: "compose",
  },
] as const;
