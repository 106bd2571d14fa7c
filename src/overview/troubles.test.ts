import { sql } from "kysely";
import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { transact, type Db } from "../db/db.ts";
import { haltAccount } from "../delivery/delivery.ts";
import { findTroubles } from "./troubles.ts";

const now = new Date("2026-11-24T09:00:00Z");

/** A county in which nothing is wrong, on the day that the test says. */
async function openCounty() {
  const database = await testDatabase();
  const { db } = database;
  await sql`
    insert into channel_accounts (id, channel, external_id, display_number, secrets_sealed)
    overriding system value
    values (1, 'whatsapp', '1065', '+49 271 333 0', '')`.execute(db);
  await sql`
    insert into templates (account_id, name, language, status, category, components, synced_at)
    values (1, 'rundruf_nachricht_1', 'de', 'APPROVED', 'MARKETING', '[]', ${now})`.execute(db);
  await sql`
    insert into notice_versions (version, body_de, body_en, hash, valid_from)
    values ('1', 'Wir speichern wenig.', 'We keep little.', '', ${now})`.execute(db);
  return database;
}

const told = async (db: Db) =>
  (await findTroubles(db, "de", now)).map(({ sentence, href }) => [sentence, href]);

test("where nothing is wrong nothing is told", async () => {
  await using county = await openCounty();

  expect(await told(county.db)).toEqual([]);
});

test.each<[string, (db: Db) => Promise<unknown>, RegExp, string]>([
  [
    "a number that was stopped",
    async (db) => await transact(db, (tx) => haltAccount(tx, 1, "Falscher Text", now)),
    /\+49 271 333 0 sendet nicht: Falscher Text/,
    "/team/not-aus",
  ],
  [
    "a template that WhatsApp paused",
    async (db) => await sql`update templates set status = 'PAUSED'`.execute(db),
    /Aussendungen erreichen nicht alle/,
    "/team/einstellungen/nummer",
  ],
  [
    "an event that could not be taken in",
    async (db) =>
      await sql`
        insert into set_aside_events (channel, event, reason, at)
        values ('whatsapp', '{}', 'Eine Angabe fehlt.', ${now})`.execute(db),
    /Eine Meldung von WhatsApp wurde nicht verarbeitet/,
    "/team/einstellungen/meldungen",
  ],
  [
    "a broadcast that cannot start",
    async (db) =>
      await sql`
        insert into broadcasts (id, account_id, slug, state, title, teaser, body, hindrance, created_at, updated_at)
        values ('11111111-1111-4111-8111-111111111111', 1, 'lesung', 'scheduled', 'Lesung', '', '',
          'Es fehlt eine Vorlage.', ${now}, ${now})`.execute(db),
    /„Lesung“ geht nicht hinaus: Es fehlt eine Vorlage/,
    "/team/aussendungen/11111111-1111-4111-8111-111111111111",
  ],
  [
    "a missing privacy notice",
    async (db) => await sql`delete from notice_versions`.execute(db),
    /noch keine Datenschutzhinweise/,
    "/team/einstellungen/datenschutz",
  ],
])("%s is told, with the way out", async (_, breaks, sentence, href) => {
  await using county = await openCounty();
  await breaks(county.db);

  expect(await told(county.db)).toEqual([[expect.stringMatching(sentence), href]]);
});

test("before a number is set up that is the first thing to do", async () => {
  await using database = await testDatabase();

  const [first] = await findTroubles(database.db, "en", now);

  expect(first).toMatchObject({ href: "/team/einstellungen/nummer", right: "administer" });
});
