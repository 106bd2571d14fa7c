/** GET /team/live/:topic: the stream that tells open pages to look again; for people with a session only. */
import { Hono } from "hono";
import type { PageContext } from "../web/context.ts";
import { liveTopic, streamLive } from "../web/live.ts";
import { requireStaff } from "./require-staff.tsx";
import type { StaffEnv } from "./roles.ts";

export function liveRoute(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get("/team/live/:topic", requireStaff(context), (c) => {
    const topic = c.req.param("topic");
    return liveTopic.test(topic) ? streamLive(c, context.live, topic) : c.notFound();
  });
  return app;
}
