/** Writing with buttons, keys and hints, a picture that is cut, and the same in English; in real Chromium. */
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoViolations, openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn, shown, texts } from "./phone.ts";

let service: Service;
let browser: TestBrowser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

async function photo(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const buffer = await sharp({
    create: { width: 1200, height: 600, channels: 3, background: "#2f5d8a" },
  })
    .jpeg()
    .toBuffer();
  return { name: "foto.jpg", mimeType: "image/jpeg", buffer };
}

test("buttons and keys put the signs around what is marked, and undo takes them back", async () => {
  const page = await browser.page();
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/neu`);
  const text = page.getByLabel("Text", { exact: true });
  await text.fill("Heute Lesung");

  await text.press("End");
  await text.press("Control+Shift+ArrowLeft");
  await text.press("Control+b");
  expect(await text.inputValue()).toBe("Heute *Lesung*");
  await text.press("Control+z");
  expect(await text.inputValue()).toBe("Heute Lesung");

  await text.press("Home");
  await text.press("Control+Shift+ArrowRight");
  const bar = page.getByRole("toolbar", { name: "Text gestalten" }).first();
  await bar.getByRole("button", { name: "Kursiv" }).click();
  expect(await text.inputValue()).toBe("_Heute_ Lesung");
  await bar.getByRole("button", { name: "Zitat" }).click();
  expect(await text.inputValue()).toBe("> _Heute_ Lesung");
  await bar.getByRole("button", { name: "Zitat" }).click();
  expect(await text.inputValue()).toBe("_Heute_ Lesung");
}, 60_000);

test("hints, lengths and the phone follow what is typed, without a new page", async () => {
  const page = await browser.page();
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/neu`);
  await page.getByLabel("Titel").fill("Lesung");
  await page.getByLabel("Teaser").fill("Eva Muster liest.");
  await page.getByLabel("Text", { exact: true }).fill("Beginn um *19.30 Uhr*.\n- mit Musik");

  await page.getByText("Mit Doppelpunkt wird die Uhrzeit richtig vorgelesen").waitFor();
  await page.getByText("17 von 600 Zeichen").waitFor();
  await page.getByText("Freier Text", { exact: true }).click();
  await page.locator(".phone:visible strong", { hasText: "19.30 Uhr" }).waitFor();
  await page.locator(".phone:visible li", { hasText: "mit Musik" }).waitFor();
  await expectNoViolations(page);
}, 120_000);

test("a picture is cut by keys on the frame, and the whole one comes back", async () => {
  const page = await browser.page();
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/neu`);
  await page.getByLabel("Titel").fill("Lesung");
  await page.getByLabel("Bild", { exact: true }).setInputFiles(await photo());
  await page.getByRole("button", { name: "Vorschau aktualisieren" }).click();
  await page.getByText("Ausschnitt wählen").click();
  const frame = page.getByRole("group", { name: "Rahmen des Ausschnitts" });
  await frame.waitFor();
  await page.getByLabel("quadratisch, 1:1").check();
  await expect.poll(() => page.getByLabel("Breite (%)").inputValue()).toBe("50");
  await frame.press("ArrowRight");
  expect(await page.getByLabel("Von links (%)").inputValue()).toBe("26");
  await expectNoViolations(page);
  await page.getByRole("button", { name: "Ausschnitt übernehmen" }).click();

  await page.getByText("Ausschnitt wählen").click();
  // Text, because this runs in the browser, whose types the server's code must not see.
  const size = async () =>
    await page.evaluate<number[]>(`(async () => {
      const image = document.querySelector("rundruf-crop img");
      await image.decode();
      return [image.naturalWidth, image.naturalHeight];
    })()`);
  expect(await size()).toEqual([600, 600]);
  await page.getByRole("button", { name: "Wieder das ganze Bild" }).click();
  await page.getByText("Ausschnitt wählen").click();
  expect(await size()).toEqual([1200, 600]);
}, 120_000);

test("a shape that is chosen before the picture has come is fitted when it comes", async () => {
  const page = await browser.page();
  const comes = Promise.withResolvers<void>();
  await logIn(page, service);
  await page.route(/\/team\/aussendungen\/bild\//, async (route) => {
    await comes.promise;
    await route.continue();
  });
  await page.goto(`${service.url}/team/aussendungen/neu`);
  await page.getByLabel("Bild", { exact: true }).setInputFiles(await photo());
  await page.getByRole("button", { name: "Vorschau aktualisieren" }).click();
  await page.getByText("Ausschnitt wählen").click();
  await page.getByRole("group", { name: "Rahmen des Ausschnitts" }).waitFor();

  await page.getByLabel("quadratisch, 1:1").check();
  const before = await page.getByLabel("Breite (%)").inputValue();
  comes.resolve();

  await expect.poll(() => page.getByLabel("Breite (%)").inputValue()).toBe("50");
  expect(before).toBe("100");
}, 60_000);

test("without script the middle is cut by choosing a shape, and the signs are explained", async () => {
  const page = await browser.page({ javaScriptEnabled: false });
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/neu`);
  expect(await page.getByRole("toolbar").count()).toBe(0);
  await page.getByText("*fett*, _kursiv_").waitFor();
  await page.getByLabel("Titel").fill("Lesung");
  await page.getByLabel("Bild", { exact: true }).setInputFiles(await photo());
  await page.getByRole("button", { name: "Vorschau aktualisieren" }).click();
  const whole = await page.locator("input[name=bildId]").inputValue();
  await page.getByText("Ausschnitt wählen").click();
  await page.getByLabel("breit, 1,91:1").check();
  await page.getByRole("button", { name: "Ausschnitt übernehmen" }).click();

  expect(await page.locator("input[name=bildGanz]").getAttribute("value")).toBe(whole);
}, 60_000);

test("each phone gets the message once, in the language that its owner chose in the chat", async () => {
  const subscribed = async (name: string, wish?: string) => {
    const person = service.emulator.people.add({ name });
    service.emulator.people.write(person, "alle");
    await shown(service, person, /Willkommen/);
    if (wish !== undefined) service.emulator.people.write(person, wish);
    return person;
  };
  const ann = await subscribed("Ann");
  const bob = await subscribed("Bob", "ENGLISH");
  const cat = await subscribed("Cat", "EINFACH");
  await shown(service, bob, /You receive at present/);
  await shown(service, cat, /Ab jetzt bekommen Sie unsere Nachrichten so: Einfache Sprache/);

  const page = await browser.page();
  await logIn(page, service);
  await page.goto(`${service.url}/team/aussendungen/neu`);
  await page.getByLabel("Titel").fill("Lesung im Kulturhaus");
  await page.getByLabel("Teaser").fill("Eva Muster liest am Freitag.");
  await page.getByLabel("Text", { exact: true }).fill("Um 19:30 Uhr.");
  await page.locator("summary", { hasText: "Englisch" }).click();
  await page.getByLabel("Überschrift (Englisch)").fill("Reading at the culture house");
  await page.getByLabel("Anreißer (Englisch)").fill("Eva Muster reads on Friday.");
  await page.getByLabel("Nachricht (Englisch)").fill("At *7.30 pm*.");
  await page.locator("summary", { hasText: "Einfache Sprache" }).click();
  await page.getByLabel("Überschrift (Einfache Sprache)").fill("Eine Lesung");
  await page.getByLabel("Anreißer (Einfache Sprache)").fill("Eva Muster liest vor.");
  await page.getByLabel("Nachricht (Einfache Sprache)").fill("Die Lesung ist am Freitag.");
  await page.getByLabel("Kultur!Büro.").check();
  await page.getByText("Englisch: 1 Person bekommt diese Fassung.").waitFor();
  await page.getByLabel("Fassung", { exact: true }).selectOption("en");
  await page.locator(".phone:visible", { hasText: "Eva Muster reads on Friday." }).waitFor();
  await page.getByRole("button", { name: /An 3 Personen senden/ }).click();

  await shown(service, ann, /Eva Muster liest am Freitag|Um 19:30 Uhr/);
  const atBob = await shown(service, bob, /Eva Muster reads|At \*7\.30 pm/);
  await shown(service, cat, /Eva Muster liest vor|Die Lesung ist am Freitag/);
  await service.emulator.settled();
  for (const person of [ann, bob, cat])
    expect(texts(service, person).filter((text) => text.includes("/n/lesung"))).toHaveLength(1);

  // The link opens the public page at the variant, which says what language it is in.
  const [address = ""] = /http\S+\/n\/\S+/.exec(atBob.text) ?? [];
  const reader = await browser.page();
  await reader.goto(address);
  expect(address).toMatch(/\?sprache=en#en$/);
  await reader.locator("article[lang=en] strong", { hasText: "7.30 pm" }).waitFor();
  await reader.getByRole("link", { name: "Einfache Sprache" }).click();
  await reader.waitForURL(/#leicht$/);
  await expectNoViolations(reader);
}, 120_000);
