import { expect, test } from "vitest";
import { contrastOf, judgeAccent, themeCss } from "./colour.ts";
import { formatClock, formatMoney, formatNumber, formatTime, shortClock } from "./format.ts";

const zone = "Europe/Berlin";
const evening = new Date("2026-11-25T18:30:00Z");

test.each([
  ["de", {}, "Mi., 25.11., 19:30 Uhr"],
  ["de", { withYear: true }, "Mi., 25.11.2026, 19:30 Uhr"],
  ["de", { dateOnly: true }, "Mi., 25.11."],
  ["en", {}, "Wed, 25 Nov, 19:30"],
  ["en", { withYear: true, dateOnly: true }, "Wed, 25 Nov 2026"],
] as const)("in %s with %o a time reads %s", (language, style, reading) => {
  expect(formatTime(evening, zone, language, style)).toBe(reading);
});

test("summer time moves the clock, not the moment", () => {
  expect(formatTime(new Date("2026-07-01T17:30:00Z"), zone, "de")).toBe("Mi., 1.7., 19:30 Uhr");
});

test.each([
  ["2026-11-24T06:30:00Z", "7:30"],
  ["2026-11-24T09:05:00Z", "10:05"],
  ["2026-11-24T23:00:00Z", "0:00"],
])("a clock time has no zero in front: %s is %s", (at, reading) => {
  expect(formatClock(new Date(at), zone)).toBe(reading);
  expect(formatTime(new Date(at), zone, "de")).toContain(`., ${reading} Uhr`);
  expect(formatTime(new Date(at), zone, "en")).toMatch(new RegExp(`, ${reading}$`));
});

test("what a field says reads the same", () => {
  expect(["07:30", "00:15", "10:00", "24:00"].map(shortClock)).toEqual([
    "7:30",
    "0:15",
    "10:00",
    "24:00",
  ]);
});

test.each([
  [145_200_000, "145,20\u00a0€"],
  [46_000, "0,05\u00a0€"],
  [4_600, "0,0046\u00a0€"],
  [0, "0,00\u00a0€"],
  [1_284_000_000, "1.284,00\u00a0€"],
])("%i micros of a euro read %s", (micros, reading) => {
  expect(formatMoney(micros, "EUR", "de")).toBe(reading);
});

test("large numbers are grouped", () => {
  expect([formatNumber(1284, "de"), formatNumber(1284, "en")]).toEqual(["1.284", "1,284"]);
});

test("contrast is the one of WCAG", () => {
  expect(contrastOf([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrastOf([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});

test.each([
  ["#1f3c88", "usable"],
  ["#000000", "usable"],
  ["#ffcc00", "too-light"],
  ["#777777", "too-light"],
  ["red", "malformed"],
  ["#12345", "malformed"],
  ["#1f3c88}", "malformed"],
])("%s is %s as accent colour", (colour, kind) => {
  expect(judgeAccent(colour).kind).toBe(kind);
});

test("a dark accent is made lighter for dark mode, and a bad one makes no style", () => {
  expect(themeCss("#1f3c88")).toMatch(
    /^:root\{--kern-color-action-default:#1f3c88\}\n@media \(prefers-color-scheme:dark\)\{:root\{--kern-color-action-default:#[0-9a-f]{6}\}\}\n$/,
  );
  expect(themeCss("#fff}body{display:none")).toBe("");
});
