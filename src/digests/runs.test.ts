/** From proposal to broadcast: once a local day, in time or skipped on purpose. */
import { expect, test } from "vitest";
import { sql } from "kysely";
import { openQuestions } from "../sources/answer-question.ts";
import { transact } from "../db/db.ts";
import { saveDigest, usualDigest } from "./digest.ts";
import { stepRun } from "./edit.ts";
import { openTips, wednesday } from "./testing-tips.ts";

const market = { uid: "1", start: "20261125T060000Z", title: "Wochenmarkt", place: "Schlossplatz" };
const concert = { uid: "2", start: "20261125T183000Z", title: "Adventskonzert" };

test("the list is proposed at three on the day before and goes by itself at half past seven", async () => {
  await using tips = await openTips([market, concert]);
  await tips.until("2026-11-24T13:59:00Z");
  const early = await tips.run();

  await tips.until("2026-11-24T14:00:00Z");
  const proposed = await tips.run();
  await tips.until("2026-11-25T06:29:59Z");
  const waiting = await tips.sent();
  await tips.until("2026-11-25T06:30:00Z");

  expect(early).toBeNull();
  expect(proposed?.tips.map(({ occurrence }) => occurrence.details.title)).toEqual([
    "Wochenmarkt",
    "Adventskonzert",
  ]);
  expect(waiting).toEqual([]);
  expect(await tips.sent()).toMatchObject([
    {
      lane: "digest",
      state: "sending",
      title: "Tipps für Mittwoch, 25. November",
      teaser: "2 Tipps für Mittwoch, 25. November: Wochenmarkt · Adventskonzert",
      text: expect.stringContaining("1. Wochenmarkt\n7:00 Uhr · Schlossplatz\n\n2. Adventskonzert"),
    },
  ]);
  // Tips of today do not arrive tomorrow.
  expect(await tips.deliveries()).toEqual([
    { lane: "digest", expiresAt: new Date("2026-11-25T23:00:00Z") },
  ]);
});

test("nothing is sent on a day without events, and a list that was empty is filled when events come", async () => {
  await using tips = await openTips([]);
  await tips.until("2026-11-24T14:00:00Z");
  const empty = await tips.run();
  await tips.says({ ...concert, start: "20261126T183000Z" });
  await tips.until("2026-11-25T06:30:00Z");
  await tips.until("2026-11-25T14:00:00Z");

  expect(empty?.tips).toEqual([]);
  expect(await tips.runs()).toEqual(["2026-11-25 no-events", "2026-11-26 proposed"]);
  expect(await tips.sent()).toEqual([]);
});

test("a list of which everything was called off is filled with what takes place instead", async () => {
  await using tips = await openTips([market]);
  await tips.until("2026-11-24T14:00:00Z");

  await tips.says({ ...market, status: "CANCELLED" }, concert);
  await tips.until("2026-11-25T06:30:00Z");

  expect((await tips.sent()).map(({ teaser }) => teaser)).toEqual([
    "Ein Tipp für Mittwoch, 25. November: Adventskonzert",
  ]);
});

test("where the county wants to look first, nothing goes that nobody confirmed", async () => {
  await using tips = await openTips([concert], { ifUntouched: "hold" });
  await tips.until("2026-11-24T14:00:00Z");

  await tips.until("2026-11-25T06:30:00Z");

  expect(await tips.runs()).toEqual(["2026-11-25 untouched"]);
});

test("a missed run is found and sent late, up to the cut-off; later it is skipped on purpose", async () => {
  await using late = await openTips([concert]);
  await using tooLate = await openTips([concert]);

  // Off since before the proposal.
  await late.until("2026-11-25T08:30:00Z");
  await tooLate.until("2026-11-25T08:30:01Z");

  expect(await late.runs()).toEqual(["2026-11-25 sent"]);
  expect(await tooLate.runs()).toEqual(["2026-11-25 too-late"]);
});

test("after days off the missed days are skipped, each with its row, and today's goes", async () => {
  await using tips = await openTips([concert, { ...concert, uid: "3", start: "20261127T183000Z" }]);

  await tips.until("2026-11-27T07:00:00Z");

  expect(await tips.runs()).toEqual([
    "2026-11-25 too-late",
    "2026-11-26 too-late",
    "2026-11-27 sent",
  ]);
});

test("invariant 14: a run of a schedule is a row unique by (schedule, local date), by however many processes", async () => {
  await using tips = await openTips([market, concert]);
  await tips.until("2026-11-24T14:00:00Z");
  tips.clock.set(new Date("2026-11-25T06:30:00Z"));

  const processes = Array.from({ length: 4 }, () => tips.loop());
  await Promise.all(processes.map(async (one) => await one.once()));
  await Promise.all(processes.map(async (one) => await one.once()));

  expect(await tips.sent()).toHaveLength(1);
  expect(await tips.runs()).toEqual(["2026-11-25 sent"]);
});

test.each([
  // 02:30 is skipped on 28 March 2027: it goes when the clock shows 03:30, an hour after 01:30.
  ["spring", "2027-03-26T12:00:00Z", "20270328T100000Z", ["2027-03-28T01:30:00Z"]],
  // 02:30 comes twice on 31 October 2027: the first of them.
  ["autumn", "2027-10-29T12:00:00Z", "20271031T100000Z", ["2027-10-31T00:30:00Z"]],
  ["a leap day", "2028-02-27T12:00:00Z", "20280229T100000Z", ["2028-02-29T01:30:00Z"]],
])(
  "on the change of clocks in %s a day has one run, at its hour",
  async (_, at, start, expected) => {
    await using tips = await openTips([{ ...concert, start }], { at, sendTime: "02:30" });

    for (let hours = 0; hours < 72; hours += 0.5) {
      await tips.turn();
      tips.clock.advance("30m");
    }

    expect((await tips.sent()).map((one) => one.at.toISOString().replace(".000", ""))).toEqual(
      expected,
    );
  },
  60_000,
);

test("what is cancelled between proposal and sending is not sent, and one that was sent is asked about", async () => {
  await using tips = await openTips([market, concert]);
  await tips.until("2026-11-24T14:00:00Z");

  await tips.says(market, { ...concert, status: "CANCELLED" });
  await tips.until("2026-11-25T06:30:00Z");
  await tips.says({ ...market, status: "CANCELLED" }, { ...concert, status: "CANCELLED" });

  const [broadcast] = await tips.sent();
  expect(broadcast?.text).not.toContain("Adventskonzert");
  expect(broadcast?.teaser).toBe("Ein Tipp für Mittwoch, 25. November: Wochenmarkt");
  expect(await openQuestions(tips.db)).toMatchObject([{ changes: ["cancelled"] }]);
});

test("without an approved template the list waits, says why once, and is sent when nothing is in the way", async () => {
  await using tips = await openTips([concert]);
  await tips.until("2026-11-24T14:00:00Z");
  tips.clock.set(new Date("2026-11-25T06:30:00Z"));
  // The window of the one person has closed.
  await sql`update addresses set last_inbound_at = '2026-11-20'`.execute(tips.db);
  const loop = tips.loop();
  await loop.once();
  await loop.once();
  const waiting = await tips.run();
  const { rows } = await sql<{ times: number }>`
    select count(*)::integer as times from audit_log`.execute(tips.db);
  await tips.until("2026-11-25T07:00:00Z");

  expect(waiting).toMatchObject({ state: "proposed", hindrance: expect.stringMatching(/Vorlage/) });
  expect(rows).toEqual([{ times: 0 }]);
  expect(await tips.run()).toMatchObject({ state: "sent", hindrance: null });
});

test("staff reorder, drop, add and rewrite; a change takes a confirmation back; what is out stays as it is", async () => {
  const walk = { uid: "3", start: "20261125T130000Z", title: "Führung" };
  await using tips = await openTips([market, concert, walk], { atMost: 2, ifUntouched: "hold" });
  const staff = await sql<{ id: number }>`
    insert into staff (email, name, role, password_hash)
    values ('bob@kreis.example', 'Bob', 'editor', '') returning id`.execute(tips.db);
  const bob = staff.rows[0]?.id ?? 0;
  await tips.until("2026-11-24T14:00:00Z");
  const proposed = await tips.run();
  const id = proposed?.id ?? 0;
  const [first, second] = proposed?.tips.map(({ occurrence }) => occurrence.id) ?? [];
  const all = await sql<{ id: number }>`select id from occurrences order by id`.execute(tips.db);
  const third = all.rows.map((row) => row.id).find((one) => one !== first && one !== second) ?? 0;
  const does = async (step: Parameters<typeof stepRun>[2]) =>
    await stepRun(tips.db, id, step, bob, tips.clock.now());

  await does({ kind: "add", occurrenceId: third });
  await does({ kind: "up", occurrenceId: third });
  await does({ kind: "confirm" });
  await does({ kind: "drop", occurrenceId: first ?? 0 });
  const changed = await tips.run();
  await does({ kind: "word", occurrenceId: third, words: "Bitte festes Schuhwerk." });
  await does({ kind: "confirm" });
  await tips.until("2026-11-25T06:30:00Z");
  const after = await does({ kind: "drop", occurrenceId: third });

  expect(changed?.confirmedAt).toBeNull();
  const [broadcast] = await tips.sent();
  expect(broadcast?.teaser).toMatch(/^2 Tipps .*: Adventskonzert · Führung$/);
  expect(broadcast?.text).toContain("Bitte festes Schuhwerk.");
  expect(after).toMatchObject({ kind: "refused", because: "over" });
});

test("what was to be told and reached nobody counts as not told", async () => {
  const fair = { uid: "3", start: "20261125", end: "20261127", title: "Kreativmesse" };
  await using tips = await openTips([fair]);
  await tips.until("2026-11-24T14:00:00Z");
  tips.clock.set(new Date("2026-11-25T06:30:00Z"));
  const loop = tips.loop();
  await loop.once();
  // Somebody presses "Doch nicht" within the count-down.
  await sql`update broadcasts set state = 'cancelled'`.execute(tips.db);
  tips.clock.advance("1m");

  await loop.once();
  const taken = await tips.runs();
  await tips.until("2026-11-25T14:00:00Z");
  await tips.until("2026-11-26T06:30:00Z");

  expect(taken).toEqual(["2026-11-25 staff"]);
  expect(await tips.runs()).toEqual(["2026-11-25 staff", "2026-11-26 sent"]);
  expect((await tips.sent()).map(({ teaser }) => teaser)).toEqual([
    "Ein Tipp für Mittwoch, 25. November: Kreativmesse",
    "Ein Tipp für Donnerstag, 26. November: Kreativmesse",
  ]);
});

test("with four eyes the rule's own list goes; what one person changed waits for another", async () => {
  await using tips = await openTips([market, concert]);
  await sql`update topics set approvals = 1`.execute(tips.db);
  const staff = await sql<{ id: number }>`
    insert into staff (email, name, role, password_hash)
    values ('ann@kreis.example', 'Ann', 'editor', ''), ('bob@kreis.example', 'Bob', 'editor', ''),
      ('dan@kreis.example', 'Dan', 'editor', '')
    returning id`.execute(tips.db);
  const [ann = 0, bob = 0, dan = 0] = staff.rows.map(({ id }) => id);
  await tips.until("2026-11-24T14:00:00Z");
  const run = await tips.run();
  const occurrenceId = run?.tips[0]?.occurrence.id ?? 0;
  const does = async (staffId: number, kind: "drop" | "confirm") =>
    await stepRun(
      tips.db,
      run?.id ?? 0,
      kind === "drop" ? { kind, occurrenceId } : { kind },
      staffId,
      tips.clock.now(),
    );

  await does(bob, "drop");
  // Somebody else changed it afterwards, and still Bob's hand is in it.
  await does(dan, "drop");
  await does(bob, "confirm");
  await tips.until("2026-11-25T06:30:00Z");
  const own = await tips.run();
  await does(ann, "confirm");
  await tips.until("2026-11-25T06:31:00Z");

  expect(own).toMatchObject({ state: "proposed", hindrance: expect.any(String) });
  expect(await tips.runs()).toEqual(["2026-11-25 sent"]);
});

test("new rules propose anew what nobody touched, and send no day twice", async () => {
  await using tips = await openTips([market, concert]);
  await tips.until("2026-11-24T14:00:00Z");
  await tips.until("2026-11-25T06:30:00Z");
  await transact(tips.db, (tx) =>
    saveDigest(tx, tips.topicId, { ...usualDigest, sendTime: "10:00" }, tips.clock.now()),
  );

  await tips.until("2026-11-25T09:00:00Z");

  expect(await tips.runs()).toEqual(["2026-11-25 sent"]);
  expect((await tips.run(wednesday))?.state).toBe("sent");
});
