/** The pages of drafts. */
import { Hono } from "hono";
import type { BroadcastContext } from "../context.ts";
import { autosave } from "./autosave.tsx";
import { fillPage } from "./fill-page.tsx";
import { templatesPage } from "./templates-page.tsx";
import { versionsPage } from "./versions-page.tsx";

export function draftPages(context: BroadcastContext): Hono {
  const app = new Hono();
  app.route("/", autosave(context));
  app.route("/", versionsPage(context));
  app.route("/", templatesPage(context));
  app.route("/", fillPage(context));
  return app;
}
