/** The pages of drafts. */
import { Hono } from "hono";
import type { BroadcastContext } from "../context.ts";
import { autosave } from "./autosave.tsx";
import { versionsPage } from "./versions-page.tsx";

export function draftPages(context: BroadcastContext): Hono {
  const app = new Hono();
  app.route("/", autosave(context));
  app.route("/", versionsPage(context));
  return app;
}
