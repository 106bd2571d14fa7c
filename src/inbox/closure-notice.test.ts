import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import { saveOfficeHours } from "./office-hours-setting.ts";
import { recordOutgoing } from "./record-outgoing.ts";
import { suggestedHours } from "./suggested-hours.ts";
import { one, openInbox, type Inbox, type Person } from "./testing-inbox.ts";

/** Office hours are 8:00 to 16:00; `time` is local, in winter. */
async function openAt(time: string): Promise<Inbox> {
  const inbox = await openInbox();
  await transact(inbox.db, async (tx) => await saveOfficeHours(tx, suggestedHours));
  inbox.clock.set(new Date(`${time}:00+01:00`));
  return inbox;
}

async function notices(inbox: Inbox): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select text from messages where direction = 'out' and automatic order by id`.execute(inbox.db);
  return rows.map(({ text }) => text);
}

async function answer(inbox: Inbox, person: Person, automatic = false): Promise<void> {
  const cat = await one(sql<{ id: number }>`select id from staff where name = 'Cat'`, inbox.db);
  const now = inbox.clock.now();
  const message = { type: "text", body: "Ja" } as const;
  await transact(inbox.db, async (tx) => {
    const deliveryId = await enqueue(tx, { ...person, lane: "reply", message, now });
    await recordOutgoing(tx, {
      ...person,
      deliveryId,
      message,
      staffId: automatic ? null : cat.id,
      automatic,
      now,
    });
  });
}

test("who writes in the evening reads once when somebody is there again and whom to call in an emergency", async () => {
  await using inbox = await openAt("2026-11-24T19:00");
  const dan = await inbox.meets("Dan");

  const first = await inbox.writes(dan, "Hallo?");
  inbox.clock.advance(3 * 3_600_000);
  const second = await inbox.writes(dan, "Ist da jemand?");

  expect(first.notices).toHaveLength(1);
  expect(second.notices).toEqual([]);
  const [notice = "", ...others] = await notices(inbox);
  expect(others).toEqual([]);
  expect(notice).toContain("morgen, Mi., 25.11., ab 8:00 Uhr");
  expect(notice).toMatch(/112.*110/);
});

test("the notice leaves as an automatic answer and the question still waits", async () => {
  await using inbox = await openAt("2026-11-24T19:00");
  const dan = await inbox.meets("Dan");

  await inbox.writes(dan, "Hallo?");

  expect(await one(sql`select lane, state, expires_at from deliveries`, inbox.db)).toEqual({
    lane: "notice",
    state: "queued",
    expires_at: new Date("2026-11-25T18:00:00Z"),
  });
  expect(await one(sql`select state from conversations`, inbox.db)).toEqual({ state: "waiting" });
});

test("the next closure is told again, the lunch break too", async () => {
  await using inbox = await openAt("2026-11-25T20:00");
  const dan = await inbox.meets("Dan");

  await inbox.writes(dan, "Mittwochabend");
  inbox.clock.set(new Date("2026-11-26T12:45:00+01:00"));
  await inbox.writes(dan, "Donnerstagmittag");

  const [, second = ""] = await notices(inbox);
  expect(second).toContain("heute, Do., 26.11., ab 13:30 Uhr");
});

test("an English reader gets English words", async () => {
  await using inbox = await openAt("2026-11-27T15:00");
  const dan = await inbox.meets("Dan");
  await sql`update subscribers set language = 'en'`.execute(inbox.db);

  await inbox.writes(dan, "Hello?");

  expect((await notices(inbox))[0]).toContain("Mon, 30 Nov, from 8:00");
});

test("no notice while the office is open", async () => {
  await using inbox = await openAt("2026-11-24T15:59");

  await inbox.writes(await inbox.meets("Dan"), "Hallo?");

  expect(await notices(inbox)).toEqual([]);
});

test("no notice for STOPP and other commands", async () => {
  await using inbox = await openAt("2026-11-24T19:00");

  await inbox.writes(await inbox.meets("Dan"), "STOPP", { automatic: true });

  expect(await notices(inbox)).toEqual([]);
});

test("no notice to somebody whom a person answered within the last hour", async () => {
  await using inbox = await openAt("2026-11-24T15:50");
  const dan = await inbox.meets("Dan");
  await inbox.writes(dan, "Hallo?");
  await answer(inbox, dan);

  inbox.clock.advance(30 * 60_000);
  await inbox.writes(dan, "Danke");
  const soon = await notices(inbox);
  inbox.clock.advance(60 * 60_000);
  await inbox.writes(dan, "Noch etwas");

  expect(soon).toEqual([]);
  expect(await notices(inbox)).toHaveLength(1);
});

test("no notice for a message that reached us a day late: free text is not allowed any more", async () => {
  await using inbox = await openAt("2026-11-24T19:00");

  await inbox.writes(await inbox.meets("Dan"), "Hallo?", { at: new Date("2026-11-23T18:00:00Z") });

  expect(await notices(inbox)).toEqual([]);
});

test("no notice before staff have set hours", async () => {
  await using inbox = await openInbox();
  inbox.clock.set(new Date("2026-11-24T22:00:00Z"));

  await inbox.writes(await inbox.meets("Dan"), "Hallo?");

  expect(await notices(inbox)).toEqual([]);
});

test("a duplicated webhook gives no second notice", async () => {
  await using inbox = await openAt("2026-11-24T19:00");
  const dan = await inbox.meets("Dan");

  await inbox.writes(dan, "Hallo?", { id: "wamid.A" });
  await inbox.writes(dan, "Hallo?", { id: "wamid.A" });

  expect(await notices(inbox)).toHaveLength(1);
});

test("an office that never opens says so once and promises nothing", async () => {
  await using inbox = await openInbox();
  const weekly = {
    ...suggestedHours.weekly,
    monday: [],
    tuesday: [],
    wednesday: [],
    thursday: [],
    friday: [],
  };
  await transact(inbox.db, async (tx) => await saveOfficeHours(tx, { weekly, closedDays: [] }));
  const dan = await inbox.meets("Dan");

  await inbox.writes(dan, "Hallo?");
  inbox.clock.advance(5 * 24 * 3_600_000);
  await inbox.writes(dan, "Hallo??");

  expect(await notices(inbox)).toHaveLength(1);
  expect((await notices(inbox))[0]).toContain("sobald es uns möglich ist");
});

test("an automatic answer is no talk: the notice comes nevertheless", async () => {
  await using inbox = await openAt("2026-11-24T15:50");
  const dan = await inbox.meets("Dan");
  await inbox.writes(dan, "START", { automatic: true });
  await answer(inbox, dan, true);
  inbox.clock.advance(20 * 60_000);

  const { notices: queued } = await inbox.writes(dan, "Hallo?");

  expect(queued).toHaveLength(1);
});
