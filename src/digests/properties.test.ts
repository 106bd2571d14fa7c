/** Whatever calendars, staff and processes do within a week: no event is told twice unless it changed, none that is cancelled. */
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Vevent } from "../sources/testing-sources.ts";
import { stepRun } from "./edit.ts";
import { openTips, type Tips } from "./testing-tips.ts";

/** Some go on for days, so that the rules meet them again every morning. */
const exhibition: Vevent = { uid: "1", start: "20261125", end: "20261201", title: "Ausstellung" };
const events: readonly Vevent[] = [
  exhibition,
  { uid: "2", start: "20261125", end: "20261128", title: "Markt" },
  { uid: "3", start: "20261126T183000Z", title: "Konzert" },
  { uid: "4", start: "20261127T100000Z", title: "Führung" },
  { uid: "5", start: "20261127T150000Z", title: "Lesung" },
];

const someEvent = fc.nat(events.length - 1);
const deed = fc.oneof(
  fc.record({ kind: fc.constant("cancel" as const), event: someEvent }),
  fc.record({ kind: fc.constant("revive" as const), event: someEvent }),
  fc.record({ kind: fc.constant("move" as const), event: someEvent, place: fc.nat(2) }),
  fc.record({
    kind: fc.constantFrom("add" as const, "drop" as const, "up" as const),
    event: someEvent,
  }),
  fc.record({ kind: fc.constantFrom("confirm" as const, "skip" as const, "take-up" as const) }),
);
/** Things happen in the afternoon, in the night and in the morning, so between proposal and sending too. */
const hours = fc.constantFrom(0, 1, 5, 9, 16);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

test("no event twice unless it changed, and cancelled never, whatever happens in whatever order", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(deed, hours), { minLength: 10, maxLength: 25 }),
      async (deeds) => {
        await using tips = await openTips(events, { atMost: 3 });
        const calendar = [...events];
        for (const [one, later] of deeds) {
          await act(tips, calendar, one);
          tips.clock.advance(`${later}h`);
          await Promise.all([tips.turn(), tips.loop().once()]);
        }

        const told = await mentions(tips);
        for (const [index, one] of told.entries()) {
          const before = told.slice(0, index).findLast(({ id }) => id === one.id);
          expect(before?.hash, "told twice as it stood").not.toBe(one.hash);
          expect(one.status).not.toBe("cancelled");
          expect(one.text).toContain(one.title);
        }
      },
    ),
    { numRuns: 20, endOnFailure: true },
  );
}, 180_000);

async function act(tips: Tips, calendar: Vevent[], one: Deed): Promise<void> {
  switch (one.kind) {
    case "cancel":
    case "revive":
    case "move": {
      const { status: _, ...event } = calendar[one.event] ?? exhibition;
      const place = one.kind === "move" ? { place: `Saal ${one.place}` } : {};
      calendar[one.event] = {
        ...event,
        ...place,
        ...(one.kind === "cancel" ? { status: "CANCELLED" } : {}),
      };
      return await tips.says(...calendar);
    }
    default:
      return await step(tips, one);
  }
}

/** On the list that goes next. */
async function step(
  tips: Tips,
  one: Extract<Deed, { kind: "add" | "drop" | "up" | "confirm" | "skip" | "take-up" }>,
) {
  const { rows } = await sql<{ id: number }>`
    select id from digest_runs order by day desc limit 1`.execute(tips.db);
  const dates = await sql<{ id: number }>`select id from occurrences order by id`.execute(tips.db);
  const [run] = rows;
  if (run === undefined) return;
  const occurrenceId = "event" in one ? (dates.rows[one.event]?.id ?? 0) : 0;
  const { kind } = one;
  const what =
    kind === "add" || kind === "drop" || kind === "up" ? { kind, occurrenceId } : { kind };
  await stepRun(tips.db, run.id, what, await bob(tips), tips.clock.now());
}

async function bob(tips: Tips): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into staff (email, name, role, password_hash)
    values ('bob@kreis.example', 'Bob', 'editor', '')
    on conflict (lower(email)) do update set name = 'Bob'
    returning id`.execute(tips.db);
  return rows[0]?.id ?? 0;
}

async function mentions(tips: Tips) {
  const { rows } = await sql<{
    id: number;
    hash: string;
    status: string;
    title: string;
    text: string;
  }>`
    select mention.occurrence_id as id, mention.content_hash as hash, mention.said ->> 'status' as status,
      mention.said ->> 'title' as title, broadcast.body as text
    from event_mentions mention
    join broadcasts broadcast on broadcast.id = mention.batch_id
    order by mention.sent_at, mention.id`.execute(tips.db);
  return rows;
}
