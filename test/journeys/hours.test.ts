/** Outside office hours: one honest notice a closure. */
import { expect, test } from "vitest";
import { testClock } from "../support/clock.ts";
import { startService } from "../support/service.ts";
import { shown, texts } from "./phone.ts";

test("out of hours a person is told once when the county is back and whom to call in an emergency", async () => {
  // Saturday, 28 November 2026, 20:00 in Berlin.
  await using service = await startService({ clock: testClock("2026-11-28T19:00:00Z") });
  const ann = service.emulator.people.add({ name: "Ann" });
  service.emulator.people.write(ann, "alle");
  await shown(service, ann, /Willkommen/);

  service.emulator.people.write(ann, "Wann öffnet die Zulassungsstelle?");
  const notice = await shown(service, ann, /niemand mit/);
  service.emulator.people.write(ann, "Und am Montag?");
  await expect
    .poll(async () => await service.api("GET", "/conversations?state=waiting"), { timeout: 15_000 })
    .toMatchObject([
      { messages: expect.arrayContaining([expect.objectContaining({ text: "Und am Montag?" })]) },
    ]);

  expect(notice.text).toMatch(/Mo\.,? 30\.11\.,? ab 8:00 Uhr/);
  expect(notice.text).toContain("112");
  expect(texts(service, ann).filter((text) => text.includes("niemand mit"))).toHaveLength(1);
}, 60_000);
