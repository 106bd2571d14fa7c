/** The calendar by keyboard, by pointer and without script; in real Chromium. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { testClock } from "../support/clock.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn } from "./phone.ts";

let service: Service;
let browser: TestBrowser;
beforeAll(async () => {
  [service, browser] = await Promise.all([
    startService({ clock: testClock("2026-12-01T09:00:00Z") }),
    openTestBrowser(),
  ]);
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

async function plans(title: string, sendAt: string): Promise<string> {
  const { id } = (await service.api("POST", "/broadcasts", {
    title,
    teaser: `${title}: was sich ändert, steht auf unserer Seite.`,
    text: "Von Montag an.",
    topics: ["aktuelles"],
    sendAt,
  })) as { id: string };
  return id;
}

async function focused(page: Page): Promise<string | null> {
  // Text, because this runs in the browser, whose types the server's code must not see.
  return await page.evaluate<string | null>(
    "document.activeElement?.dataset?.date ?? document.activeElement?.id",
  );
}

test("with the keyboard alone: arrows go from day to day and over the month's end, Enter opens", async () => {
  await plans("Weihnachtsmarkt", "2026-12-08T10:00:00+01:00");
  const page = await browser.page();
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/kalender?tag=2026-12-01`);

  expect(await page.locator('[data-date][tabindex="0"]').count()).toBe(1);
  await page.locator('[data-date="2026-12-01"]').focus();
  await page.keyboard.press("ArrowDown");
  expect(await focused(page)).toBe("2026-12-08");
  await page.keyboard.press("End");
  expect(await focused(page)).toBe("2026-12-13");
  await page.keyboard.press("Home");
  await page.keyboard.press("ArrowRight");
  expect(await focused(page)).toBe("2026-12-08");

  await page.keyboard.press("Enter");
  // The whole page, for its keys work from then on.
  await page.waitForURL(/tag=2026-12-08/);
  await page.locator("#tag").getByRole("link", { name: "Weihnachtsmarkt" }).waitFor();
  await expect.poll(async () => await focused(page)).toBe("tag");

  await page.locator('[data-date="2026-12-31"]').focus();
  await page.keyboard.press("PageDown");
  await page.locator("strong", { hasText: "Januar 2027" }).waitFor();
  await expect.poll(async () => await focused(page)).toBe("2027-01-31");
}, 60_000);

test("with the pointer: what is planned is dropped on another day and keeps its hour", async () => {
  const id = await plans("Konzert", "2026-12-09T11:00:00+01:00");
  const page = await browser.page();
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/kalender?tag=2026-12-09`);

  await page.locator(`[data-entry="${id}"]`).dragTo(page.locator('[data-day="2026-12-17"]'));

  await page.getByText("Verschoben.").waitFor();
  await page.locator('[data-day="2026-12-17"]', { hasText: "11:00 Konzert" }).waitFor();
}, 60_000);

test("without script: by links and forms it is moved and called off", async () => {
  await plans("Lesung", "2026-12-10T12:00:00+01:00");
  const page = await browser.page({ javaScriptEnabled: false });
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/kalender`);
  await page.locator('[data-date="2026-12-10"]').click();
  const entry = page.locator(".day-entries__entry", { hasText: "Lesung" });
  await entry.locator("summary").click();
  await entry.getByLabel("Datum").fill("2026-12-11");
  await entry.getByRole("button", { name: "Verschieben" }).click();
  await page.getByText("Verschoben.").waitFor();

  expect(page.url()).toContain("tag=2026-12-11");
  await entry.locator("summary").click();
  await entry.getByRole("button", { name: "Absagen" }).click();
  await page.getByText("Abgesagt. Der Text ist noch da").waitFor();
  expect(await entry.count()).toBe(0);
}, 60_000);
