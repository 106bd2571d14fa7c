import { expect, test } from "vitest";
import { accessibilityOf, audienceOf, placeInLine, saysFree, statusInTitle } from "./said.ts";

test.each<[string, (string | null)[]]>([
  ["Rathaus Siegen, Markt 2, 57072 Siegen", ["Rathaus Siegen", "Markt 2", "57072", "Siegen"]],
  [
    "FabLab @ Walther-Pauer-Straße 5, 03044 Cottbus, Deutschland",
    ["FabLab", "Walther-Pauer-Straße 5", "03044", "Cottbus"],
  ],
  [
    "Bürgerhaus - Am Bach 13 - 57271 Hilchenbach",
    ["Bürgerhaus", "Am Bach 13", "57271", "Hilchenbach"],
  ],
  ["Apollo-Theater, Morleystr. 1, Siegen", ["Apollo-Theater", "Morleystr. 1", null, "Siegen"]],
  ["57072 Siegen", [null, null, "57072", "Siegen"]],
  ["Markt 2", [null, "Markt 2", null, null]],
  ["Halle 7", ["Halle 7", null, null, null]],
  ["Karlstraßenfest", ["Karlstraßenfest", null, null, null]],
  ["Germany", ["Germany", null, null, null]],
  ["FEZ-Berlin - Wuhlheide", ["FEZ-Berlin - Wuhlheide", null, null, null]],
])("%s is a place", (line, [name, street, postalCode, city]) => {
  expect(placeInLine(line)).toMatchObject({ name, street, postalCode, city, online: false });
});

test("an address on the web is no place, and the web is none", () => {
  expect(placeInLine("https://meet.example/1")).toMatchObject({ name: null, online: true });
  expect(placeInLine("Online (Zoom)")).toMatchObject({ name: "Online (Zoom)", online: true });
  expect(placeInLine("")).toBeNull();
});

test.each([
  ["ABGESAGT: Konzert", "cancelled"],
  ["!!! Abgesagt !!! Konzert", "cancelled"],
  ["Konzert (fällt leider aus)", "cancelled"],
  ["Der Computer-Treff fällt aus", "cancelled"],
  ["Achtung, verschoben: Repair Café", "postponed"],
  ["Lesung - ausverkauft", "sold-out"],
  ["Die Lesung ist ausverkauft!", "sold-out"],
  ["Die abgesagte Hochzeit", null],
  ["Verschoben ist nicht aufgehoben", null],
  ["Konzert", null],
])("the title %s says %s", (title, status) => {
  expect(statusInTitle(title)).toBe(status);
});

test.each([
  ["Der Eintritt ist frei.", true],
  ["Eintritt: frei", true],
  ["Die Teilnahme ist kostenlos", true],
  ["Eintritt frei für Kinder", null],
  ["Eintritt frei, Kaffee 2 €", null],
  ["Kostenlose Parkplätze", null],
  ["Freibad", null],
])("%s: free is %s", (text, free) => {
  expect(saysFree(text)).toBe(free);
});

test("for whom, and whether everybody gets in", () => {
  expect(
    audienceOf(["Zielgruppe Jugendliche", "Familienfest", "Kindertheater", "Seniorinnen"]),
  ).toEqual(["children", "youth", "families", "seniors"]);
  expect(accessibilityOf(["Barrierefrei"])).toBe("yes");
  expect(accessibilityOf(["teilweise barrierefrei"])).toBe("partly");
  expect(accessibilityOf(["nicht barrierefrei"])).toBe("no");
  expect(accessibilityOf(["Parkplatz"])).toBe("unknown");
});
