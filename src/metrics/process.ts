/** This process: processor, memory, how late its timers are, its database connections. */
import { monitorEventLoopDelay } from "node:perf_hooks";
import { poolOf, type Db } from "../db/db.ts";
import type { Metric } from "./exposition.ts";

export function openProcessMetrics(db: Db): () => Metric[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const startedAt = Date.now() / 1000 - process.uptime();
  return () => {
    const { user, system } = process.cpuUsage();
    const { total, idle, waiting } = poolOf(db);
    // Nothing measured yet is no delay; the histogram then says NaN.
    const latest = Number.isFinite(delay.mean) ? delay.percentile(99) / 1e9 : 0;
    delay.reset();
    return [
      {
        name: "process_cpu_seconds_total",
        help: "Processor time.",
        type: "counter",
        samples: [{ value: (user + system) / 1e6 }],
      },
      {
        name: "process_resident_memory_bytes",
        help: "Memory.",
        type: "gauge",
        samples: [{ value: process.memoryUsage.rss() }],
      },
      {
        name: "process_start_time_seconds",
        help: "When the process began.",
        type: "gauge",
        samples: [{ value: startedAt }],
      },
      {
        name: "nodejs_eventloop_lag_p99_seconds",
        help: "How late timers came since the last look.",
        type: "gauge",
        samples: [{ value: latest }],
      },
      {
        name: "rundruf_database_connections",
        help: "Connections of this process, and queries that wait for one.",
        type: "gauge",
        samples: [
          { labels: { state: "busy" }, value: total - idle },
          { labels: { state: "idle" }, value: idle },
          { labels: { state: "waited_for" }, value: waiting },
        ],
      },
    ];
  };
}
