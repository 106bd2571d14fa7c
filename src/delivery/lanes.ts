/** In which order deliveries of one number leave. Pure. */

const lanes = ["reply", "notice", "urgent", "broadcast", "digest"] as const;

export type Lane = (typeof lanes)[number];
export type BatchLane = "urgent" | "broadcast" | "digest";

export const laneRanks: Readonly<Record<Lane, number>> = {
  reply: 0,
  notice: 1,
  urgent: 2,
  broadcast: 3,
  digest: 4,
};

/** The other way round; empty where no lane has this rank. */
export function laneOfRank(rank: number): Lane | "" {
  return lanes[rank] ?? "";
}
