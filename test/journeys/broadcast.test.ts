/** A broadcast and its answers, from the press office's screen to three phones and back, in real Chromium. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../emulator/emulator.ts";
import { openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn, shown, texts } from "./phone.ts";

let service: Service;
let browser: TestBrowser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

async function subscriber(name: string, topics: string): Promise<Person> {
  const person = service.emulator.people.add({ name });
  service.emulator.people.write(person, topics);
  await shown(service, person, /Willkommen/);
  return person;
}

async function openStaff(): Promise<Page> {
  const page = await browser.page();
  await logIn(page, service);
  return page;
}

test("a broadcast reaches who subscribed and not who stopped; the answer and its reply stay between two", async () => {
  const ann = await subscriber("Ann", "alle");
  const bob = await subscriber("Bob", "Kultur");
  const cat = await subscriber("Cat", "Kultur");
  service.emulator.people.write(cat, "STOPP");
  await shown(service, cat, /abgemeldet/);

  // Staff write and send.
  const page = await openStaff();
  await page.goto(`${service.url}/team/aussendungen/neu`);
  await page.getByRole("textbox", { name: "Titel" }).fill("Lesung im Kulturhaus");
  await page
    .getByRole("textbox", { name: "Teaser" })
    .fill("Am Freitag liest Eva Muster im Kulturhaus Lÿz.");
  await page
    .getByRole("textbox", { name: "Text", exact: true })
    .fill("Am Freitag um 19:30 Uhr.\n\nDer Eintritt ist frei.");
  await page.getByLabel("Kultur!Büro.").check();
  await page.getByRole("button", { name: /An 2 Personen senden/ }).click();

  // Two phones get it once, the third does not.
  const atAnn = await shown(service, ann, /Lesung im Kulturhaus/);
  await shown(service, bob, /Lesung im Kulturhaus/);
  await page
    .getByText(/gesendet/i)
    .first()
    .waitFor();
  await service.emulator.settled();
  for (const person of [ann, bob])
    expect(
      texts(service, person).filter((text) => text.includes("Lesung im Kulturhaus")),
    ).toHaveLength(1);
  expect(texts(service, cat).join()).not.toContain("Lesung");

  // Ann answers; staff see it without reloading, with the broadcast it answers.
  await page.goto(`${service.url}/team/posteingang`);
  service.emulator.people.write(
    ann,
    { type: "text", text: "Gibt es noch Karten?" },
    { replyTo: atAnn.id },
  );
  await page.getByText("Gibt es noch Karten?").first().waitFor();
  await page.getByRole("link", { name: /Ann/ }).first().click();
  await page.getByText("Lesung im Kulturhaus").first().waitFor();
  await page.getByText("Nur Ann sieht diese Antwort.").waitFor();
  await page.getByLabel("Ihre Antwort").fill("Ja, an der Abendkasse.");
  await page.getByRole("button", { name: "Antwort senden" }).click();

  await shown(service, ann, /Abendkasse/);
  for (const other of [bob, cat]) {
    const seen = texts(service, other).join("\n");
    expect(seen).not.toContain("Abendkasse");
    expect(seen).not.toContain("Karten");
  }
  await page.context().close();
}, 60_000);

test("STOP during a running broadcast: who stopped before their turn gets nothing of it", async () => {
  service.emulator.limits.messagesPerSecond = 10_000;
  const crowd = Array.from({ length: 400 }, (_, number) => ({
    phone: `+4915120${String(100_000 + number)}`,
    topics: ["veranstaltungstipps"],
    consent: { at: "2026-11-01T08:00:00Z", source: "Umzug", wording: "Ja, gern." },
  }));
  await importPeople(crowd);
  const last = service.emulator.people.withPhone("4915120100399");

  const { id } = (await service.api("POST", "/broadcasts", {
    title: "Tipps",
    teaser: "Heute ist Weihnachtsmarkt in Siegen.",
    text: "Der Markt öffnet um 11 Uhr.",
    topics: ["veranstaltungstipps"],
    sendAt: "now",
  })) as { id: string };
  await expect
    .poll(async () => (await read(id)).deliveries.queued, { timeout: 15_000 })
    .toBeGreaterThan(0);
  service.emulator.people.write(last, "STOPP");
  await expect.poll(async () => (await read(id)).state, { timeout: 30_000 }).toBe("sent");

  const { deliveries } = await read(id);
  const got = texts(service, last).filter((text) => text.includes("Weihnachtsmarkt")).length;
  expect(got + deliveries.withdrawn).toBe(1);
  expect(texts(service, last).filter((text) => text.includes("abgemeldet"))).toHaveLength(1);
}, 60_000);

test("a running broadcast is paused, resumed and ended by a press each, and nobody gets it twice", async () => {
  service.emulator.limits.messagesPerSecond = 10_000;
  await service.api("POST", "/topics", { key: "probe", title: "Probe", description: "Zum Üben" });
  const crowd = Array.from({ length: 900 }, (_, number) => ({
    phone: `+4915121${String(100_000 + number)}`,
    topics: ["probe"],
    consent: { at: "2026-11-01T08:00:00Z", source: "Umzug", wording: "Ja, gern." },
  }));
  await importPeople(crowd);
  const { id } = (await service.api("POST", "/broadcasts", {
    title: "Übung",
    teaser: "Dies ist eine Übung.",
    text: "Bitte nichts tun.",
    topics: ["probe"],
    sendAt: "now",
  })) as { id: string };
  await expect
    .poll(async () => (await read(id)).deliveries.delivered, { timeout: 20_000 })
    .toBeGreaterThan(0);
  const page = await openStaff();
  await page.goto(`${service.url}/team/aussendungen/${id}`);

  await page.getByRole("button", { name: "Anhalten", exact: true }).click();
  await page.getByText("Angehalten", { exact: true }).waitFor();
  await expect.poll(async () => (await read(id)).deliveries.sending, { timeout: 10_000 }).toBe(0);
  const held = (await read(id)).deliveries.queued;
  await page.getByRole("button", { name: "Fortsetzen" }).click();
  await expect
    .poll(async () => (await read(id)).deliveries.queued, { timeout: 10_000 })
    .toBeLessThan(held);
  await page.getByRole("button", { name: "Abbrechen" }).click();
  await page.getByText("Abgebrochen", { exact: true }).waitFor();
  await expect.poll(async () => (await read(id)).deliveries.sending, { timeout: 10_000 }).toBe(0);
  await service.emulator.settled();

  const { state, deliveries } = await read(id);
  const got = crowd.map(
    ({ phone }) =>
      texts(service, service.emulator.people.withPhone(phone)).filter((text) =>
        text.includes("Dies ist eine Übung."),
      ).length,
  );
  expect(state).toBe("cancelled");
  expect(held).toBeGreaterThan(0);
  expect(deliveries.withdrawn).toBeGreaterThan(0);
  expect(Math.max(...got)).toBe(1);
  expect(got.filter((times) => times === 1).length + deliveries.withdrawn).toBe(crowd.length);
  await page.context().close();
}, 90_000);

type Read = {
  state: string;
  deliveries: Record<"queued" | "sending" | "delivered" | "withdrawn", number>;
};

async function read(id: string): Promise<Read> {
  return (await service.api("GET", `/broadcasts/${id}`)) as Read;
}

async function importPeople(people: readonly unknown[]): Promise<void> {
  const response = await fetch(`${service.url}/api/v1/subscribers/import`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${service.token}`,
      "content-type": "application/x-ndjson",
    },
    body: people.map((person) => JSON.stringify(person)).join("\n"),
  });
  expect(await response.json()).toMatchObject({ imported: people.length, rejected: [] });
}
