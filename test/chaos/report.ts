/** The result of a run as a table, and the uncertain ones each by id. */
import type { ChaosOptions } from "./options.ts";
import type { ChaosResult } from "./run.ts";

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
  const ids = (reached: boolean) =>
    rangesOf(verdict.uncertain.flatMap((one) => (one.reached === reached ? one.deliveryId : [])));
  return [
    ...rows.map(([label, value]) => `${label.padEnd(width)}  ${value}`),
    ...(verdict.uncertain.length === 0
      ? []
      : [
          "what nobody here can know, by the id of the delivery:",
          `  on a phone: ${ids(true)}`,
          `  never left: ${ids(false)}`,
        ]),
    verdict.holds ? "The promise holds." : "THE PROMISE IS BROKEN.",
  ].join("\n");
}

/** "7-9, 12" */
function rangesOf(ids: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last !== undefined && last[1] === id - 1) last[1] = id;
    else ranges.push([id, id]);
  }
  return ranges.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(", ") || "none";
}
