/**
 * Takes the picture of the README anew, from a running demonstration with empty phones:
 * `DATA_DIR=./data/picture COUNTDOWN_SECONDS=0 npm start`, then `node bin/picture.ts <app URL> <emulator URL>`.
 * What it shows has happened: people sign up, a broadcast goes out, one of them asks, staff answer.
 */
import { mkdir } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { launchChromium } from "../test/support/chromium.ts";

const [app = "http://127.0.0.1:8080", emulator = "http://127.0.0.1:8090"] = process.argv.slice(2);
const file = fileURLToPath(new URL("../docs/images/phones-and-inbox.png", import.meta.url));
const inboxWidth = 1280;
const phonesWidth = 720;
const height = 960;
const token = "rundruf-demo-token-nur-zum-ausprobieren";

const browser = await launchChromium();
await tellTheStory();
const [phones, inbox] = [await takePhones(browser), await takeInbox(browser)];
await browser.close();
await mkdir(new URL(".", `file://${file}`), { recursive: true });
await sharp({
  create: { width: phonesWidth + inboxWidth, height, channels: 3, background: "#efe7d8" },
})
  .composite([
    { input: phones, left: 0, top: 0 },
    { input: inbox, left: phonesWidth, top: 0 },
  ])
  .png({ palette: true, effort: 10 })
  .toFile(file);
process.stdout.write(`${file}\n`);

async function tellTheStory(): Promise<void> {
  const [ann, bob] = await peopleOnTheDesk();
  await write(ann, "Hallo! Ich möchte abonnieren: Aktuelle Informationen, Veranstaltungstipps.");
  await write(bob, "Hallo! Ich möchte abonnieren: Aktuelle Informationen.");
  await untilPhoneShows(ann, "Willkommen");
  await untilPhoneShows(bob, "Willkommen");
  await call(`${app}/api/v1/broadcasts`, {
    title: "B 62 am Wochenende gesperrt",
    teaser: "Zwischen Netphen und Erndtebrück wird die Fahrbahn erneuert.",
    text: "Die B 62 ist zwischen Netphen und Erndtebrück von Freitag, 20 Uhr, bis Montag, 5 Uhr, gesperrt. Die Umleitung führt über Hilchenbach.",
    topics: ["aktuelles"],
    sendAt: "now",
  });
  await untilPhoneShows(ann, "B 62");
  await untilPhoneShows(bob, "B 62");
  await write(ann, "Fährt der Bus R27 trotzdem?");
  await untilAsked();
}

async function peopleOnTheDesk(): Promise<[string, string]> {
  const { people } = (await (await fetch(`${emulator}/emulator/people`)).json()) as {
    people: { id: string }[];
  };
  const [ann, bob] = people;
  if (ann === undefined || bob === undefined)
    throw new Error(`Two phones must lie on the desk at ${emulator}: start the demo anew.`);
  return [ann.id, bob.id];
}

async function write(id: string, text: string): Promise<void> {
  await call(`${emulator}/emulator/people/${id}/messages`, { text });
}

async function untilPhoneShows(id: string, text: string): Promise<void> {
  await until(`phone ${id} shows ${text}`, async () => {
    const shown = await fetch(`${emulator}/emulator/people/${id}/messages`);
    return (await shown.text()).includes(text);
  });
}

async function untilAsked(): Promise<void> {
  await until("the question is in the inbox", async () => {
    const waiting = await fetch(`${app}/api/v1/conversations?state=waiting`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return (await waiting.text()).includes("R27");
  });
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited a minute in vain: ${what}.`);
    await wait(100);
  }
}

async function call(url: string, body: object): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`);
}

async function takePhones(on: Browser): Promise<Buffer> {
  const page = await on.newPage({
    viewport: { width: phonesWidth, height },
    locale: "de-DE",
  });
  await page.goto(emulator);
  await page.getByText("R27").first().waitFor();
  // The panel above the phones is for testers.
  await page.evaluate(
    "for (const part of document.querySelectorAll('.top, .panel')) part.remove()",
  );
  return await page.screenshot();
}

async function takeInbox(on: Browser): Promise<Buffer> {
  const page = await on.newPage({ viewport: { width: inboxWidth, height }, locale: "de-DE" });
  await page.goto(`${app}/team/login`);
  await page.getByLabel("E-Mail-Adresse").fill("ann@rundruf.example");
  await page.getByLabel("Passwort").fill("nur zum Ausprobieren");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.goto(`${app}/team/posteingang`);
  await page.getByRole("link", { name: "Ann" }).first().click();
  await page.getByText("R27").last().waitFor();
  await page.evaluate("window.scrollTo(0, 0)");
  return await page.screenshot();
}
