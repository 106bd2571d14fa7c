/** A full budget: the broadcast stops before the first message over it, and a second person lets an urgent one go; in real Chromium. */
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { transact } from "../../src/db/db.ts";
import { addStaff } from "../../src/staff/accounts.ts";
import { openTestBrowser } from "../support/browser.ts";
import { testClock } from "../support/clock.ts";
import { startService } from "../support/service.ts";
import { logIn, shown, texts } from "./phone.ts";

const cleo = { email: "cleo@kreis.example", password: "vier zufällige Wörter" };

test("a budget for one message: it stops before the second, staff see why, a second person lets it go", async () => {
  const clock = testClock("2026-11-25T09:00:00Z");
  await using service = await startService({ clock, countdownSeconds: 0 });
  await using browser = await openTestBrowser();
  const people = ["Ann", "Bob"].map((name) => service.emulator.people.add({ name }));
  for (const person of people) {
    service.emulator.people.write(person, "alle");
    await shown(service, person, /Willkommen/);
  }
  await transact(
    service.db,
    async (tx) => await addStaff(tx, { ...cleo, name: "Cleo", role: "editor" }),
  );
  // Nobody's window is open any more: each gets the template, for 0.1131 €.
  clock.advance("30h");
  const page = await browser.page();
  await logIn(page, service);

  await page.getByRole("link", { name: "Kosten und Budget ansehen" }).click();
  await page.getByLabel("Budget im Monat, in Euro").fill("0,2");
  await page.getByRole("button", { name: "Budget speichern" }).click();
  await page.getByText("Das Budget ist gespeichert.").waitFor();
  await write(page, service.url);
  await page.getByText(/Dafür reicht das Budget nicht: Es fehlen 0,03\s€\./).waitFor();
  await page.getByRole("button", { name: "Als Eilmeldung senden …" }).click();
  await page.getByRole("button", { name: "Ja, es eilt: weiter" }).click();
  await page.getByRole("button", { name: "Jetzt an 2 Personen als Eilmeldung senden" }).click();

  await page.getByText("Das Budget hält die Aussendung an").waitFor({ timeout: 30_000 });
  await page.getByText(/Das Budget für November \(0,20\s€\) reicht/).waitFor();
  await page.getByText("Das entscheidet eine zweite Person").waitFor();
  expect(await page.getByRole("button", { name: "Trotz Budget senden" }).isDisabled()).toBe(true);
  await service.emulator.settled();
  expect(reached().length).toBe(1);

  const second = await browser.page();
  await second.goto(page.url());
  await second.getByLabel("E-Mail-Adresse").fill(cleo.email);
  await second.getByLabel("Passwort").fill(cleo.password);
  await second.getByRole("button", { name: "Anmelden" }).click();
  await second.goto(page.url());
  await second.getByRole("button", { name: "Trotz Budget senden" }).click();
  await second.getByText("Die Aussendung geht trotz des Budgets hinaus.").waitFor();
  await second.getByText("Cleo hat sie trotz des Budgets zugelassen.").waitFor();
  for (const person of people) await shown(service, person, /Hochwasser/);

  await service.emulator.settled();
  expect(reached().length).toBe(2);
  const { rows } = await sql`
    select 1 from audit_log where action = 'broadcast let over budget'`.execute(service.db);
  expect(rows).toHaveLength(1);

  function reached(): string[] {
    return people.flatMap((person) =>
      texts(service, person).filter((text) => text.includes("Hochwasser")),
    );
  }
}, 120_000);

async function write(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/team/aussendungen/neu`);
  await page.getByRole("textbox", { name: "Titel" }).fill("Hochwasser");
  await page
    .getByRole("textbox", { name: "Teaser" })
    .fill("Hochwasser an der Sieg: bitte die Keller räumen.");
  await page
    .getByRole("textbox", { name: "Text", exact: true })
    .fill("Die Sieg steigt bis heute Abend.");
  await page.getByLabel("Kultur!Büro.").check();
}
