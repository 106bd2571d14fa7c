/** What a press office does with a broadcast until it leaves, and what is told to whom does it wrong; in real Chromium. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Person } from "../../emulator/emulator.ts";
import { openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { testClock } from "../support/clock.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn, shown, texts } from "./phone.ts";

/** Wednesday, 10 o'clock in Berlin. */
const morning = "2026-11-25T09:00:00Z";
const clock = testClock(morning);
let service: Service;
let browser: TestBrowser;
let ann: Person;
beforeAll(async () => {
  [service, browser] = await Promise.all([
    startService({ clock, countdownSeconds: 60 }),
    openTestBrowser(),
  ]);
  ann = service.emulator.people.add({ name: "Ann" });
  service.emulator.people.write(ann, "alle");
  await shown(service, ann, /Willkommen/);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

let page: Page;
beforeEach(async () => {
  page = await browser.page();
  await logIn(page, service);
  return async () => await page.context().close();
});

/** The form of a new broadcast, filled in rightly. */
async function write(title: string, on: Page = page): Promise<void> {
  await on.goto(`${service.url}/team/aussendungen/neu`);
  await on.getByRole("textbox", { name: "Titel" }).fill(title);
  await on.getByRole("textbox", { name: "Teaser" }).fill(`${title}: alles Wichtige.`);
  await on.getByRole("textbox", { name: "Text", exact: true }).fill("Um 19:30 Uhr.");
  await on.getByLabel("Kultur!Büro.").check();
}

const times = (title: string) => texts(service, ann).filter((text) => text.includes(title)).length;

test("'send' gives a minute in which 'Doch nicht' takes everything back", async () => {
  await write("Lesung");

  await page.getByRole("button", { name: "An 1 Person senden" }).click();
  await page.getByText("Startet in 60 Sekunden.").waitFor();
  clock.advance(20_000);
  await page.getByText("Startet in 40 Sekunden.").waitFor();
  await page.getByRole("button", { name: "Doch nicht" }).click();
  await page.getByText("Es ist nichts gesendet worden.").waitFor();
  clock.advance(120_000);

  await service.emulator.settled();
  expect(times("Lesung")).toBe(0);
});

test("a second click on 'send' sends nothing twice", async () => {
  await write("Konzert");

  await page.getByRole("button", { name: "An 1 Person senden" }).dblclick();
  await page.getByText(/Startet in \d+ Sekunden/).waitFor();
  clock.advance(61_000);
  await shown(service, ann, /Konzert/);
  await page.getByText("Gesendet", { exact: true }).waitFor({ timeout: 20_000 });

  await service.emulator.settled();
  expect(times("Konzert")).toBe(1);
});

test.each([
  [
    "a date in the past",
    async () => {
      await page.getByLabel("Zu einem Zeitpunkt").check();
      await page.getByLabel("Datum").fill("2026-11-24");
      await page.getByLabel("Uhrzeit").fill("08:00");
    },
    "Dieser Zeitpunkt ist vorbei.",
  ],
  [
    "a picture without a description",
    async () => await page.getByLabel("Bild", { exact: true }).setInputFiles(picture),
    "Bitte beschreiben Sie das Bild",
  ],
  [
    "a text that is too long",
    async () =>
      await page.getByRole("textbox", { name: "Text", exact: true }).fill("Wort ".repeat(900)),
    "zu lang für eine Nachricht",
  ],
])("%s is told at its field, and what was typed is still there", async (mistake, make, says) => {
  await write(`Fehler: ${mistake}`);
  await make();

  await page.getByRole("button", { name: /1 Person (senden|einplanen)/ }).click();
  const sentence = page.getByRole("alert").getByRole("link", { name: says });
  await sentence.waitFor();
  await sentence.click();

  const target = await page.evaluate<string>("document.querySelector(':target').textContent");
  const title = await page.getByRole("textbox", { name: "Titel" }).inputValue();
  expect(title).toBe(`Fehler: ${mistake}`);
  expect(target).not.toBeNull();
  clock.advance(120_000);
  await service.emulator.settled();
  expect(times("Fehler")).toBe(0);
});

test("of two who change one draft the second is told, and keeps both texts", async () => {
  const other = await browser.page();
  await logIn(other, service);
  await write("Ausstellung");
  await page.getByRole("button", { name: "Entwurf speichern" }).click();
  await page.getByText("Der Entwurf ist gespeichert.").waitFor();
  await other.goto(page.url());

  await other.getByRole("textbox", { name: "Text", exact: true }).fill("Vom anderen.");
  await other.getByRole("button", { name: "Entwurf speichern" }).click();
  await other.getByText("Der Entwurf ist gespeichert.").waitFor();
  await page.getByRole("textbox", { name: "Text", exact: true }).fill("Von mir.");
  await page.getByRole("button", { name: "Entwurf speichern" }).click();
  await page.getByText("hat diesen Entwurf inzwischen geändert").waitFor();

  expect(await page.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    "Von mir.",
  );
  await other.reload();
  expect(await other.getByRole("textbox", { name: "Text", exact: true }).inputValue()).toBe(
    "Vom anderen.",
  );
  await other.context().close();
});

test("a test goes to one's own phone alone, once it is linked by a code", async () => {
  const bob = service.emulator.people.add({ name: "Bob" });
  await write("Probe");
  const [code = ""] =
    (await page.getByText(/Schreiben Sie TEST/).innerText()).match(/TEST \d+/) ?? [];

  service.emulator.people.write(bob, code);
  await shown(service, bob, /Telefon/);
  await page.getByRole("button", { name: "Test an mich" }).click();
  await page.getByText("Der Test ist auf dem Weg zu Ihrem Telefon.").waitFor();
  await shown(service, bob, /Probe/);

  await service.emulator.settled();
  expect(times("Probe")).toBe(0);
});

test("without script a broadcast is written, looked at and sent all the same", async () => {
  const plain = await browser.page({ javaScriptEnabled: false });
  await logIn(plain, service);
  await write("Ohne Skript", plain);

  await plain.getByRole("button", { name: "Vorschau aktualisieren" }).click();
  await plain.getByText("Ohne Skript: alles Wichtige.").first().waitFor();
  await plain.getByRole("button", { name: "An 1 Person senden" }).click();
  await plain.getByText(/Startet in \d+ Sekunden/).waitFor();
  clock.advance(61_000);

  await shown(service, ann, /Ohne Skript/);
  await plain.context().close();
});

test("by keyboard alone a broadcast is written, sent and taken back", async () => {
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 60; presses += 1) {
      await page.keyboard.press("Tab");
      if (name.test(await page.evaluate<string>(focused))) return;
    }
    throw new Error(`No Tab leads to ${String(name)}`);
  };
  await page.goto(`${service.url}/team/aussendungen/neu`);

  await tabTo(/^Zum Inhalt springen/);
  await page.keyboard.press("Enter");
  await tabTo(/^Titel/);
  await page.keyboard.type("Tastatur");
  await tabTo(/^Teaser/);
  await page.keyboard.type("Ohne Maus.");
  await tabTo(/^Text/);
  await page.keyboard.type("Um 19:30 Uhr.");
  await tabTo(/^Kultur/);
  await page.keyboard.press("Space");
  // The button says how many as soon as the page has asked; what is typed and focused stays meanwhile.
  await page.getByRole("button", { name: "An 1 Person senden" }).waitFor();
  await tabTo(/^An 1 Person senden/);
  await page.keyboard.press("Enter");
  await page.getByText(/Startet in \d+ Sekunden/).waitFor();
  await tabTo(/^Doch nicht/);
  await page.keyboard.press("Enter");

  await page.getByText("Es ist nichts gesendet worden.").waitFor();
  expect(await page.getByRole("textbox", { name: "Titel" }).inputValue()).toBe("Tastatur");
});

test("a planned broadcast leaves at its time and not before", async () => {
  await write("Markt");
  await page.getByLabel("Zu einem Zeitpunkt").check();
  await page.getByLabel("Datum").fill("2026-11-26");
  await page.getByLabel("Uhrzeit").fill("08:00");

  await page.getByRole("button", { name: "Für 1 Person einplanen" }).click();
  await page.getByText("Geplant für Do., 26.11., 8:00 Uhr.").waitFor();
  const id = page.url().match(/[0-9a-f-]{36}/)?.[0];
  clock.set(new Date("2026-11-26T06:59:00Z"));
  const before = await service.api("GET", `/broadcasts/${id}`);
  await service.emulator.settled();
  const early = times("Markt");
  clock.set(new Date("2026-11-26T07:00:01Z"));
  await shown(service, ann, /Markt/);

  expect(before).toMatchObject({ state: "scheduled" });
  expect(early).toBe(0);
});

/** What a screen reader would say first of what has the focus. Text, because this runs in the browser. */
const focused = `(() => {
  const element = document.activeElement;
  const label = element.labels?.[0] ?? element;
  return label.textContent.trim();
})()`;

/** The smallest PNG there is. */
const picture = {
  name: "bild.png",
  mimeType: "image/png",
  buffer: Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  ),
};
