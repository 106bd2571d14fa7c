/** A draft that saves itself, two people at it, and the way back to what stood there before; in real Chromium. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn } from "./phone.ts";

let service: Service;
let browser: TestBrowser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

/** The draft is saved, with this word in it: leaving the title may have it saved a moment before. */
async function saves(page: Page, word: string): Promise<void> {
  await page.waitForResponse(
    (response) =>
      response.url().endsWith("/team/aussendungen/sichern") &&
      (response.request().postData() ?? "").includes(word),
  );
}

test("what is typed is there after the page was loaded again, and the old version comes back", async () => {
  const page = await browser.page();
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/neu`);
  await page.getByRole("textbox", { name: "Titel" }).fill("Lesung im Kulturhaus");
  const saved = saves(page, "Saal");
  await page.getByRole("textbox", { name: "Text", exact: true }).fill("Um 19 Uhr im Saal.");
  await saved;
  await page.getByText(/Gespeichert um \d{1,2}:\d\d\./).waitFor();
  await page.waitForURL(/[0-9a-f-]{36}$/);
  await page.reload();

  expect(page.url()).toMatch(/\/team\/aussendungen\/[0-9a-f-]{36}$/);
  expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    "Um 19 Uhr im Saal.",
  );

  await page.getByRole("textbox", { name: "Text", exact: true }).fill("Um 20 Uhr im Garten.");
  await page.getByRole("button", { name: "Entwurf speichern" }).click();
  await page.getByText("Der Entwurf ist gespeichert.").waitFor();
  await page.getByRole("link", { name: "Fassungen" }).click();
  await page.locator("ins", { hasText: "20" }).waitFor();
  await page.locator("del", { hasText: "Saal" }).waitFor();
  await page.getByRole("button", { name: "Fassung 1 zurückholen" }).click();
  await page.getByText("Die alte Fassung gilt wieder.").waitFor();

  expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    "Um 19 Uhr im Saal.",
  );
}, 60_000);

test("whoever is logged out while writing loses nothing, and saves the same draft afterwards", async () => {
  const page = await browser.page();
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/neu`);
  await page.getByRole("textbox", { name: "Titel" }).fill("Konzert");
  await page.getByText(/Gespeichert um/).waitFor();
  const cookies = await page.context().cookies();
  await page.context().clearCookies();

  const refused = page.waitForResponse(/\/team\/aussendungen\/sichern$/);
  await page.getByRole("textbox", { name: "Text", exact: true }).fill("Um 20 Uhr.");
  expect((await refused).status()).toBe(401);
  await page.context().addCookies(cookies);
  await page.getByRole("button", { name: "Entwurf speichern" }).click();
  await page.getByText("Der Entwurf ist gespeichert.").waitFor();

  expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    "Um 20 Uhr.",
  );
  await page.goto(`${service.url}/team/aussendungen`);
  expect(await page.getByRole("link", { name: "Konzert" }).count()).toBe(1);
}, 60_000);

test("of two who write at once, the second is told and loses nothing", async () => {
  const first = await browser.page();
  await logIn(first, service);
  await first.goto(`${service.url}/team/aussendungen/neu`);
  await first.getByRole("textbox", { name: "Titel" }).fill("Sperrung");
  await first.getByText(/Gespeichert um/).waitFor();
  await first.waitForURL(/[0-9a-f-]{36}$/);
  const second = await browser.page();
  await logIn(second, service);
  await second.goto(first.url());

  const saved = saves(first, "ersten");
  await first.getByRole("textbox", { name: "Text", exact: true }).fill("Von der ersten.");
  await saved;
  await second.getByRole("textbox", { name: "Text", exact: true }).fill("Von der zweiten.");
  await second.getByText("hat diesen Entwurf inzwischen geändert").waitFor();

  expect(await second.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    "Von der zweiten.",
  );
  await first.reload();
  expect(await first.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    "Von der ersten.",
  );
}, 90_000);
