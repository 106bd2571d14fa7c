/** The result of a run as a table, and the uncertain ones each by id. */
import type { ChaosOptions } from "./options.ts";
import type { ChaosResult } from "./run.ts";

const mostListed = 200;

export function report(options: ChaosOptions, result: ChaosResult): string {
  const { verdict, kills, states } = result;
  const killed = Object.entries(kills).map(([victim, count]) => `${victim} ${count}`);
  const rows: [string, string | number][] = [
    ["seed", options.seed],
    ["people", verdict.people],
    ["pace of the number", `${options.pace}/s`],
    ["busiest second", result.busiestSecond],
    ["killed", killed.join(", ")],
    ["kills that came too late", result.spared],
    ["sending", `${result.sendingSeconds.toFixed(0)} s`],
    ["settling", `${result.settlingSeconds.toFixed(0)} s`],
    ["exactly once", verdict.once],
    ["twice or more", verdict.twice],
    ["lost", verdict.lost],
    ["neither settled nor uncertain", verdict.unsettled],
    ["requests that WhatsApp would refuse", verdict.strange],
    ["uncertain", verdict.uncertain.length],
    ["… of these on a phone", verdict.uncertain.filter(({ reached }) => reached).length],
    ["… though a status of it was taken in", verdict.knowable],
    [
      "states",
      Object.entries(states)
        .filter(([, count]) => count > 0)
        .map((one) => one.join(" "))
        .join(", "),
    ],
  ];
  const width = Math.max(...rows.map(([label]) => label.length));
  const listed = verdict.uncertain
    .slice(0, mostListed)
    .map(
      ({ deliveryId, reached }) =>
        `  delivery ${deliveryId}: ${reached ? "arrived" : "never left"}`,
    );
  return [
    ...rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`),
    ...(listed.length === 0 ? [] : ["what nobody can know:", ...listed]),
    verdict.holds ? "The promise holds." : "THE PROMISE IS BROKEN.",
  ].join("\n");
}
