/** In which order deliveries of one number leave. Pure. */

export type Lane = "reply" | "notice" | "urgent" | "broadcast" | "digest";
export type BatchLane = "urgent" | "broadcast" | "digest";

export const laneRanks: Readonly<Record<Lane, number>> = {
  reply: 0,
  notice: 1,
  urgent: 2,
  broadcast: 3,
  digest: 4,
};
