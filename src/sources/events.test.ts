import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { sourceAlarms } from "./alarms.ts";
import { answerQuestion, openQuestions } from "./answer-question.ts";
import { eventsOn } from "./events-on.ts";
import { forgetOld } from "./forget-old.ts";
import { noteSent } from "./mentions.ts";
import { saveWording, setEditorState, setStatus } from "./own-event.ts";
import { mergeEvents, separateEvent } from "./same-event.ts";
import { acceptLoss } from "./source.ts";
import { calendar, openSources, type Vevent } from "./testing-sources.ts";

const concert: Vevent = { uid: "1", start: "20261125T183000Z", title: "Konzert" };
const wednesday = { from: "2026-11-25", to: "2026-11-25" };
const batch = "11111111-1111-4111-8111-111111111111";

/** One source that says these; `says` changes it and asks again. */
async function openCalendar(...events: readonly Vevent[]) {
  const sources = await openSources();
  const { db, clock } = sources;
  sources.server.says(calendar(...events));
  const id = await sources.add("icalendar");
  await sources.poll(id);
  const on = async (days = wednesday) => await eventsOn(db, days);
  return {
    ...sources,
    id,
    on,
    async says(...next: readonly Vevent[]) {
      sources.server.says(calendar(...next));
      return await sources.poll(id);
    },
    /** Everything of Wednesday was sent. */
    async send(batchId = batch) {
      const occurrences = await on();
      const sentAt = clock.now();
      await transact(db, (tx) => noteSent(tx, { batchId, occurrences, sentAt }));
      clock.advance("1m");
    },
    questions: async () => await openQuestions(db),
    [Symbol.asyncDispose]: () => sources[Symbol.asyncDispose](),
  };
}

async function ids({ db }: Awaited<ReturnType<typeof openCalendar>>): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from events order by id`.execute(db);
  return rows.map(({ id }) => id);
}

test.each([
  [
    "its title and uid change, and its page stays",
    { uid: "x", title: "Großes Konzert", url: "https://kreis.example/1" },
  ],
  ["its uid changes, and title, start and place stay", { uid: "x" }],
  ["its time changes, and its uid stays", { start: "20261125T190000Z" }],
])("an event is known again when %s", async (_, change) => {
  await using calendar = await openCalendar(
    { ...concert, url: "https://kreis.example/1" },
    { uid: "2", start: "20261125" },
  );

  await calendar.says(
    { ...concert, url: "https://kreis.example/1", ...change },
    { uid: "2", start: "20261125" },
  );

  expect(await ids(calendar)).toHaveLength(2);
  expect(await calendar.on()).toHaveLength(2);
});

test("events that share a page are not taken for one", async () => {
  const url = "https://kreis.example/termine";
  await using calendar = await openCalendar(
    { ...concert, url },
    { uid: "2", start: "20261125", url },
  );

  await calendar.says(
    { ...concert, uid: "8", title: "Ganz anders", place: "Bad", url },
    { uid: "2", start: "20261125", url },
  );

  expect(await ids(calendar)).toHaveLength(3);
});

test("what is no longer in its source is marked, and comes back with everything that staff did", async () => {
  const others = ["2", "3"].map((uid) => ({ uid, start: "20261126" }));
  await using calendar = await openCalendar(concert, ...others);
  const [id = 0] = await ids(calendar);
  await transact(calendar.db, (tx) => setEditorState(tx, id, "picked"));

  await calendar.says(...others);
  const without = await calendar.on();
  await calendar.says(concert, ...others);

  expect(without).toEqual([]);
  expect(await calendar.on()).toMatchObject([{ eventId: id, editorState: "picked" }]);
});

test("what is over does not vanish when its source drops it", async () => {
  await using calendar = await openCalendar(concert, { uid: "2", start: "20261201" });
  calendar.clock.advance("2d");

  await calendar.says({ uid: "2", start: "20261201" });

  expect(
    await sql`select 1 from occurrences where vanished_at is not null`.execute(calendar.db),
  ).toMatchObject({ rows: [] });
});

test("a calendar that loses more than half raises an alarm, takes nothing away, and settles itself when all is back", async () => {
  const all = ["2", "3", "4"].map((uid) => ({ uid, start: "20261126" }));
  await using calendar = await openCalendar(concert, ...all);
  const thursday = { from: "2026-11-26", to: "2026-11-26" };

  const source = await calendar.says({ ...concert, title: "Konzert im Hof" });
  const alarms = await sourceAlarms(calendar.db, calendar.clock.now());
  const kept = await calendar.on(thursday);
  const [present] = await calendar.on();
  await calendar.says(concert, ...all);

  expect(source).toMatchObject({ trouble: null, lostEvents: 3, lostOf: 4 });
  expect(alarms).toMatchObject([{ kind: "lost", lost: 3, of: 4 }]);
  expect(kept).toHaveLength(3);
  expect(present?.details.title).toBe("Konzert im Hof");
  expect(await sourceAlarms(calendar.db, calendar.clock.now())).toEqual([]);
});

test("when staff say that the lost events are really gone, they go", async () => {
  const all = ["2", "3", "4"].map((uid) => ({ uid, start: "20261126" }));
  await using calendar = await openCalendar(concert, ...all);
  await calendar.says(concert);

  await transact(calendar.db, (tx) => acceptLoss(tx, calendar.id, calendar.clock.now()));
  await calendar.turns();

  expect(await calendar.on({ from: "2026-11-26", to: "2026-11-26" })).toEqual([]);
  expect(await calendar.on()).toHaveLength(1);
  expect(await sourceAlarms(calendar.db, calendar.clock.now())).toEqual([]);
});

test("a source that is silent for a day raises an alarm", async () => {
  await using calendar = await openCalendar(concert);
  calendar.server.behaves((_, response) => void response.writeHead(500).end());

  calendar.clock.advance("25h");
  await calendar.poll(calendar.id);

  expect(await sourceAlarms(calendar.db, calendar.clock.now())).toMatchObject([{ kind: "stale" }]);
});

test("the same event of two sources is one; parted by staff it stays parted", async () => {
  await using calendar = await openCalendar(concert);
  await calendar.add("icalendar", { url: `${calendar.server.url}/zwei`, title: "Stadt" });
  await calendar.turns();
  const together = await calendar.on();
  const [, second = 0] = await ids(calendar);

  await transact(calendar.db, (tx) => separateEvent(tx, second));
  await calendar.says({ ...concert, title: "KONZERT!" });
  const apart = await calendar.on();
  await transact(calendar.db, (tx) => mergeEvents(tx, second, together[0]?.eventId ?? 0));

  expect(together).toHaveLength(1);
  expect(apart).toHaveLength(2);
  expect(await calendar.on()).toHaveLength(1);
});

test("one title at two places is two events", async () => {
  await using calendar = await openCalendar(concert);
  calendar.server.behaves(
    (request, response) =>
      void response.end(calendarAt(request.url === "/zwei" ? "Stadthalle" : "Kulturhaus")),
  );
  await calendar.add("icalendar", { url: `${calendar.server.url}/zwei` });

  await calendar.turns();

  expect(await calendar.on()).toHaveLength(2);
});

const calendarAt = (place: string) => calendar({ ...concert, place });

test("cancelled by one of two sources is cancelled", async () => {
  await using calendar = await openCalendar(concert);
  await calendar.add("icalendar", { url: `${calendar.server.url}/zwei` });
  await calendar.turns();

  await calendar.says({ ...concert, status: "CANCELLED" });

  expect(await calendar.on()).toEqual([]);
});

test("staff's own words outlive a poll that changes the source", async () => {
  await using calendar = await openCalendar(concert);
  const [id = 0] = await ids(calendar);
  const moment = { now: calendar.clock.now(), zone: "Europe/Berlin" };
  await transact(calendar.db, (tx) =>
    saveWording(tx, id, { title: "Adventskonzert" }, { title: "Konzert" }, moment),
  );

  await calendar.says({ ...concert, title: "Konzert 2", start: "20261125T190000Z" });

  expect(await calendar.on()).toMatchObject([
    {
      isEdited: true,
      details: { title: "Adventskonzert" },
      said: { startsAt: "2026-11-25T19:00:00.000Z" },
    },
  ]);
});

test("rules of a source leave other places out, and picking brings one in", async () => {
  await using calendar = await openCalendar(concert, {
    uid: "2",
    start: "20261125",
    place: "Siegen",
  });
  await sql`update sources set only_cities = '{Siegen}'`.execute(calendar.db);

  await calendar.says(concert, { uid: "2", start: "20261125", place: "Siegen" });
  const fitting = await calendar.on();
  const [id = 0] = await ids(calendar);
  await transact(calendar.db, (tx) => setEditorState(tx, id, "picked"));

  expect(fitting.map(({ details }) => details.place?.name)).toEqual(["Siegen"]);
  expect(await calendar.on()).toHaveLength(2);
});

const changes: readonly (readonly [string, Partial<Vevent>, string])[] = [
  ["its time", { start: "20261125T190000Z" }, "time"],
  ["its day", { start: "20261202T183000Z" }, "time"],
  ["its place", { place: "Stadthalle" }, "place"],
  ["its being cancelled", { status: "CANCELLED" }, "cancelled"],
];

test.each(changes)(
  "when %s changes after it was sent, staff are asked once",
  async (_, change, kind) => {
    await using calendar = await openCalendar(concert);
    await calendar.send();

    await calendar.says({ ...concert, ...change });
    await calendar.says({ ...concert, ...change, title: "Konzert (neu)" });

    expect(await calendar.questions()).toMatchObject([
      { changes: [kind], batchIds: [batch], said: { place: "Kulturhaus" } },
    ]);
  },
);

test("when what was sent is gone from its source, staff are asked", async () => {
  const others = ["2", "3"].map((uid) => ({ uid, start: "20261126" }));
  await using calendar = await openCalendar(concert, ...others);
  await calendar.send();

  await calendar.says(...others);

  expect(await calendar.questions()).toMatchObject([{ changes: ["vanished"], stands: null }]);
});

test("a new wording is no change, nor is what nobody was told", async () => {
  await using calendar = await openCalendar(concert);
  await calendar.says({ ...concert, start: "20261125T190000Z" });
  await calendar.send();

  await calendar.says({ ...concert, start: "20261125T190000Z", title: "Konzert!" });

  expect(await calendar.questions()).toEqual([]);
});

test("a change that is taken back settles its question by itself", async () => {
  await using calendar = await openCalendar(concert);
  await calendar.send();
  await calendar.says({ ...concert, place: "Stadthalle" });

  await calendar.says(concert);

  expect(await calendar.questions()).toEqual([]);
});

test("an answered question is not asked again, a further change is", async () => {
  await using calendar = await openCalendar(concert);
  await calendar.send();
  await calendar.says({ ...concert, place: "Stadthalle" });
  const [question] = await calendar.questions();
  const { rows } = await sql<{ id: number }>`
    insert into staff (email, name, role, password_hash)
    values ('bob@kreis.example', 'Bob', 'editor', '')
    returning id`.execute(calendar.db);
  const answer = (now: Date) =>
    transact(calendar.db, (tx) =>
      answerQuestion(tx, question?.id ?? 0, "leave", rows[0]?.id ?? 0, now),
    );

  const first = await answer(calendar.clock.now());
  const second = await answer(calendar.clock.now());
  calendar.clock.advance("1h");
  await calendar.says({ ...concert, place: "Stadthalle", title: "Konzert 2" });
  const afterwards = await calendar.questions();
  await calendar.says({ ...concert, place: "Bürgerhaus" });

  expect(first).toMatchObject({ changes: ["place"] });
  expect(second).toBeNull();
  expect(afterwards).toEqual([]);
  expect(await calendar.questions()).toMatchObject([{ stands: { place: "Bürgerhaus" } }]);
});

test("when staff cancel what was sent they are asked as well", async () => {
  await using calendar = await openCalendar(concert);
  const [occurrence] = await calendar.on();
  await calendar.send();
  const moment = { now: calendar.clock.now(), zone: "Europe/Berlin" };

  await transact(calendar.db, (tx) => setStatus(tx, occurrence?.id ?? 0, "cancelled", moment));
  await calendar.says({ ...concert, title: "Konzert 2" });

  expect(await calendar.on()).toEqual([]);
  expect(await calendar.questions()).toMatchObject([{ changes: ["cancelled"] }]);
});

test("what changes between writing and sending is asked about at once", async () => {
  await using calendar = await openCalendar(concert);
  const written = await calendar.on();
  await calendar.says({ ...concert, place: "Stadthalle" });

  await transact(calendar.db, (tx) =>
    noteSent(tx, { batchId: batch, occurrences: written, sentAt: calendar.clock.now() }),
  );

  expect(await calendar.questions()).toMatchObject([{ changes: ["place"], batchIds: [batch] }]);
});

test("what is long over is forgotten, what was sent is not", async () => {
  await using calendar = await openCalendar(concert, { uid: "2", start: "20261126" });
  await calendar.send();
  calendar.clock.advance("410d");

  await forgetOld(calendar.db, calendar.clock.now());

  const { rows } = await sql<{ key: string }>`
    select uid as key
    from events
    where exists (select 1 from occurrences where event_id = events.id)`.execute(calendar.db);
  expect(rows).toEqual([{ key: "1" }]);
  expect(await ids(calendar)).toHaveLength(1);
});
