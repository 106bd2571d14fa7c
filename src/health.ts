/** For machines that watch us: `/healthz` (the process lives) and `/readyz` (it can serve). */
import { Hono } from "hono";
import { pendingMigrations, type Db } from "./db/db.ts";

export function healthRoutes(db: Db): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    c.header("Cache-Control", "no-store");
    try {
      const pending = await pendingMigrations(db);
      return pending.length === 0
        ? c.json({ status: "ready" })
        : c.json({ status: "not-ready", reason: "The database lacks migrations." }, 503);
    } catch {
      return c.json({ status: "not-ready", reason: "The database does not answer." }, 503);
    }
  });
  return app;
}
