/** For machines that watch us: `/healthz` (the process lives) and `/readyz` (it can serve). */
import { Hono } from "hono";
import { setTimeout as wait } from "node:timers/promises";
import { pendingMigrations, type Db } from "./db/db.ts";

const patienceMs = 3_000;

export function healthRoutes(db: Db): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.json({ status: "ok" }));
  app.get("/readyz", async (c) => {
    c.header("Cache-Control", "no-store");
    try {
      const pending = await Promise.race([pendingMigrations(db), tooLate()]);
      return pending.length === 0
        ? c.json({ status: "ready" })
        : c.json({ status: "not-ready", reason: "The database lacks migrations." }, 503);
    } catch {
      return c.json({ status: "not-ready", reason: "The database does not answer." }, 503);
    }
  });
  return app;
}

/** A frozen database answers nothing for half a minute, and watchers ask with less patience. */
async function tooLate(): Promise<never> {
  await wait(patienceMs, undefined, { ref: false });
  throw new Error(`No answer within ${patienceMs} ms`);
}
