/** The tips as the calendar of broadcasts shows them. */
import { expect, test } from "vitest";
import { tipsBetween } from "./planned-tips.ts";
import { openTips } from "./testing-tips.ts";

const concert = { uid: "1", start: "20261125T183000Z", title: "Adventskonzert" };

test("days with a list, days that will have one, and days that have none", async () => {
  // Tuesday to Friday; on Tuesday evening Wednesday's list is there.
  await using tips = await openTips([concert], { weekdays: [2, 3, 4, 5] });
  await tips.until("2026-11-24T15:00:00Z");
  await tips.until("2026-11-25T06:31:00Z");

  const found = await tipsBetween(
    tips.db,
    new Date("2026-11-23T23:00:00Z"),
    new Date("2026-11-30T23:00:00Z"),
  );

  expect(found.map(({ day, state }) => [day, state])).toEqual([
    ["2026-11-25", "sent"],
    ["2026-11-26", "expected"],
    ["2026-11-27", "expected"],
  ]);
  expect(found[1]?.at).toEqual(new Date("2026-11-26T06:30:00Z"));
});

test("the span counts by the moment of sending, on both clock changes too", async () => {
  await using tips = await openTips([concert], { weekdays: [7], sendTime: "00:30" });
  const at = async (from: string, to: string) =>
    (await tipsBetween(tips.db, new Date(from), new Date(to))).map((one) => one.at.toISOString());

  expect(await at("2027-03-27T23:00:00Z", "2027-03-28T22:00:00Z")).toEqual([
    "2027-03-27T23:30:00.000Z",
  ]);
  expect(await at("2027-10-30T22:00:00Z", "2027-10-31T23:00:00Z")).toEqual([
    "2027-10-30T22:30:00.000Z",
  ]);
});
