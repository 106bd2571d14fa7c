import { expect, test } from "vitest";
import { findZone } from "./zones.ts";

test.each([
  ["Europe/Berlin", "Europe/Berlin"],
  ["europe/berlin", "Europe/Berlin"],
  ['"Europe/Berlin"', "Europe/Berlin"],
  ["TZID=TZID=Europe/Berlin", "Europe/Berlin"],
  ["/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin"],
  ["/mozilla.org/20050126_1/America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires"],
  ["W. Europe Standard Time", "Europe/Berlin"],
  ["w. europe standard time", "Europe/Berlin"],
  ["W. Europe", "Europe/Berlin"],
  ["GMT Standard Time", "Europe/London"],
  ["Eastern Standard Time", "America/New_York"],
  ["(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"],
  ["(GMT+01.00) Amsterdam / Berlin / Bern / Rome / Stockholm / Vienna", "Europe/Berlin"],
  ["(GMT+01:00) Brussels, Copenhagen, Madrid, Paris", "Europe/Brussels"],
  ["(GMT+10:00) Canberra, Melbourne, Sydney", "Australia/Melbourne"],
  ["(UTC-05:00) Eastern Time (US & Canada)", "America/New_York"],
  ["(UTC+05:30) Nirgendwo", "+05:30"],
  ["(UTC) Coordinated Universal Time", "UTC"],
  ["Mitteleuropäische Zeit", "Europe/Berlin"],
  ["MESZ", "Europe/Berlin"],
  ["Europe/Germany", null],
  ["Customized Time Zone", null],
  ["", null],
])("%s means %s", (name, zone) => {
  expect(findZone(name, "Europe/Berlin")).toBe(zone);
});

test("of several cities the organisation's own counts", () => {
  const name = "(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna";

  expect(findZone(name, "Europe/Vienna")).toBe("Europe/Vienna");
  expect(findZone(name, "Europe/Lisbon")).toBe("Europe/Amsterdam");
});
