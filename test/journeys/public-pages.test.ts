/** Every page that a citizen can meet: axe, light and dark, wide and at 320 px; no cookie, no storage, no foreign host. */
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { transact } from "../../src/db/db.ts";
import { publishNotice } from "../../src/privacy/privacy.ts";
import { openForeignSite } from "../../src/signup/testing-signup.ts";
import { expectNoViolations, openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { startService, type Service } from "../support/service.ts";
import { shown } from "./phone.ts";

let service: Service;
let browser: TestBrowser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
  const newer = { bodyDe: "## Neu\n\nKürzer.", bodyEn: "## New\n\nShorter." };
  await transact(service.db, async (tx) => await publishNotice(tx, newer, new Date()));
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const pages = [
  ["sign-up", "/"],
  ["sign-up in English", "/?sprache=en"],
  ["privacy notice", "/datenschutz"],
  ["privacy notice in English", "/datenschutz?sprache=en"],
  ["imprint", "/impressum"],
  ["accessibility", "/barrierefreiheit"],
  ["archive", "/archiv"],
  ["archive of a topic without posts", "/archiv?thema=kultur&sprache=en"],
  ["page that does not exist", "/gibt-es-nicht"],
] as const;

test.each(pages)("%s", async (_, path) => {
  await walk(path);
});

test("sign-up with ticks", async () => {
  await walk("/", async (page) => {
    for (const box of await page.getByRole("checkbox").all()) await box.check();
    await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
  });
});

test("an older version of the privacy notice stays readable, in both languages", async () => {
  await walk("/datenschutz", async (page) => {
    await page.getByText("Kürzer.").waitFor();
    await page.getByRole("link", { name: /^Fassung/ }).click();
    await page.getByRole("heading", { name: "Ihre Rechte" }).waitFor();
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { name: "Your rights" }).waitFor();
  });
});

test("a broadcast's public page, and the archive and the sign-up that lead to it", async () => {
  const slug = await sendBroadcast();
  await walk("/", async (page) => {
    await page.getByRole("link", { name: /B62/ }).click();
    await page.getByRole("heading", { name: "Umleitung" }).waitFor();
  });
  await walk(`/n/${slug}?sprache=en`);
  await walk("/archiv");
});

test("the element on somebody else's page", async () => {
  await using site = await openForeignSite({
    body: `<h1>Gemeinde</h1><script src="${service.url}/embed.js" async></script><rundruf-signup></rundruf-signup>`,
  });
  const page = await browser.page();
  await page.goto(site.url);
  await page.getByLabel("Kultur!Büro.").check();

  await expectNoViolations(page);
  expect(await page.context().cookies()).toEqual([]);
  await page.context().close();
});

test("without JavaScript every page says the same", async () => {
  const page = await browser.page({ javaScriptEnabled: false });
  for (const [, path] of pages) {
    await page.goto(service.url + path);
    await page.getByRole("heading", { level: 1 }).waitFor();
  }
  await page.context().close();
});

test("when something breaks on our side", async () => {
  await sql`alter table topics rename to topics_elsewhere`.execute(service.db);

  const page = await browser.page();
  const answer = await page.goto(`${service.url}/archiv`);
  await expectNoViolations(page);

  expect(answer?.status()).toBe(500);
  await page.context().close();
  await sql`alter table topics_elsewhere rename to topics`.execute(service.db);
});

/** Opens a page, does what one does there, and holds it to what every public page promises. */
async function walk(path: string, act?: (page: Page) => Promise<void>): Promise<void> {
  const page = await browser.page();
  const asked = new Set<string>();
  page.on("request", (request) => void asked.add(new URL(request.url()).origin));
  await page.goto(service.url + path);
  await act?.(page);

  await expectNoViolations(page);
  const stored = await page.evaluate<number>("localStorage.length + sessionStorage.length");
  expect(stored).toBe(0);
  expect(await page.context().cookies()).toEqual([]);
  expect([...asked]).toEqual([service.url]);
  await page.context().close();
}

/** One that was sent to somebody, for only what was sent has a page. */
async function sendBroadcast(): Promise<string> {
  const ann = service.emulator.people.add({ name: "Ann" });
  service.emulator.people.write(ann, "alle");
  await shown(service, ann, /Willkommen/);
  await service.api("POST", "/broadcasts", {
    title: "B62 am Wochenende gesperrt",
    teaser: "Zwischen Netphen und Deuz wird die Fahrbahn erneuert.",
    text: "## Umleitung\n\nÜber die L729.\n\n- Busse nach Sonderfahrplan\n- Fußweg frei",
    topics: ["aktuelles"],
    link: "https://www.example.org/b62",
    sendAt: "now",
  });
  const message = await shown(service, ann, /B62/);
  const [, found] = /\/n\/([a-z0-9-]+)/.exec(message.text) ?? [];
  if (found === undefined) throw new Error(`The message names no page: ${message.text}`);
  return found;
}
