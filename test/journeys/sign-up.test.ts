/** From the county's web site into the chat, in real Chromium, on a phone and on a wide screen. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestBrowser, phone, type TestBrowser } from "../support/browser.ts";
import { startService, type Service } from "../support/service.ts";

let service: Service;
let browser: TestBrowser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

/** The emulator's page stands in for WhatsApp: somebody takes a phone and sends what stands ready. */
async function sendWhatStandsReady(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Dazustellen" }).click();
  await page.getByLabel(`Nachricht von ${name}`).press("Enter");
}

test("on a phone two taps lead into the chat, and the confirmation names what was chosen", async () => {
  const page = await browser.page(phone);
  await page.goto(service.url);

  await page.getByLabel("Kultur!Büro.").check();
  await page.getByRole("link", { name: "Mit WhatsApp abonnieren" }).click();
  await sendWhatStandsReady(page, "Ann");

  await page.getByText("Hallo! Ich möchte abonnieren: Kultur!Büro.").waitFor();
  const answer = page.getByText(/Willkommen!/);
  await answer.waitFor();
  expect(await answer.textContent()).toContain("Kultur!Büro.");
  await page.context().close();
});

test("on a wide screen the page shows code, number and three steps; its code leads into the same chat", async () => {
  const page = await browser.page();
  await page.goto(service.url);

  await page.getByRole("heading", { name: /drei Schritten/ }).waitFor();
  await page.getByText(service.emulator.settings.displayNumber).first().waitFor();
  const code = await page.request.get(`${service.url}/qr.svg?thema=kultur`);
  expect(code.headers()["content-type"]).toContain("image/svg+xml");
  await page.context().close();
});

test("without JavaScript the same leads to the same", async () => {
  const page = await browser.page({ javaScriptEnabled: false });
  await page.goto(service.url);

  await page.getByLabel("Veranstaltungstipps").check();
  await page.getByLabel("Aktuelle Informationen").check();
  const leads = page.waitForRequest((request) => request.url().includes("/wa/"));
  await page.getByRole("button", { name: /WhatsApp/ }).click();

  const text = new URL((await leads).url()).searchParams.get("text");
  expect(text).toBe("Hallo! Ich möchte abonnieren: Aktuelle Informationen, Veranstaltungstipps.");
  await page.context().close();
});

test("no public page sets a cookie, stores anything or asks a foreign host", async () => {
  const page = await browser.page();
  const asked: string[] = [];
  page.on("request", (request) => void asked.push(new URL(request.url()).origin));

  for (const path of [
    "/",
    "/?sprache=en",
    "/archiv",
    "/datenschutz",
    "/impressum",
    "/barrierefreiheit",
  ]) {
    await page.goto(service.url + path);
    const stored = await page.evaluate<number>("localStorage.length + sessionStorage.length");
    expect(stored, path).toBe(0);
  }

  expect(new Set(asked)).toEqual(new Set([new URL(service.url).origin]));
  expect(await page.context().cookies()).toEqual([]);
  await page.context().close();
});
