/** Once a day or once a week instead of at once, and never more a day than promised. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../../db/db.ts";
import { openCounty } from "../testing-county.ts";
import { saveSummarySetting, usualSummaries } from "./setting.ts";

type County = Awaited<ReturnType<typeof openCounty>>;

const at = (time: string) => new Date(time);
/** A Tuesday; summaries go at 17:00, which is 16:00 UTC. */
const morning = at("2026-11-24T09:00:00Z");
const evening = at("2026-11-24T16:00:00Z");
const friday = at("2026-11-27T16:00:00Z");

async function sendsNow(county: County, title: string, change = {}) {
  await keepWindowsOpen(county);
  const { id } = await county.draft({ title, ...change });
  await county.does("send", id);
  await county.loop().once();
  await leaves(county);
}

/** No template is needed where everybody has just written. */
async function keepWindowsOpen({ db, clock }: County): Promise<void> {
  await sql`update addresses set last_inbound_at = ${clock.now()}`.execute(db);
}

/** What is queued goes out at this moment. */
async function leaves({ db, clock }: County): Promise<void> {
  await sql`
    update deliveries
    set state = 'delivered', sending_at = ${clock.now()}
    where state = 'queued'`.execute(db);
  await sql`delete from delivery_queue`.execute(db);
}

async function wishes({ db }: County, frequency: string, person: number, topic?: number) {
  await sql`
    update subscriptions
    set frequency = ${frequency}
    where subscriber_id = ${person}
      and (topic_id = ${topic ?? null} or ${topic === undefined})`.execute(db);
}

async function evenings(county: County, time: Date): Promise<void> {
  county.clock.set(time);
  await keepWindowsOpen(county);
  while (await county.loop().once());
  await leaves(county);
}

/** The titles that each person got, in order. */
async function got({ db }: County): Promise<Record<number, string[]>> {
  const { rows } = await sql<{ person: number; titles: string[] }>`
    select deliveries.subscriber_id as person, array_agg(title order by deliveries.id) as titles
    from deliveries
    join broadcasts on broadcasts.id = batch_id
    where deliveries.state = 'delivered'
    group by 1
    order by 1`.execute(db);
  return Object.fromEntries(rows.map(({ person, titles }) => [person, titles]));
}

async function promises({ db }: County, mostADay: number): Promise<void> {
  await transact(db, (tx) => saveSummarySetting(tx, { ...usualSummaries, mostADay }));
}

async function openMorning(people: number) {
  const county = await openCounty();
  county.clock.set(morning);
  await county.people(people);
  return county;
}

const summary = "Ihre Zusammenfassung vom Di., 24.11.";

test("who wants it once a day gets one message with everything, the others each by itself", async () => {
  await using county = await openMorning(2);
  await wishes(county, "daily", 2);

  await sendsNow(county, "Lesung");
  await sendsNow(county, "Konzert");
  await evenings(county, evening);

  expect(await got(county)).toEqual({ 1: ["Lesung", "Konzert"], 2: [summary] });
  const { rows } = await sql<{ body: string }>`
    select body from broadcasts where is_summary`.execute(county.db);
  expect(rows[0]?.body).toContain(
    "*Lesung*\nAm Freitag liest Eva Muster.\nhttp://rundruf.test/n/lesung",
  );
  expect(rows[0]?.body).toContain("*Konzert*");
});

test("once a week means on the day of the week, with everything since", async () => {
  await using county = await openMorning(1);
  await wishes(county, "weekly", 1);

  await sendsNow(county, "Lesung");
  await evenings(county, evening);
  const onTuesday = await got(county);
  county.clock.set(at("2026-11-26T09:00:00Z"));
  await sendsNow(county, "Konzert");
  await evenings(county, friday);

  expect(onTuesday).toEqual({});
  expect(await got(county)).toEqual({ 1: ["Ihre Zusammenfassung vom Fr., 27.11."] });
});

test("one topic at once is enough for a broadcast that has it", async () => {
  await using county = await openMorning(1);
  await wishes(county, "daily", 1, county.topicIds[0]);

  await sendsNow(county, "Beides");
  await sendsNow(county, "Nur Aktuelles", { topicIds: [county.topicIds[0]] });

  expect(await got(county)).toEqual({ 1: ["Beides"] });
});

test("an urgent one waits for no summary", async () => {
  await using county = await openMorning(1);
  await wishes(county, "weekly", 1);
  await promises(county, 1);

  await sendsNow(county, "Trinkwasser abkochen", { lane: "urgent" });

  expect(await got(county)).toEqual({ 1: ["Trinkwasser abkochen"] });
});

test("the day's summaries are made once, whatever is killed or runs twice", async () => {
  await using county = await openMorning(1);
  await wishes(county, "daily", 1);
  await sendsNow(county, "Lesung");

  county.clock.set(evening);
  await Promise.all([county.loop().once(), county.loop().once()]);
  await evenings(county, at("2026-11-24T16:30:00Z"));

  expect(await got(county)).toEqual({ 1: [summary] });
});

test("a server that was off at the hour sends it late, and one that was off all evening the next day", async () => {
  await using late = await openMorning(1);
  await wishes(late, "daily", 1);
  await sendsNow(late, "Lesung");
  await using night = await openMorning(1);
  await wishes(night, "daily", 1);
  await sendsNow(night, "Lesung");

  await evenings(late, at("2026-11-24T18:59:00Z"));
  await evenings(night, at("2026-11-24T21:00:00Z"));
  const atNight = await got(night);
  await evenings(night, at("2026-11-25T16:00:00Z"));

  expect(await got(late)).toEqual({ 1: [summary] });
  expect(atNight).toEqual({});
  expect(await got(night)).toEqual({ 1: ["Ihre Zusammenfassung vom Mi., 25.11."] });
});

test("who stops or pauses before the evening gets no summary, and nothing that was called off is in it", async () => {
  await using county = await openMorning(4);
  for (const person of [1, 2, 3, 4]) await wishes(county, "daily", person);
  const { id } = await county.draft({ title: "Abgesagt" });
  await county.does("send", id);
  await county.loop().once();
  await county.does("cancel", id);
  await sendsNow(county, "Lesung");
  await sql`update subscriptions set state = 'ended' where subscriber_id = 2`.execute(county.db);
  await sql`update subscribers set paused_until = '2026-12-01' where id = 3`.execute(county.db);

  await evenings(county, evening);

  expect(Object.keys(await got(county))).toEqual(["1", "4"]);
  const { rows } = await sql<{ body: string }>`
    select body from broadcasts where is_summary`.execute(county.db);
  expect(rows.map(({ body }) => body).join()).not.toContain("Abgesagt");
});

test("what goes beyond the promise comes with the next summary that the promise has room for", async () => {
  await using county = await openMorning(1);
  await promises(county, 2);

  for (const title of ["Eins", "Zwei", "Drei", "Vier"]) await sendsNow(county, title);
  const byDay = await got(county);
  // Two have gone: today has no room for a third, be it a summary.
  await evenings(county, evening);
  const inTheEvening = await got(county);
  county.clock.set(at("2026-11-25T09:00:00Z"));
  await sendsNow(county, "Fünf");
  await sendsNow(county, "Sechs");
  await evenings(county, at("2026-11-25T16:00:00Z"));

  expect(byDay).toEqual({ 1: ["Eins", "Zwei"] });
  expect(inTheEvening).toEqual(byDay);
  // One place of Wednesday was kept for the summary.
  expect(await got(county)).toEqual({
    1: ["Eins", "Zwei", "Fünf", "Ihre Zusammenfassung vom Mi., 25.11."],
  });
  const { rows } = await sql<{ body: string }>`
    select body from broadcasts where is_summary order by created_at desc limit 1`.execute(
    county.db,
  );
  for (const title of ["Drei", "Vier", "Sechs"]) expect(rows[0]?.body).toContain(`*${title}*`);
});

test("two broadcasts that expand at the same time do not both take the last place of the day", async () => {
  await using county = await openMorning(20);
  await promises(county, 1);
  for (const title of ["Eins", "Zwei"])
    await county.does("send", (await county.draft({ title })).id);
  await county.loop(1).once();

  await Promise.all([county.loop(3).once(), county.loop(3).once()]);
  while (await county.loop(3).once());
  await leaves(county);

  const each = Object.values(await got(county));
  expect(each).toHaveLength(20);
  expect(each.every((titles) => titles.length === 1)).toBe(true);
});

test("what hinders the summaries hinders nothing else, and they go once it is mended", async () => {
  await using county = await openMorning(1);
  await wishes(county, "daily", 1);
  await sendsNow(county, "Lesung");
  county.clock.set(at("2026-11-25T16:00:00Z"));

  // Nobody has written for a day, and there is no template.
  await county.loop().once();
  const hindered = await got(county);
  await sendsNow(county, "Eilig", { lane: "urgent" });
  await evenings(county, at("2026-11-25T16:05:00Z"));

  expect(hindered).toEqual({});
  // Both in one turn, in either order.
  expect((await got(county))[1]?.toSorted()).toEqual([
    "Eilig",
    "Ihre Zusammenfassung vom Mi., 25.11.",
  ]);
});

test("a message that the night carried over counts on the day on which it leaves", async () => {
  await using county = await openMorning(1);
  await promises(county, 1);
  const { id } = await county.draft({ title: "Gestern geplant" });
  await county.does("send", id);
  await county.loop().once();

  county.clock.set(at("2026-11-25T09:00:00Z"));
  await sendsNow(county, "Heute");

  expect(await got(county)).toEqual({ 1: ["Gestern geplant"] });
});
