/** The staff pages of tips. Mounted at "/". */
import { Hono } from "hono";
import type { PageContext } from "../web/context.ts";
import { tipDeeds } from "./deeds.ts";
import { rulesPage } from "./rules-page.tsx";
import { tipsPage } from "./tips-page.tsx";

export function tipsPages(context: PageContext): Hono {
  const app = new Hono();
  app.route("/", tipsPage(context));
  app.route("/", rulesPage(context));
  app.route("/", tipDeeds(context));
  return app;
}
