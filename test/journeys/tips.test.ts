/** A morning's tips from proposal to phone: the demonstration's calendar, the staff page, two phones, the public page. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { plantDemo } from "../../src/demo/demo.ts";
import { paths } from "../../src/web/paths.ts";
import { expectNoViolations, openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { testClock } from "../support/clock.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn, shown } from "./phone.ts";

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(() => browser[Symbol.asyncDispose]());

const patience = { timeout: 20_000, interval: 200 };

test("tips are proposed at three, ordered by keyboard without script, and are on the phones at half past seven", async () => {
  // Monday, 10:00.
  const clock = testClock("2026-11-23T09:00:00Z");
  await using service = await startService({ clock });
  await plantDemo(service.db, clock.now(), service.url);
  const { people } = service.emulator;
  const ann = people.add({ name: "Ann Beispiel" });
  people.write(ann, "Veranstaltungstipps");
  await shown(service, ann, /Willkommen/);
  const page = await browser.page({ javaScriptEnabled: false });
  page.setDefaultTimeout(15_000);
  await logIn(page, service);

  // Tuesday, 12:00: Bob's service window is open tomorrow morning, Ann's is not.
  clock.set(new Date("2026-11-24T11:00:00Z"));
  const bob = people.add({ name: "Bob Beispiel" });
  people.write(bob, "Veranstaltungstipps");
  await shown(service, bob, /Willkommen/);
  await logIn(page, service);
  await page.getByRole("link", { name: "Tipps", exact: true }).first().click();
  await page.getByText("Wird Di., 24.11., 15:00 Uhr vorgeschlagen.").waitFor();

  clock.set(new Date("2026-11-24T14:00:00Z"));
  await logIn(page, service);
  await expect
    .poll(async () => {
      await page.goto(service.url + paths.tips);
      return await page.getByText("geht um 7:30 Uhr so hinaus").count();
    }, patience)
    .toBe(1);
  const list = page.getByRole("region", { name: "Die Liste" });
  await expect.poll(async () => await list.locator("li").count()).toBeGreaterThan(2);
  await looksRight(service, paths.tips, paths.event(1));
  const colleague = await watching(service);
  const up = page.getByRole("button", { name: "„Tanztee für alle ab 60“ nach oben" });
  await up.press("Enter");
  await up.press("Enter");
  await expect.poll(async () => await up.count()).toBe(0);
  await page.getByRole("button", { name: /Ausstellung .* weglassen/ }).press("Enter");
  await list.getByText("Eigener Satz", { exact: true }).first().click();
  await page.getByLabel("Eigener Satz").first().fill("Mit Kaffee und Kuchen.");
  await page.getByRole("button", { name: "Satz speichern" }).first().press("Enter");
  await list.getByText("Mit Kaffee und Kuchen.", { exact: true }).waitFor();
  await page.getByRole("button", { name: "So hinaus" }).press("Enter");
  await page.getByText("hat bestätigt. Geht um 7:30 Uhr so hinaus.").waitFor();
  await colleague.getByText("hat bestätigt. Geht um 7:30 Uhr so hinaus.").waitFor();

  clock.set(new Date("2026-11-25T06:30:00Z"));

  const teaser = await shown(service, ann, /Tipps für Mittwoch, 25\. November/);
  const whole = await shown(service, bob, /Tipps für Mittwoch, 25\. November/);
  expect(teaser.text).toContain(
    "2 Tipps für Mittwoch, 25. November: Tanztee für alle ab 60 · Wochenmarkt",
  );
  expect(teaser.text).not.toContain("Eintritt frei");
  expect(whole.text).toMatch(
    /1\. Tanztee für alle ab 60\n15:00 Uhr bis 17:30 Uhr · Haus der Begegnung/,
  );
  expect(whole.text).toContain("\nMit Kaffee und Kuchen.\n");
  expect(whole.text).not.toContain("Ausstellung");
  const [address = ""] = /https?:\/\/\S+\/n\/\S+/.exec(teaser.text) ?? [];
  await page.goto(address);
  await page.getByRole("link", { name: "Tanztee für alle ab 60" }).waitFor();
  const file = await (await fetch(`${address}/termin-1.ics`)).text();
  expect(file).toContain("DTSTART:20261125T140000Z\r\nDTEND:20261125T163000Z\r\nSUMMARY:Tanztee");

  await looksRight(
    service,
    new URL(address).pathname,
    paths.tipsRun("veranstaltungstipps", "2026-11-25"),
  );

  // Each asks for more by a tap: Ann below the template, Bob below the list; then by typing.
  const choices = ["Tipps für morgen", "Wochenende"];
  expect(teaser.buttons?.map(({ title }) => title)).toEqual(choices);
  expect(whole.buttons?.map(({ title }) => title)).toEqual(choices);
  people.tap(ann, "Tipps für morgen");
  expect((await shown(service, ann, /Donnerstag, 26\. November/)).text).toContain("Kammerkonzert");
  people.tap(bob, "tipps:wochenende");
  const weekend = await shown(service, bob, /Tipps für Samstag, 28\. November/);
  expect(weekend.text).toMatch(/Tipps für Sonntag, 29\. November[\s\S]*Familienfilm/);
  people.write(bob, "Tipps für morgen");
  expect((await shown(service, bob, /Donnerstag, 26\. November/)).text).toContain("Kammerkonzert");
  expect(service.log.join("\n")).not.toContain("a turn failed");
}, 120_000);

/** Somebody else has the list open, and does nothing. */
async function watching(service: Service): Promise<Page> {
  const page = await browser.page();
  page.setDefaultTimeout(15_000);
  await logIn(page, service);
  await page.goto(service.url + paths.tips);
  await page.getByText("geht um 7:30 Uhr so hinaus").waitFor();
  return page;
}

/** axe needs script in the page. */
async function looksRight(service: Service, ...addresses: readonly string[]): Promise<void> {
  const page = await browser.page();
  await logIn(page, service);
  for (const path of addresses) {
    await page.goto(service.url + path);
    await expectNoViolations(page);
  }
}
