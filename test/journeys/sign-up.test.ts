/** From the county's web site into the chat, in real Chromium, on a phone and on a wide screen. */
import type { Locator, Page } from "playwright-core";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { invitationText } from "../../src/signup/invitation.ts";
import { modulesOf, seen } from "../../src/signup/testing-qr.ts";
import { openTestBrowser, phone, type TestBrowser } from "../support/browser.ts";
import { sendPrefilled } from "./phone.ts";
import { startService, type Service } from "../support/service.ts";

let service: Service;
let browser: TestBrowser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
  // With a second phone on the desk the link asks whose it is.
  service.emulator.people.add({ name: "Zoe" });
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

/** The emulator's page stands in for WhatsApp: somebody takes their phone and sends what stands ready. */
async function sendWhatStandsReady(page: Page, name: string): Promise<Locator> {
  await page.getByRole("dialog").getByLabel(name, { exact: true }).check();
  await page.getByRole("button", { name: "Öffnen" }).click();
  await sendPrefilled(page, name);
  return page.getByRole("article").filter({ has: page.getByLabel(`Nachricht von ${name}`) });
}

const topics = {
  aktuelles: "Aktuelle Informationen",
  kultur: "Kultur!Büro.",
  veranstaltungstipps: "Veranstaltungstipps",
} as const;
const keys = ["aktuelles", "kultur", "veranstaltungstipps"] as const;
const combinations = [1, 2, 3, 4, 5, 6, 7].map((bits) =>
  keys.filter((_, place) => (bits & (1 << place)) !== 0),
);

test.each(combinations.map((chosen) => [chosen.join(" + "), chosen] as const))(
  "on a phone two taps lead into the chat: %s is sent, confirmed and stored, and nothing else",
  async (name, chosen) => {
    service.emulator.people.add({ name });
    const page = await browser.page(phone);
    await page.goto(service.url);

    for (const key of chosen) await page.getByLabel(topics[key]).check();
    await page.getByRole("link", { name: "Mit WhatsApp abonnieren" }).click();
    const chat = await sendWhatStandsReady(page, name);

    const titles = chosen.map((key) => topics[key]);
    await chat.getByText(invitationText(titles, "de")).waitFor();
    const answer = (await chat.getByText(/Willkommen!/).textContent()) ?? "";
    for (const key of keys) expect(answer.includes(topics[key])).toBe(titles.includes(topics[key]));
    expect(await storedOf(name)).toEqual({ active: chosen, consented: chosen });
    await page.context().close();
  },
);

test("on a wide screen the page shows code, number and three steps; its code leads into the same chat", async () => {
  const page = await browser.page();
  await page.goto(service.url);
  await page.getByRole("heading", { name: /drei Schritten/ }).waitFor();
  await page.getByText(service.emulator.settings.displayNumber).first().waitFor();

  await page.getByLabel("Kultur!Büro.").check();
  const source = (await page.getByAltText("QR-Code").getAttribute("src")) ?? "";
  const code = await (await page.request.get(service.url + source)).text();
  const link = await page
    .getByRole("link", { name: "Mit WhatsApp abonnieren" })
    .getAttribute("href");
  expect(await seen(code)).toEqual(modulesOf(link ?? ""));

  // The phone whose camera saw it.
  const camera = await browser.page(phone);
  service.emulator.people.add({ name: "Dan" });
  await camera.goto(link ?? "");
  const chat = await sendWhatStandsReady(camera, "Dan");
  await chat.getByText(/Willkommen!/).waitFor();
  expect(await storedOf("Dan")).toEqual({ active: ["kultur"], consented: ["kultur"] });
  await page.context().close();
  await camera.context().close();
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

/** What the person with this name gets, and the topics of the last consent that was written down. */
async function storedOf(name: string) {
  const { rows } = await sql<{ active: string[]; consented: string[] }>`
    select array_agg(topics.key order by topics.position) as active,
      (select topic_keys from consents where decision = 'yes' order by id desc limit 1) as consented
    from subscriptions
    join subscribers on subscribers.id = subscriptions.subscriber_id
    join topics on topics.id = subscriptions.topic_id
    where subscribers.display_name = ${name}
      and subscriptions.state = 'active'`.execute(service.db);
  return rows[0];
}
