/** Drafts that save themselves: nobody's words are lost, and what was written before can be read and brought back. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { forgetOldVersions, listVersions } from "./versions.ts";
import { form, openDesk, own, writing } from "../testing-desk.ts";

const saving = "/team/aussendungen/sichern";
const id = "11111111-1111-4111-8111-111111111111";
const bobsForm = "22222222-2222-4222-8222-222222222222";
const annsForm = "33333333-3333-4333-8333-333333333333";

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** What the form of a member holds at this moment. */
const typed = (desk: Desk, version: number, text: string, formId = bobsForm) =>
  form(desk.kultur, { version: String(version), text, formular: formId });

const textNow = async ({ db }: Desk): Promise<string | undefined> =>
  (await sql<{ body: string }>`select body from broadcasts`.execute(db)).rows[0]?.body;

test("a draft saves itself, says when, and is found at its address from then on", async () => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(saving, typed(desk, 0, "Um 19"));
  const line = await answer.text();

  expect(answer.headers.get("hx-replace-url")).toBe(own);
  expect(line).toContain("Gespeichert um 10:00.");
  expect(line).toContain('name="version" value="1"');
  expect(await (await desk.bob.get(own)).text()).toContain("Um 19</textarea>");
});

test("without a title there is nothing to keep yet", async () => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(saving, { ...typed(desk, 0, "Um 19"), titel: "" });

  expect(await answer.text()).toContain("sobald er einen Titel hat");
  expect(await textNow(desk)).toBeUndefined();
});

test("a form is not overtaken by what it saved itself, not even with an old number", async () => {
  await using desk = await openDesk();
  await desk.bob.post(saving, typed(desk, 0, "Um"));
  await desk.bob.post(saving, typed(desk, 1, "Um 19"));

  // The button was pressed before the last answer came.
  const saved = await desk.bob.post(own, typed(desk, 1, "Um 19:30"));

  expect(saved.status).toBe(303);
  expect(await textNow(desk)).toBe("Um 19:30");
});

test("a draft that is saved by itself and by the button in the same moment is one draft", async () => {
  await using desk = await openDesk();

  const answers = await Promise.all([
    desk.bob.post(saving, typed(desk, 0, "Um 19:30")),
    desk.bob.post(writing, typed(desk, 0, "Um 19:30")),
  ]);

  expect(answers.map(({ status }) => status)).toEqual([200, 303]);
  expect(await textNow(desk)).toBe("Um 19:30");
});

test("what was saved by itself and comes late does not undo what the button kept", async () => {
  await using desk = await openDesk();
  await desk.bob.post(saving, typed(desk, 0, "Um"));
  await desk.bob.post(own, typed(desk, 1, "Um 19:30 Uhr im Saal."));

  const late = await desk.bob.post(saving, typed(desk, 1, "Um 19"));

  expect(late.status).toBe(200);
  expect(await textNow(desk)).toBe("Um 19:30 Uhr im Saal.");
});

test("a colleague's words are not overwritten: the second is told, keeps the text, and saves by hand", async () => {
  await using desk = await openDesk();
  const ann = desk.browser();
  await ann.logIn("Ann");
  await desk.bob.post(saving, typed(desk, 0, "Bob schreibt."));
  await ann.post(saving, typed(desk, 1, "Ann schreibt.", annsForm));

  const told = await (await desk.bob.post(saving, typed(desk, 1, "Bob schreibt weiter."))).text();
  const byHand = await desk.bob.post(own, typed(desk, 1, "Bob schreibt weiter."));
  const page = await byHand.text();

  expect(told).toContain("Ann hat diesen Entwurf inzwischen geändert");
  expect(told).not.toContain("hx-post");
  expect(byHand.status).toBe(409);
  expect(page).toContain("Bob schreibt weiter.</textarea>");
  // The form that tells of it does not save by itself: the next save is a person's.
  expect(page).not.toContain(`hx-post="${saving}"`);
  expect(await textNow(desk)).toBe("Ann schreibt.");
});

test("an approval is never taken back by itself", async () => {
  await using desk = await openDesk();
  await desk.bob.post(writing, typed(desk, 0, "Um 19:30 Uhr."));
  await sql`update broadcasts set state = 'approved', approved_at = now()`.execute(desk.db);

  const answer = await desk.bob.post(saving, typed(desk, 1, "Um 20 Uhr."));

  expect(await answer.text()).toContain("Sie nehmen die Freigabe zurück");
  expect(await textNow(desk)).toBe("Um 19:30 Uhr.");
  expect(await (await desk.bob.get(own)).text()).not.toContain(`hx-post="${saving}"`);
});

test("a time that is still being typed leaves the planned one as it was", async () => {
  await using desk = await openDesk();
  const planned = { wann: "spaeter", datum: "2026-12-01", uhrzeit: "08:00" };
  await desk.bob.post(saving, { ...typed(desk, 0, "a"), ...planned });

  await desk.bob.post(saving, { ...typed(desk, 1, "b"), ...planned, datum: "" });

  const { rows } = await sql<{ at: Date }>`select send_at as at from broadcasts`.execute(desk.db);
  expect(rows[0]?.at).toEqual(new Date("2026-12-01T07:00:00Z"));
});

test("the pauses of one sitting are one version and one line in the log; a later sitting is another", async () => {
  await using desk = await openDesk();
  await desk.bob.post(saving, typed(desk, 0, "Um"));
  desk.clock.advance("1m");
  await desk.bob.post(saving, typed(desk, 1, "Um 19"));
  desk.clock.advance("10m");
  await desk.bob.post(saving, typed(desk, 2, "Um 19:30"));

  const versions = await listVersions(desk.db, id);

  expect(
    versions.map(({ number, content, automatic }) => [number, content.text, automatic]),
  ).toEqual([
    [1, "Um 19", true],
    [2, "Um 19:30", true],
  ]);
  const { rows } = await sql`select 1 from audit_log where action = 'broadcast edited'`.execute(
    desk.db,
  );
  expect(rows).toHaveLength(1);
});

test("the differences of two versions stand on a page, also for those who hear it", async () => {
  await using desk = await openDesk();
  await desk.bob.post(writing, typed(desk, 0, "Um 19 Uhr."));
  await desk.bob.post(own, typed(desk, 1, "Um 20 Uhr."));

  const page = await (await desk.bob.get(`${own}/fassungen?von=1&bis=2`)).text();

  expect(page).toContain("Was sich von Fassung 1 zu 2 geändert hat");
  expect(page).toMatch(/<del><span class="kern-sr-only">entfernt: <\/span>19/);
  expect(page).toMatch(/<ins><span class="kern-sr-only">neu: <\/span>20/);
  expect(page).toContain("1 Wort neu, 1 Wort entfernt");
});

test("an old version comes back as a new one, unless somebody has changed it meanwhile", async () => {
  await using desk = await openDesk();
  await desk.bob.post(writing, typed(desk, 0, "Um 19 Uhr."));
  await desk.bob.post(own, typed(desk, 1, "Um 20 Uhr."));

  const stale = await desk.bob.post(`${own}/fassungen`, { version: "1", fassung: "1" });
  const back = await desk.bob.post(`${own}/fassungen`, { version: "2", fassung: "1" });

  expect(stale.status).toBe(409);
  expect(back.headers.get("location")).toBe(`${own}?erledigt=zurueckgeholt`);
  const versions = await listVersions(desk.db, id);
  expect(versions.map(({ content }) => content.text)).toEqual([
    "Um 19 Uhr.",
    "Um 20 Uhr.",
    "Um 19 Uhr.",
  ]);
});

test("a draft that is thrown away takes its history along; what was sent keeps only itself after half a year", async () => {
  await using desk = await openDesk();
  await desk.bob.post(writing, typed(desk, 0, "Um 19 Uhr."));
  await desk.bob.post(own, typed(desk, 1, "Um 20 Uhr."));

  await sql`update broadcasts set finished_at = '2026-11-24T10:00:00Z'`.execute(desk.db);
  await forgetOldVersions(desk.db, new Date("2026-11-24T10:00:00Z"));
  const before = await listVersions(desk.db, id);
  await forgetOldVersions(desk.db, new Date("2026-11-24T10:00:01Z"));
  const after = await listVersions(desk.db, id);
  await desk.bob.post(`${own}/verwerfen`);

  expect(before).toHaveLength(2);
  expect(after.map(({ content }) => content.text)).toEqual(["Um 20 Uhr."]);
  expect(await listVersions(desk.db, id)).toEqual([]);
});
