import { expect, test } from "vitest";
import { formats, readFormat } from "./formats.ts";
import { options, reading } from "./testing-reading.ts";

test("every format refuses an empty answer with a sentence", () => {
  for (const { name } of formats)
    expect(readFormat(name, new Uint8Array(), options)).toMatchObject({
      kind: "refused",
      reason: expect.stringContaining("Die Quelle schickt eine leere Antwort statt"),
    });
});

test("dates are looked for at most eighteen months ahead", () => {
  const text =
    "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Tag\nDTSTART:20260101\nRRULE:FREQ=MONTHLY\nEND:VEVENT\nEND:VCALENDAR";
  const window = { from: new Date("2026-01-01T00:00Z"), to: new Date("2036-01-01T00:00Z") };

  const result = readFormat("icalendar", new TextEncoder().encode(text), { ...options, ...window });

  expect(reading(result).events[0]?.occurrences).toHaveLength(19);
});
