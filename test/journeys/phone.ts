import type { Page } from "playwright-core";
import { vi } from "vitest";
import type { MessageView, Person } from "../../emulator/emulator.ts";
import { demoStaff, type Service } from "../support/service.ts";

/** How long a message may take from one phone to the other and back. */
const timeout = 15_000;

/** The newest message of the county on this phone that says this, once it is there. */
export async function shown(service: Service, person: Person, says: RegExp): Promise<MessageView> {
  return await vi.waitFor(
    () => {
      const found = service.emulator.people
        .messages(person)
        .findLast(({ from, text }) => from === "county" && says.test(text));
      if (found === undefined)
        throw new Error(
          `${String(says)} is not on the phone: ${texts(service, person).join("\n")}`,
        );
      return found;
    },
    { timeout },
  );
}

/** What the county wrote to this phone, oldest first. */
export function texts(service: Service, person: Person): string[] {
  return service.emulator.people
    .messages(person)
    .filter(({ from }) => from === "county")
    .map(({ text }) => text);
}

/** Logs in on the page as the demonstration's administrator, or as somebody else with the same password. */
export async function logIn(
  page: Page,
  service: Service,
  email: string = demoStaff.email,
): Promise<void> {
  await page.goto(`${service.url}/team/login`);
  await page.getByLabel("E-Mail-Adresse").fill(email);
  await page.getByLabel("Passwort").fill(demoStaff.password);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.getByRole("heading", { name: "Übersicht" }).waitFor();
}

/** Sends what the link wrote beforehand; the page fills it in a moment after it shows the field. */
export async function sendPrefilled(page: Page, name: string): Promise<void> {
  const filled = page.locator("textarea:not(:placeholder-shown)");
  await page.getByLabel(`Nachricht von ${name}`).and(filled).press("Enter");
}
