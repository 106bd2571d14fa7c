/** Who stands in for whom, and what that lets them do. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { own } from "../testing-desk.ts";
import { openOffice } from "./testing-office.ts";

const setting = "/team/freigaben/vertretungen";

/** Only Ann may approve; Eve is to stand in for her this week. */
async function openAbsence() {
  const office = await openOffice(1);
  await sql`update staff set approves = name = 'Ann'`.execute(office.db);
  const [ann, eve] = [await office.id("Ann"), await office.id("Eve")];
  const fields = {
    vertretene: String(ann),
    vertretung: String(eve),
    von: "2026-11-24",
    bis: "2026-11-25",
  };
  return { ...office, fields, sets: async () => await office.ann.post(setting, fields) };
}

test("a deputy approves in the place of who is away, and is named as such", async () => {
  await using office = await openAbsence();
  await office.asks();
  const before = await office.approves(office.eve);
  await office.sets();

  const page = await office.page(office.eve);
  await office.approves(office.eve);

  expect(before.status).toBe(409);
  expect(page).toContain("Sie können in Vertretung von Ann freigeben.");
  expect(await office.standing()).toMatchObject({ state: "approved" });
  expect(await office.page(office.bob)).toMatch(
    /Eve, Di\., 24\.11\.[^<]*\(in Vertretung von Ann\)/,
  );
});

test.each([
  ["before the first day", "2026-11-23T12:00:00Z"],
  ["after the last day", "2026-11-26T12:00:00Z"],
])("%s nobody stands in", async (_, at) => {
  await using office = await openAbsence();
  await office.asks();
  await office.sets();
  office.clock.set(new Date(at));
  await office.eve.logIn("Eve");

  const answer = await office.approves(office.eve);

  expect(answer.status).toBe(409);
});

test("an end that comes early counts at once", async () => {
  await using office = await openAbsence();
  await office.asks();
  await office.sets();
  const { rows } = await sql<{ id: number }>`select id from approval_deputies`.execute(office.db);

  await office.ann.post(`${setting}/${rows[0]?.id}/beenden`);
  await office.ann.post(`${setting}/${rows[0]?.id}/beenden`);
  const answer = await office.approves(office.eve);

  expect(answer.status).toBe(409);
  const log = await sql<{ action: string }>`
    select action from audit_log where action like 'deputy%' order by id`.execute(office.db);
  expect(log.rows.map(({ action }) => action)).toEqual(["deputy set", "deputy ended"]);
});

test("a deputy does not approve for who wrote it", async () => {
  await using office = await openAbsence();
  await office.asks();
  await office.changes(office.ann, { text: "Um 20 Uhr.", tun: "freigabe" });
  await office.sets();

  const answer = await office.approves(office.eve);

  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("der selbst an dieser Aussendung geschrieben hat");
});

test("who is no administrator names a deputy for nobody but themselves", async () => {
  await using office = await openAbsence();
  await sql`update staff set approves = true where name = 'Dan'`.execute(office.db);

  await office.dan.post(setting, office.fields);

  const { rows } = await sql<{ name: string }>`
    select staff.name from approval_deputies join staff on staff.id = staff_id`.execute(office.db);
  expect(rows).toEqual([{ name: "Dan" }]);
});

test.each([
  [{ von: "" }, "Bitte geben Sie den ersten und den letzten Tag an."],
  [{ von: "2026-11-26" }, "Der letzte Tag liegt vor dem ersten."],
  [{ von: "2026-11-01", bis: "2026-11-02" }, "Der letzte Tag ist schon vorbei."],
  [{ bis: "2028-11-25" }, "Bitte höchstens ein Jahr."],
  [{ vertretung: "" }, "Bitte wählen Sie, wer vertritt."],
  [{ vertretene: "0" }, "Bitte wählen Sie jemanden, der selbst freigeben darf."],
])("a deputy with %j is refused at its field", async (wrong, sentence) => {
  await using office = await openAbsence();

  const answer = await office.ann.post(setting, { ...office.fields, ...wrong });

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(sentence);
});

test("whoever loses the right approves no more, and the log says who took it", async () => {
  await using office = await openOffice(1);
  await office.asks();

  await office.ann.post("/team/einstellungen/aussendungen", {
    freigebende: String(await office.id("Ann")),
  });
  const answer = await office.dan.post(`${own}/freigeben`, {
    stand: await office.seenBy(office.dan),
  });

  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("Sie dürfen zurzeit nicht freigeben.");
  const { rows } = await sql`select 1 from audit_log where action = 'approvers saved'`.execute(
    office.db,
  );
  expect(rows).toHaveLength(1);
});
