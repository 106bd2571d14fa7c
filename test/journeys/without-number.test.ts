/** Somebody whose number WhatsApp hides: a whole life with the county, by user id alone, in real Chromium. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestBrowser, phone, type TestBrowser } from "../support/browser.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn, sendPrefilled, shown, texts } from "./phone.ts";

let service: Service;
let browser: TestBrowser;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
});
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

test("a person without a number signs up, chooses, gets a broadcast, answers, is answered and stops", async () => {
  const eve = service.emulator.people.add({ name: "Eve", hidesPhone: true });

  // From the county's page into the chat, with nothing ticked.
  const citizen = await browser.page(phone);
  await citizen.goto(service.url);
  await citizen.getByRole("link", { name: "Mit WhatsApp abonnieren" }).click();
  await sendPrefilled(citizen, "Eve");

  // The chat asks; a row of its list answers.
  await citizen.getByRole("button", { name: "Themen wählen" }).click();
  await citizen
    .getByRole("dialog")
    .getByLabel(/Kultur!Büro/)
    .check();
  await citizen.getByRole("dialog").getByRole("button", { name: "Senden" }).click();
  await citizen.getByText(/Willkommen!/).waitFor();
  const addresses = await service.db.selectFrom("addresses").select(["phone", "bsuid"]).execute();
  expect(addresses).toEqual([{ phone: null, bsuid: expect.stringMatching(/^DE\./) }]);

  await send("Lesung am Freitag");
  await shown(service, eve, /Lesung am Freitag/);

  service.emulator.people.write(eve, "Gibt es noch Karten?");
  const staff = await browser.page();
  await logIn(staff, service);
  await staff.goto(`${service.url}/team/posteingang`);
  await staff.getByRole("link", { name: /Eve/ }).first().click();
  await staff.getByLabel("Ihre Antwort").fill("Ja, an der Abendkasse.");
  await staff.getByRole("button", { name: "Antwort senden" }).click();
  await citizen.getByText("Ja, an der Abendkasse.").waitFor();

  service.emulator.people.write(eve, "Stopp bitte");
  await shown(service, eve, /abgemeldet/);
  await send("Konzert am Samstag");
  await service.emulator.settled();

  expect(texts(service, eve).join("\n")).not.toContain("Konzert am Samstag");
  await citizen.context().close();
  await staff.context().close();
}, 60_000);

/** Resolves when it has gone to everyone whom it reaches. */
async function send(title: string): Promise<void> {
  const { id } = (await service.api("POST", "/broadcasts", {
    title,
    teaser: "Im Kulturhaus, um 19:30 Uhr.",
    text: "Der Eintritt ist frei.",
    topics: ["kultur"],
    sendAt: "now",
  })) as { id: string };
  await expect
    .poll(async () => await service.api("GET", `/broadcasts/${id}`), { timeout: 15_000 })
    .toMatchObject({ state: "sent" });
}
