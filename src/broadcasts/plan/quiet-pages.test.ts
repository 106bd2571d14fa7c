/** Quiet hours as staff see them: set, told of while planning, shown while something waits. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, openDesk, own, writing } from "../testing-desk.ts";

const address = "/team/einstellungen/ruhezeiten";

test("a time in quiet hours is refused with the next free one, and one button takes it", async () => {
  await using desk = await openDesk();
  const late = { wann: "spaeter", datum: "2026-11-24", uhrzeit: "21:00" };

  const asked = await desk.bob.post(writing, form(desk.kultur, { ...late, tun: "planen" }));
  const page = await asked.text();
  const taken = await desk.bob.post(
    own,
    form(desk.kultur, { ...late, version: "1", tun: "naechste" }),
  );

  expect(asked.status).toBe(422);
  expect(page).toContain(
    "Um diese Zeit ist Ruhezeit. Die nächste freie Zeit ist Mi., 25.11., 7:00 Uhr.",
  );
  expect(page).toContain("Für Mi., 25.11., 7:00 Uhr einplanen");
  expect(await taken.text()).not.toContain("Um diese Zeit ist Ruhezeit");
  const { rows } = await sql<{ at: Date }>`select send_at as at from broadcasts`.execute(desk.db);
  expect(rows[0]?.at).toEqual(new Date("2026-11-25T06:00:00Z"));
});

test("sending at night offers the morning", async () => {
  await using desk = await openDesk();
  desk.clock.set(new Date("2026-11-24T21:00:00Z"));
  await desk.bob.logIn("Bob");

  const asked = await desk.bob.post(writing, form(desk.kultur, { tun: "senden" }));

  expect(asked.status).toBe(422);
  expect(await asked.text()).toContain("Für Mi., 25.11., 7:00 Uhr einplanen");
});

test("a broadcast that waits says so, and that nobody paused it", async () => {
  await using desk = await openDesk();
  const id = await desk.underWay({ queued: 2, delivered: 1 });
  await sql`update broadcasts set quiet_until = '2026-11-25T06:00:00Z' where id = ${id}`.execute(
    desk.db,
  );

  const page = await (await desk.bob.get(`/team/aussendungen/${id}`)).text();

  expect(page).toContain(
    "Wartet wegen der Ruhezeit und geht von selbst weiter: Mi., 25.11., 7:00 Uhr.",
  );
  expect(page).toContain("Niemand hat angehalten.");
  expect(page).toContain("Wartet: Ruhezeit");
});

test("while nobody has said which public body this is, nothing is held, and the page says what is missing", async () => {
  await using desk = await openDesk();
  await sql`delete from settings where key = 'organisation'`.execute(desk.db);
  const ann = desk.browser();
  await ann.logIn("Ann");

  const page = await (await ann.get(address)).text();

  expect(page).toContain("Die Ruhezeiten gelten, sobald Ihre Behörde");
  expect(page).not.toMatch(/name="einhalten" value="1" checked/);
});

test("quiet hours are on from the first day and changed by administrators alone", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");

  const first = await (await ann.get(address)).text();
  const refused = await ann.post(address, { einhalten: "1", von: "20:00", bis: "20:00" });
  const saved = await ann.post(address, {
    einhalten: "1",
    von: "21:00",
    bis: "06:30",
    feiertags: "1",
  });
  const after = await (await ann.get(address)).text();

  expect(first).toMatch(/name="einhalten" value="1" checked/);
  expect(first).toContain('value="20:00"');
  expect(first).toContain("Es gelten die Feiertage von Nordrhein-Westfalen: 1. Weihnachtstag");
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Beginn und Ende sind gleich.");
  expect(saved.status).toBe(303);
  expect(after).toContain('value="06:30"');
  expect(after).not.toMatch(/name="sonntags" value="1" checked/);
  expect(desk.woken).toContain("broadcasts");
  expect((await desk.bob.get(address)).status).toBe(403);
});
