/** How far webhooks are taken in. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { countSetAside, silentSince } from "../intake/intake.ts";
import type { Metric } from "./exposition.ts";

export async function intakeMetrics(db: Db, now: Date): Promise<Metric[]> {
  const { rows } = await sql<{ open: number; lag: number }>`
    select count(*) as open,
      coalesce(extract(epoch from ${now} - min(received_at)), 0)::float8 as lag
    from webhook_bodies
    where processed_at is null`.execute(db);
  const { open, lag } = rows[0] ?? { open: 0, lag: 0 };
  const silent = await silentSince(db);
  return [
    {
      name: "rundruf_webhook_bodies_open",
      help: "Stored webhooks that are not taken in yet.",
      type: "gauge",
      samples: [{ value: open }],
    },
    {
      name: "rundruf_webhook_lag_seconds",
      help: "How long the oldest of them has been waiting.",
      type: "gauge",
      samples: [{ value: lag }],
    },
    {
      name: "rundruf_webhooks_silent_seconds",
      help: "For how long nothing was reported though messages are sent; 0 while reports come.",
      type: "gauge",
      samples: [{ value: silent === null ? 0 : (now.getTime() - silent.getTime()) / 1000 }],
    },
    {
      name: "rundruf_reports_set_aside",
      help: "Events that could not be taken in and wait for somebody to look at them.",
      type: "gauge",
      samples: [{ value: await countSetAside(db) }],
    },
  ];
}
