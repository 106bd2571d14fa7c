/** The staff pages of subscribers: list and file, one person, topics, texts of the chat, test phase. Mounted at "/". */
import { Hono } from "hono";
import { exportPage } from "./export-page.ts";
import { listPage } from "./list-page.tsx";
import { personPage } from "./person-page.tsx";
import type { SubscriberContext } from "./pages-context.ts";

export type { ReadinessItem, SubscriberContext } from "./pages-context.ts";

export function subscriberPages(context: SubscriberContext): Hono {
  const app = new Hono();
  app.route("/", listPage(context));
  app.route("/", exportPage(context));
  app.route("/", personPage(context));
  return app;
}
