/** A press release from an RSS feed to the phone with two people, and its correction to those who got it, in real Chromium. */
import { sql } from "kysely";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Person } from "../../emulator/emulator.ts";
import { transact } from "../../src/db/db.ts";
import { addSource } from "../../src/sources/sources.ts";
import { feed, openServer } from "../../src/sources/testing-sources.ts";
import { addStaff } from "../../src/staff/staff.ts";
import { paths } from "../../src/web/paths.ts";
import { expectNoViolations, openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { demoStaff, startService, type Service } from "../support/service.ts";
import { logIn, shown, texts } from "./phone.ts";

let service: Service;
let browser: TestBrowser;
let ann: Page;
let bob: Page;
/** The first test subscribes him; in the second he has its message. */
let dan: Person;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
  await transact(service.db, (tx) =>
    addStaff(tx, {
      name: "Bob Beispiel",
      email: "bob@kreis.example",
      role: "editor",
      password: demoStaff.password,
    }),
  );
  ann = await browser.page();
  bob = await browser.page();
  await logIn(ann, service);
  await logIn(bob, service, "bob@kreis.example");
}, 60_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const patience = { timeout: 20_000, interval: 200 };

test("a press release becomes a draft; one edits it, the other approves it, and it is on the phone", async () => {
  await using server = await openServer();
  dan = await subscriber("Dan", "Aktuelle Informationen");
  await asksForOne();
  server.says(feed());
  await readsFeed(server.url);

  // A feed counts in seconds: what appears in that of the first look is not older than it.
  const at = new Date(Date.now() + 1_000).toUTCString();
  server.says(feed({ id: "b62", title: "B 62 ab Montag gesperrt", at }));
  await ann.goto(`${service.url}${paths.sources}`);
  await ann.getByRole("link", { name: "Pressestelle" }).click();
  await ann.getByRole("button", { name: "Jetzt abrufen" }).click();

  // Bob finds the draft, writes his sentence into it and asks for the approval.
  await expect
    .poll(async () => {
      await bob.goto(`${service.url}${paths.broadcasts}`);
      return await bob.getByRole("link", { name: "B 62 ab Montag gesperrt" }).count();
    }, patience)
    .toBe(1);
  await bob.getByRole("link", { name: "B 62 ab Montag gesperrt" }).click();
  await bob
    .getByRole("textbox", { name: "Text", exact: true })
    .fill("Die Umleitung führt über die L 719.");
  await bob.getByRole("button", { name: "Zur Freigabe geben" }).click();
  await bob.getByText("0 von 1 Freigabe").waitFor();
  const own = bob.getByRole("button", { name: "Freigeben", exact: true });
  expect(await own.isDisabled()).toBe(true);
  await expectNoViolations(bob);

  // Ann sees on her first page that it waits for her.
  await ann.goto(`${service.url}${paths.team}`);
  const card = ann.getByRole("region", { name: "Freigaben" });
  await card.getByRole("heading", { name: "Wartet auf mich" }).waitFor();
  await expectNoViolations(ann);
  await card.getByRole("link", { name: "B 62 ab Montag gesperrt" }).click();
  await ann.getByText("Sie können freigeben.").waitFor();
  await expectNoViolations(ann);
  await ann.getByRole("button", { name: "Freigeben", exact: true }).press("Enter");
  await ann.getByText("1 von 1 Freigabe").waitFor();
  expect(texts(service, dan).join()).not.toContain("B 62");

  await bob.reload();
  await bob.getByRole("button", { name: "An 1 Person senden" }).click();

  const message = await shown(service, dan, /B 62 ab Montag gesperrt/);
  expect(message.text).toContain("L 719");
}, 120_000);

test("a correction reaches who got the wrong message and nobody else, after a second look", async () => {
  // Eve came afterwards: what she never got is not corrected for her.
  const eve = await subscriber("Eve", "Aktuelle Informationen");
  const wrong = await reaches("B 62 ab Montag gesperrt", "sent");
  await bob.goto(`${service.url}${paths.broadcast(wrong.id)}`);
  await expectNoViolations(bob);
  await bob.getByRole("button", { name: "Korrektur schreiben" }).click();
  await bob.getByText("Geht genau an alle, die diese Nachricht bekommen haben").waitFor();
  await expectNoViolations(bob);

  await bob
    .getByRole("textbox", { name: "Teaser" })
    .fill("Die B 62 ist erst ab Dienstag gesperrt.");
  await bob.getByRole("textbox", { name: "Text", exact: true }).fill("Erst ab Dienstag.");
  await bob.getByRole("button", { name: "Zur Freigabe geben" }).click();
  await bob.getByText("0 von 1 Freigabe").waitFor();

  // Ann gives it back with a reason, which Bob reads above his draft.
  await ann.goto(`${service.url}${paths.approvals}`);
  await expectNoViolations(ann);
  await ann.getByRole("link", { name: /Korrektur: B 62/ }).click();
  await ann.getByLabel("Was soll geändert werden?").fill("Bitte die Umleitung nennen.");
  await ann.getByRole("button", { name: "Mit Grund zurückgeben" }).click();
  await ann.getByText("Der Grund steht über dem Entwurf.").waitFor();
  await bob.reload();
  await bob.getByText("Bitte die Umleitung nennen.").waitFor();
  await expectNoViolations(bob);
  await bob
    .getByRole("textbox", { name: "Text", exact: true })
    .fill("Erst ab Dienstag. Die Umleitung führt über die L 719.");
  await bob.getByRole("button", { name: "Zur Freigabe geben" }).click();
  await bob.getByText("0 von 1 Freigabe").waitFor();
  await ann.reload();
  await ann.getByRole("table", { name: /Geändert seit der Rückgabe/ }).waitFor();
  await expectNoViolations(ann);
  await ann.getByRole("button", { name: "Freigeben", exact: true }).click();
  await ann.getByText("1 von 1 Freigabe").waitFor();
  await ann.getByRole("button", { name: "An 1 Person senden" }).click();

  const correction = await shown(service, dan, /Korrektur: B 62/);
  await reaches("Korrektur: B 62 ab Montag gesperrt", "sent");
  await service.emulator.settled();
  expect(correction.text).toContain("Erst ab Dienstag.");
  expect(texts(service, eve).join()).not.toContain("B 62");

  // In public the old leads to the new.
  const reader = await browser.page();
  await reader.goto(`${service.url}${paths.broadcastPage(wrong.slug)}`);
  await reader.getByText("Diese Nachricht ist nicht mehr richtig").waitFor();
  await expectNoViolations(reader);
  await reader.getByRole("link", { name: "Korrektur: B 62 ab Montag gesperrt" }).click();
  await reader.getByText("Erst ab Dienstag.").first().waitFor();
  await reader.goto(`${service.url}${paths.archive}`);
  await reader.getByText("korrigiert", { exact: true }).waitFor();
  await expectNoViolations(reader);
  const rss = await (await fetch(`${service.url}${paths.archiveFeed}`)).text();
  expect(rss).toMatch(/<description>Korrigiert: \S+\/n\/korrektur-b-62/);
}, 120_000);

async function subscriber(name: string, topics: string): Promise<Person> {
  const person = service.emulator.people.add({ name });
  service.emulator.people.write(person, topics);
  await shown(service, person, /Willkommen/);
  return person;
}

async function asksForOne(): Promise<void> {
  await ann.goto(`${service.url}${paths.topic("aktuelles")}`);
  await ann.getByLabel("Eine zweite Person gibt frei.").check();
  const form = ann.getByRole("form", { name: "Freigaben" });
  await form.getByRole("button", { name: "Speichern" }).click();
  await ann.getByText("Was noch nicht gesendet ist, richtet sich schon danach.").waitFor();
}

/** What is in the feed when it is read first is old news. */
async function readsFeed(url: string): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select id from topics where key = 'aktuelles'`.execute(service.db);
  await transact(service.db, (tx) =>
    addSource(
      tx,
      {
        title: "Pressestelle",
        url: `${url}/presse.rss`,
        format: "rss",
        topicId: rows[0]?.id ?? null,
        draftsNews: true,
        onlyCities: [],
        onlyCategories: [],
        everyMinutes: 60,
      },
      new Date(),
    ),
  );
  await expect
    .poll(async () => {
      const read = await sql`select 1 from sources where succeeded_at is not null`.execute(
        service.db,
      );
      return read.rows.length;
    }, patience)
    .toBeGreaterThan(0);
}

async function reaches(title: string, state: string): Promise<{ id: string; slug: string }> {
  const read = async () =>
    (
      await sql<{ id: string; slug: string; state: string }>`
        select id, slug, state from broadcasts where title = ${title}`.execute(service.db)
    ).rows[0];
  await expect.poll(async () => (await read())?.state, patience).toBe(state);
  const found = await read();
  if (found === undefined) throw new Error(`There is no broadcast ${title}`);
  return found;
}
