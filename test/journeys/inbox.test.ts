/** Two colleagues at one conversation: notes, canned answers and what was sent to many; in real Chromium. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoViolations, openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn, shown } from "./phone.ts";

let service: Service;
let browser: TestBrowser;
let path: string;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
  const ann = service.emulator.people.add({ name: "Ann" });
  service.emulator.people.write(ann, "alle");
  await shown(service, ann, /Willkommen/);
  await service.api("POST", "/broadcasts", {
    title: "Bauarbeiten an der B 62",
    teaser: "Ab Montag wird gebaut.",
    text: "Von Montag an.",
    topics: ["aktuelles"],
    sendAt: "now",
  });
  await shown(service, ann, /Bauarbeiten an der B 62/);
  service.emulator.people.write(ann, "Wie lange dauert das?");
  const page = await staff();
  await page.goto(`${service.url}/team/posteingang`);
  await page.getByRole("link", { name: /Wie lange dauert das/ }).click();
  await page.getByRole("heading", { level: 1, name: "Gespräch mit Ann" }).waitFor();
  path = new URL(page.url()).pathname;
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

test("a colleague's note appears at once, and what one is typing stays", async () => {
  const [mine, colleague] = [await open(), await open()];
  await mine.getByLabel("Neue Notiz").fill("Halb fertig");
  await mine.getByLabel("Ihre Antwort").fill("Auch halb fertig");

  await colleague.getByLabel("Neue Notiz").fill("Bauamt gefragt, Antwort am Freitag.");
  await colleague.getByRole("button", { name: "Notiz speichern" }).click();
  await colleague.getByText("Die Notiz ist gespeichert.").waitFor();
  await mine.getByText("Bauamt gefragt, Antwort am Freitag.").waitFor();

  expect(await mine.getByLabel("Neue Notiz").inputValue()).toBe("Halb fertig");
  expect(await mine.getByLabel("Ihre Antwort").inputValue()).toBe("Auch halb fertig");
  await mine.getByRole("link", { name: /^Ändern/ }).click();
  await mine.getByLabel("Notiz ändern").waitFor();
  await expectNoViolations(mine);
});

test("what the person got stands above what they wrote, with its page", async () => {
  const page = await open();
  const line = page.getByText(/^Aussendung: Bauarbeiten an der B 62, .* Uhr, ✓/);
  const question = page.getByText("Wie lange dauert das?");

  const [above, below] = [await line.boundingBox(), await question.boundingBox()];

  expect(above?.y).toBeLessThan(below?.y ?? 0);
  await line.getByRole("link").click();
  await page.getByRole("heading", { name: "Bauarbeiten an der B 62" }).waitFor();
});

test("a canned answer goes where the cursor stands, by click and by keyboard, and can be undone", async () => {
  const page = await open();
  const answer = page.getByLabel("Ihre Antwort");
  await answer.fill("Vorher. Nachher.");
  await answer.press("Home");
  for (let n = 0; n < "Vorher. ".length; n += 1) await answer.press("ArrowRight");

  await page.getByRole("button", { name: "Danke für den Hinweis einfügen" }).click();
  const clicked = await answer.inputValue();
  await answer.press("Control+z");
  const undone = await answer.inputValue();
  await page.getByLabel("Textbaustein suchen").pressSequentially("geduld");
  const left = await page.getByRole("button", { name: /einfügen$/ }).count();
  await page.getByLabel("Textbaustein suchen").press("Enter");

  expect(clicked).toMatch(/^Vorher\. Guten Tag Ann,\n[^]*Freundliche Grüße\n[^]*Nachher\.$/);
  expect(undone).toBe("Vorher. Nachher.");
  expect(left).toBe(1);
  expect(await answer.inputValue()).toMatch(/^Vorher\. Guten Tag Ann,[^]*Geduld[^]*Nachher\.$/);
  expect(await page.evaluate("document.activeElement.id")).toBe("text");
});

test("without script a canned answer is inserted, sent, and counted", async () => {
  const page = await staff(false);
  await page.goto(service.url + path);
  await page.getByLabel("Ihre Antwort").fill("Hallo!");

  await page.getByLabel("Textbaustein suchen").fill("geduld");
  await page.getByRole("button", { name: "Suchen" }).click();
  await page.getByRole("button", { name: /einfügen$/ }).click();
  const text = await page.getByLabel("Ihre Antwort").inputValue();
  await page.getByRole("button", { name: "Antwort senden" }).click();
  await page.getByText("Ihre Antwort ist auf dem Weg.").waitFor();
  await page.goto(`${service.url}/team/einstellungen/textbausteine`);
  const first = await page.locator("tbody tr").first().textContent();

  expect(text).toMatch(/^Hallo!\n\nGuten Tag Ann,/);
  expect(first).toMatch(/^Wir kümmern uns.*1$/s);
});

async function staff(script = true): Promise<Page> {
  const page = await browser.page({ javaScriptEnabled: script });
  await logIn(page, service);
  return page;
}

async function open(): Promise<Page> {
  const page = await staff();
  await page.goto(service.url + path);
  return page;
}
