import { expect, test } from "vitest";
import type { ThreadMessage } from "../conversation.ts";
import type { Arrival } from "./arrivals.ts";
import { placeArrivals } from "./place.ts";

const noon = Date.parse("2026-11-24T11:00:00Z");
const at = (minute: number) => new Date(noon + minute * 60_000);

test.each([
  ["nothing was sent", [10], [], false, "m10"],
  ["before, between and after", [10, 20], [5, 15, 25], false, "a5 m10 a15 m20 a25"],
  ["at the same moment it came before", [10], [10], false, "a10 m10"],
  ["three in a row are shown", [10], [1, 2, 3], false, "a1 a2 a3 m10"],
  ["of many the last two are shown", [10], [1, 2, 3, 4, 5], false, "+3(1) a4 a5 m10"],
  ["each run is shortened by itself", [10], [1, 2, 3, 4, 11], false, "+2(1) a3 a4 m10 a11"],
  ["all of them when asked for", [10], [1, 2, 3, 4], true, "a1 a2 a3 a4 m10"],
  ["nobody has written yet", [], [1, 2], false, "a1 a2"],
] as const)("%s", (_, messages, arrivals, all, reading) => {
  const placed = placeArrivals(messages.map(message), arrivals.map(arrival), all);

  expect(placed.map(inShort).join(" ")).toBe(reading);
});

function message(minute: number): ThreadMessage {
  return {
    id: minute,
    direction: "in",
    kind: "text",
    text: "",
    details: {},
    media: null,
    quotes: null,
    broadcastTitle: null,
    deliveryState: null,
    staffName: null,
    automatic: false,
    reactions: [],
    at: at(minute),
    editedAt: null,
    deletedAt: null,
  };
}

function arrival(minute: number): Arrival {
  return { deliveryId: minute, title: "", slug: "", state: "delivered", at: at(minute) };
}

function inShort(entry: ReturnType<typeof placeArrivals>[number]): string {
  switch (entry.kind) {
    case "message":
      return `m${entry.message.id}`;
    case "arrival":
      return `a${entry.arrival.deliveryId}`;
    case "further":
      return `+${entry.count}(${entry.first.deliveryId})`;
  }
}
