import { expect, test } from "vitest";
import { houseOf } from "./house.ts";

test.each([
  ["Kreis Siegen-Wittgenstein", "county"],
  ["Landkreis Harz", "county"],
  ["Hochsauerlandkreis", "county"],
  ["Stadt Siegen", "town"],
  ["Hansestadt Rostock", "town"],
  ["Universitätsstadt Marburg", "town"],
  ["Gemeinde Burbach", "town"],
  ["Regierungspräsidium Gießen", "office"],
  ["Region Hannover", "office"],
] as const)("news of %s come from the %s", (name, house) => {
  expect(houseOf(name)).toBe(house);
});
