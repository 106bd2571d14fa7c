import { sql } from "kysely";
import { expect, test } from "vitest";
import { openBrowser, openSite } from "../staff/testing-site.ts";
import { openWeb } from "../web/web.ts";
import { staffPages } from "../staff/pages.tsx";
import { overviewPages } from "./pages.tsx";

/** The overview as it is, in place of the one that the site of the tests has. */
async function openOverview() {
  const site = await openSite();
  const app = openWeb(site.context);
  app.route("/", overviewPages(site.context));
  app.route("/", staffPages(site.context));
  const overviewOf = async (name: string) => {
    const browser = openBrowser(app, site.context.publicUrl);
    await browser.logIn(name);
    return await (await browser.get("/team")).text();
  };
  return { ...site, overviewOf };
}

test("on the first day there are three steps, and one that is done says so", async () => {
  await using site = await openOverview();
  const before = await site.overviewOf("Ann");
  await sql`
    insert into channel_accounts (channel, external_id, display_number, secrets_sealed)
    values ('whatsapp', '1065', '+49 271 333 0', '')`.execute(site.db);

  const after = await site.overviewOf("Ann");

  expect(before).toContain("Drei Schritte bis zur ersten Nachricht");
  expect(before).toContain("Zugangsdaten von WhatsApp eintragen");
  expect(after).not.toContain("Zugangsdaten von WhatsApp eintragen");
  expect(after).toContain("Erledigt.");
});

test("who only answers is not asked to set anything up, and sees no trouble that is not theirs", async () => {
  await using site = await openOverview();

  const page = await site.overviewOf("Cat");

  expect(page).not.toContain("Drei Schritte");
  expect(page).not.toContain("Nummer verbinden");
  expect(page).not.toContain("Aussendung schreiben");
  expect(page).toContain("Niemand wartet auf eine Antwort.");
});

test.each([
  [null, "wird gesendet"],
  ["slowed", "wird langsamer gesendet, WhatsApp hat darum gebeten"],
  ["not-answering", "wartet, weil WhatsApp nicht richtig antwortet"],
])("a running broadcast whose number's trouble is %s is told of so", async (trouble, sentence) => {
  await using site = await openOverview();
  const now = site.clock.now();
  await sql`
    with number as (
      insert into channel_accounts (channel, external_id, display_number, secrets_sealed, trouble, trouble_since)
      values ('whatsapp', '1065', '+49 271 333 0', '', ${trouble}, ${trouble === null ? null : now})
      returning id
    )
    insert into broadcasts (id, account_id, slug, state, title, teaser, body, started_at, created_at, updated_at)
    select gen_random_uuid(), id, 'bombenfund', 'sending', 'Bombenfund in Kreuztal', '', '', ${now}, ${now}, ${now}
    from number`.execute(site.db);

  const page = await site.overviewOf("Bob");

  expect(page).toContain(`<span>${sentence}</span>`);
});
