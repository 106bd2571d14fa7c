/** An event of the tips that changes is corrected for exactly those who got the tips, and asked about once. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { answerQuestion, openQuestions } from "../sources/answer-question.ts";
import { draftEventCorrection } from "../sources/sources.ts";
import { noteCorrections } from "../sources/event-correction.ts";
import { openTips, wednesday, type Tips } from "./testing-tips.ts";

const concert = {
  uid: "1",
  start: "20261125T183000Z",
  title: "Adventskonzert",
  place: "Kulturhaus",
};

/** What else is in the calendar, so that one that goes is no loss of the source. */
const others = ["2", "3", "4"].map((uid) => ({
  uid,
  start: "20261201T183000Z",
  title: `Markt ${uid}`,
}));

/** The tips of Wednesday went to one person who has them, and to one who never got them. */
async function openMorning(): Promise<Tips & { bob: number }> {
  const tips = await openTips([concert, ...others]);
  const staff = await sql<{ id: number }>`
    insert into staff (email, name, role, password_hash)
    values ('bob@kreis.example', 'Bob', 'editor', '')
    returning id`.execute(tips.db);
  await sql`
    with person as (
      insert into subscribers (consent_subject) values ('bob') returning id
    ), reached as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at, last_inbound_at)
      select 1, id, 'DE.2', ${tips.clock.now()}, ${tips.clock.now()}, ${tips.clock.now()} from person
    )
    insert into subscriptions (topic_id, subscriber_id, state, since)
    select ${tips.topicId}, id, 'active', ${tips.clock.now()} from person`.execute(tips.db);
  await tips.until("2026-11-24T14:00:00Z");
  await tips.until("2026-11-25T06:30:00Z");
  await tips.turn();
  await sql`
    update deliveries
    set state = case when id = (select min(id) from deliveries) then 'read' else 'failed' end`.execute(
    tips.db,
  );
  tips.clock.advance("10m");
  return { ...tips, bob: staff.rows[0]?.id ?? 0 };
}

async function report({ db, clock, bob }: Awaited<ReturnType<typeof openMorning>>) {
  return await transact(db, async (tx) => {
    const [open] = await openQuestions(tx);
    const question =
      open === undefined ? null : await answerQuestion(tx, open.id, "report", bob, clock.now());
    if (question === null) throw new Error("There is nothing to report");
    return await draftEventCorrection(tx, question, bob, clock.now());
  });
}

async function draftOf({ db }: Tips) {
  const { rows } = await sql<{ id: string; title: string; teaser: string; body: string }>`
    select id, title, teaser, body
    from broadcasts
    where id in (select broadcast_id from broadcast_corrections)`.execute(db);
  const [draft] = rows;
  if (draft === undefined) throw new Error("There is no draft");
  return draft;
}

test("a time that changed becomes a draft to who got the tips", async () => {
  await using tips = await openMorning();
  await tips.says({ ...concert, start: "20261125T190000Z" }, ...others);

  const { href } = await report(tips);
  const draft = await draftOf(tips);

  expect(await tips.run(wednesday)).toMatchObject({ state: "sent" });
  expect(href).toContain(draft.id);
  expect(draft).toMatchObject({
    title: "Korrektur: Adventskonzert",
    teaser: "Korrektur: „Adventskonzert“: neu Mi., 25.11., 20:00 Uhr.",
    body: "Wir hatten geschrieben: Adventskonzert, Mi., 25.11., 19:30 Uhr, Kulturhaus.\n\nRichtig ist: Adventskonzert, Mi., 25.11., 20:00 Uhr, Kulturhaus.",
  });
});

test("it reaches who has the tips and nobody else, and what it said is what was said last", async () => {
  await using tips = await openMorning();
  await tips.says({ ...concert, start: "20261125T190000Z" }, ...others);
  await report(tips);
  const draft = await draftOf(tips);
  const now = tips.clock.now();
  await sql`
    update broadcasts set state = 'scheduled', send_at = ${now} where id = ${draft.id}`.execute(
    tips.db,
  );

  await tips.turn();
  await noteCorrections(tips.db);
  const asked = await openQuestions(tips.db);
  await tips.says(concert, ...others);
  const again = await openQuestions(tips.db);

  const { rows } = await sql`
    select subscriber_id from deliveries where batch_id = ${draft.id}`.execute(tips.db);
  expect(rows).toHaveLength(1);
  expect(asked).toEqual([]);
  // It is as it was first told, but the correction told otherwise.
  expect(again).toMatchObject([{ changes: ["time"], batchIds: [draft.id] }]);
});

test("what was told to be off is not asked about once more when it goes from its calendar", async () => {
  await using tips = await openMorning();
  await tips.says({ ...concert, status: "CANCELLED" }, ...others);
  await report(tips);
  const draft = await draftOf(tips);
  await sql`
    update broadcasts
    set state = 'scheduled', send_at = ${tips.clock.now()}
    where id = ${draft.id}`.execute(tips.db);
  await tips.turn();
  await noteCorrections(tips.db);

  for (let poll = 0; poll < 3; poll += 1) await tips.says(...others);
  const { rows } = await sql`select 1 from occurrences where vanished_at is not null`.execute(
    tips.db,
  );

  expect(draft.teaser).toBe(
    "Korrektur: „Adventskonzert“ (Mi., 25.11., 19:30 Uhr) findet nicht statt.",
  );
  expect(rows).toHaveLength(1);
  expect(await openQuestions(tips.db)).toEqual([]);
});
