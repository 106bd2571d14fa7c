/** What this process asked of the channel and heard from it since it began. */
import type { Channel, SendResult } from "../channels/channels.ts";
import type { Metric, Sample } from "./exposition.ts";

export type Tally = {
  /** The channel, with every send and every report counted on the way. */
  counted(channel: Channel): Channel;
  metrics(): Metric[];
};

export function openTally(): Tally {
  const sends = new Map<string, number>();
  const reports = new Map<string, number>();
  let seconds = 0;
  let calls = 0;
  const add = (counts: Map<string, number>, key: string): void => {
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  return {
    counted: (channel) => ({
      ...channel,
      async send(account, ...what) {
        const began = performance.now();
        try {
          const result = await channel.send(account, ...what);
          add(sends, `${account.id} ${outcomeOf(result)}`);
          return result;
        } finally {
          seconds += (performance.now() - began) / 1000;
          calls += 1;
        }
      },
      parse(...body) {
        const events = channel.parse(...body);
        for (const event of events)
          add(reports, event.kind === "status" ? `status ${event.state}` : event.kind);
        return events;
      },
    }),
    metrics: () => [
      {
        name: "rundruf_sends_total",
        help: "Answers of the channel to sends of this process, by outcome and class of refusal.",
        type: "counter",
        samples: samplesOf(sends, ["account", "outcome", "class"]),
      },
      {
        name: "rundruf_send_seconds_sum",
        help: "Seconds that sends of this process took altogether.",
        type: "counter",
        samples: [{ value: seconds }],
      },
      {
        name: "rundruf_send_seconds_count",
        help: "How many sends that were.",
        type: "counter",
        samples: [{ value: calls }],
      },
      {
        name: "rundruf_reports_total",
        help: "Events in webhooks that this process took in, by kind and reported state.",
        type: "counter",
        samples: samplesOf(reports, ["kind", "state"]),
      },
    ],
  };
}

function outcomeOf(result: SendResult): string {
  if (result.kind === "accepted") return result.held ? "held" : "accepted";
  return result.kind === "refused" ? `refused ${result.failure.class}` : "unanswered";
}

/** "1 refused wait" -> {account: "1", outcome: "refused", class: "wait"}; what is missing is empty. */
function samplesOf(counts: ReadonlyMap<string, number>, labels: readonly string[]): Sample[] {
  return [...counts].map(([key, value]) => {
    const words = key.split(" ");
    return {
      labels: Object.fromEntries(labels.map((label, index) => [label, words[index] ?? ""])),
      value,
    };
  });
}
