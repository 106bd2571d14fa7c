/**
 * `GET /metrics` in Prometheus' text format, for whoever has the key: what waits, how fast it leaves, what came of it, how far
 * reports are taken in, and how this process is. Numbers of messages only, never of whom.
 */
import { timingSafeEqual } from "node:crypto";
import { Hono } from "hono";
import type { Db } from "../db/db.ts";
import type { Clock } from "../lib/clock.ts";
import { engineMetrics } from "./engine.ts";
import { contentType, expose } from "./exposition.ts";
import { intakeMetrics } from "./intake.ts";
import { openProcessMetrics } from "./process.ts";
import type { Tally } from "./tally.ts";

export { openTally, type Tally } from "./tally.ts";

type MetricsContext = {
  readonly db: Db;
  readonly clock: Clock;
  readonly tally: Tally;
  /** Without it there are no metrics to be had. */
  readonly metricsToken?: string | undefined;
};

export function metricsRoutes({ db, clock, tally, metricsToken }: MetricsContext): Hono {
  const app = new Hono();
  if (metricsToken === undefined) return app;
  const processMetrics = openProcessMetrics(db);
  app.get("/metrics", async (c) => {
    c.header("Cache-Control", "no-store");
    if (!isToken(metricsToken, c.req.header("authorization"))) {
      c.header("WWW-Authenticate", "Bearer");
      return c.text("Send `Authorization: Bearer <METRICS_TOKEN>`.\n", 401);
    }
    const now = clock.now();
    const [engine, intake] = await Promise.all([engineMetrics(db, now), intakeMetrics(db, now)]);
    return c.body(expose([...engine, ...intake, ...tally.metrics(), ...processMetrics()]), 200, {
      "Content-Type": contentType,
    });
  });
  return app;
}

function isToken(token: string, header: string | undefined): boolean {
  const [, given = ""] = /^Bearer +(\S+)$/i.exec(header ?? "") ?? [];
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}
