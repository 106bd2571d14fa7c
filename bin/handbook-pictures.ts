/**
 * Takes the pictures of the handbook anew, from a running demonstration with empty phones:
 * `DATA_DIR=./data/picture COUNTDOWN_SECONDS=0 npm start`, then `node bin/handbook-pictures.ts <app URL>`.
 * What they show has happened: a calendar was read, tips were proposed, a broadcast went out and cost something.
 */
import { mkdir } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import sharp from "sharp";
import { launchChromium } from "../test/support/chromium.ts";

const [app = "http://127.0.0.1:8080"] = process.argv.slice(2);
const folder = fileURLToPath(new URL("../docs/images/", import.meta.url));
const authorization = "Bearer rundruf-demo-token-nur-zum-ausprobieren";
const people = 240;

await mkdir(folder, { recursive: true });
const browser = await launchChromium();
const page = await browser.newPage({
  viewport: { width: 1280, height: 1000 },
  locale: "de-DE",
  colorScheme: "light",
});
await logIn();
await setBudget();
await sendToMany();
await proposeEarly();
await takeTips();
await take("handbuch-quellen", "/team/einstellungen/quellen/1", 640);
await take("handbuch-kosten", "/team/kosten", 725);
await browser.close();

async function logIn(): Promise<void> {
  await page.goto(`${app}/team/login`);
  await page.getByLabel("E-Mail-Adresse").fill("ann@rundruf.example");
  await page.getByLabel("Passwort").fill("nur zum Ausprobieren");
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.getByRole("heading", { name: "Übersicht" }).waitFor();
}

async function setBudget(): Promise<void> {
  await page.goto(`${app}/team/kosten`);
  await page.getByLabel("Budget im Monat, in Euro").fill("300");
  await page.getByRole("button", { name: "Budget speichern" }).click();
  await page.getByText("Das Budget ist gespeichert.").waitFor();
}

async function sendToMany(): Promise<void> {
  const at = "2026-01-01T09:00:00Z";
  const lines = Array.from({ length: people }, (_, index) =>
    JSON.stringify({
      phone: `+4917600${100_000 + index}`,
      topics: ["aktuelles"],
      consent: { at, source: "Demonstration", wording: "Ich möchte Nachrichten bekommen." },
    }),
  );
  await call("/api/v1/subscribers/import", lines.join("\n"), "application/x-ndjson");
  const broadcast = {
    title: "B 62 am Wochenende gesperrt",
    teaser: "Zwischen Netphen und Erndtebrück wird die Fahrbahn erneuert.",
    text: "Die B 62 ist zwischen Netphen und Erndtebrück bis Montag, 5 Uhr, gesperrt.",
    topics: ["aktuelles"],
    // At night too, when the quiet hours would keep it.
    urgent: true,
    sendAt: "now",
  };
  const { id } = JSON.parse(await call("/api/v1/broadcasts", JSON.stringify(broadcast))) as {
    id: string;
  };
  await until("the broadcast is sent", async () =>
    (await call(`/api/v1/broadcasts/${id}`)).includes('"state":"sent"'),
  );
}

/** Tips are proposed in the afternoon; here they are to be seen at any time of the day. */
async function proposeEarly(): Promise<void> {
  await page.goto(`${app}/team/tipps/regeln/veranstaltungstipps`);
  await page.getByLabel("Vorschlag am Tag davor um").fill("00:00");
  await page.getByRole("button", { name: "Regeln speichern" }).click();
}

async function takeTips(): Promise<void> {
  const isProposed = async () => {
    await page.goto(`${app}/team/tipps`);
    return (await page.getByText("Wenn niemand etwas tut").count()) > 0;
  };
  await until("tips are proposed", isProposed);
  await save(page, "handbuch-tipps", 1250);
}

async function take(name: string, path: string, height: number): Promise<void> {
  await page.goto(app + path);
  await save(page, name, height);
}

async function save(shown: Page, name: string, height: number): Promise<void> {
  await shown.setViewportSize({ width: 1280, height });
  const file = `${folder}${name}.png`;
  await sharp(await shown.screenshot())
    .png({ palette: true, effort: 10 })
    .toFile(file);
  process.stdout.write(`${file}\n`);
}

async function call(path: string, body?: string, type = "application/json"): Promise<string> {
  const response = await fetch(app + path, {
    method: body === undefined ? "GET" : "POST",
    headers: { authorization, "content-type": type },
    ...(body === undefined ? {} : { body }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text}`);
  return text;
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`Waited a minute in vain: ${what}.`);
    await wait(500);
  }
}
