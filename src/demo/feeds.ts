/** What other sites would serve, served by the demonstration itself: sources are really fetched over HTTP. */
import { createHash } from "node:crypto";
import { Hono } from "hono";
import { paths } from "../web/paths.ts";
import { demoCalendar } from "./calendar.ts";

/** Mounted only where this is a demonstration. */
export function demoFeeds(): Hono {
  const app = new Hono();
  const calendar = demoCalendar();
  const tag = `"${createHash("sha256").update(calendar).digest("base64url").slice(0, 16)}"`;
  app.get(paths.demoCalendar, (c) => {
    c.header("ETag", tag);
    if (c.req.header("if-none-match") === tag) return c.body(null, 304);
    c.header("Content-Type", "text/calendar; charset=utf-8");
    return c.body(calendar);
  });
  return app;
}
