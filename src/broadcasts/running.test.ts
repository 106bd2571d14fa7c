/** From its time to its end: started once, everybody once, nothing after a STOP, over when all is settled. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { withdrawUnwanted } from "../delivery/delivery.ts";
import { subscribe, unsubscribe } from "../subscribers/subscriptions.ts";
import { openCounty } from "./testing-county.ts";

test("a person of two topics gets it once, in however many chunks it is expanded", async () => {
  await using county = await openCounty();
  await county.people(7);
  const { id } = await county.draft();
  await county.does("send", id);

  const loop = county.loop(2);
  while (await loop.once());

  expect(await county.deliveries()).toEqual({ queued: 7 });
  const { rows } = await sql`
    select 1 from deliveries group by address_id having count(*) > 1`.execute(county.db);
  expect(rows).toEqual([]);
  expect(await county.read(id)).toMatchObject({ state: "sending", audience: 7 });
});

test("many processes at once start it once and add nobody twice", async () => {
  await using county = await openCounty();
  await county.people(40);
  const { id } = await county.draft();
  await county.does("send", id);

  await Promise.all(
    Array.from({ length: 4 }, async () => {
      const loop = county.loop(3);
      for (let turn = 0; turn < 20; turn += 1) await loop.once();
    }),
  );
  // Turns that found it in another's hands did nothing; what they left is done by whoever comes next.
  const next = county.loop(3);
  while (await next.once());

  expect(await county.deliveries()).toEqual({ queued: 40 });
  const { rows } = await sql`
    select count(*)::integer as times
    from audit_log
    where action = 'broadcast started'`.execute(county.db);
  expect(rows).toEqual([{ times: 1 }]);
});

test("invariant 1: nobody is sent a broadcast after ending the subscription, between two chunks either", async () => {
  await using county = await openCounty();
  await county.people(4);
  const { id } = await county.draft();
  await county.does("send", id);
  const loop = county.loop(2);
  await loop.once();

  // The first was added already, the last not yet; both stop now.
  for (const subscriber of [1, 4])
    await transact(county.db, async (tx) => {
      await sql`
        update subscriptions set state = 'ended', ended_at = ${county.clock.now()}
        where subscriber_id = ${subscriber}`.execute(tx);
      await withdrawUnwanted(tx, subscriber, [], county.clock.now());
    });
  while (await loop.once());

  const { rows } = await sql<{ who: number; state: string }>`
    select subscriber_id as who, state from deliveries order by subscriber_id`.execute(county.db);
  expect(rows).toEqual([
    { who: 1, state: "withdrawn" },
    { who: 2, state: "queued" },
    { who: 3, state: "queued" },
  ]);
});

test("invariant 1: STOP against expansion, at the same moment: nobody who stopped is left waiting for it", async () => {
  await using county = await openCounty();
  await county.people(60);
  const { id } = await county.draft();
  await county.does("send", id);
  const loop = county.loop(4);
  const stops = async (subscriberId: number) =>
    await transact(county.db, async (tx) => {
      await unsubscribe(tx, {
        subscriberId,
        topicIds: "all",
        source: "whatsapp",
        wording: "STOPP",
        at: county.clock.now(),
        now: county.clock.now(),
      });
    });

  await Promise.all([
    (async () => {
      while (await loop.once());
    })(),
    (async () => {
      for (let who = 60; who > 0; who -= 2) await stops(who);
    })(),
  ]);

  const { rows } = await sql<{ who: number }>`
    select subscriber_id as who
    from deliveries
    where state = 'queued'
    order by subscriber_id`.execute(county.db);
  expect(rows.map(({ who }) => who)).toEqual(Array.from({ length: 30 }, (_, n) => 2 * n + 1));
});

test("who subscribes while it is being expanded does not get it, also when the yes is older", async () => {
  await using county = await openCounty();
  await county.people(4);
  const { id } = await county.draft();
  await county.does("send", id);
  const loop = county.loop(2);
  await loop.once();

  county.clock.advance("1s");
  const { rows: topics } = await sql<{ id: number }>`select id from topics`.execute(county.db);
  await county.people(1);
  await transact(county.db, async (tx) => {
    await sql`update subscriptions set state = 'ended' where subscriber_id in (4, 5)`.execute(tx);
    for (const subscriberId of [4, 5])
      await subscribe(tx, {
        subscriberId,
        topicIds: topics.map((topic) => topic.id),
        source: "whatsapp",
        wording: "Ja, bitte.",
        // Said before it started, taken in afterwards.
        at: new Date(county.clock.now().getTime() - 60_000),
        now: county.clock.now(),
      });
  });
  while (await loop.once());

  const { rows } = await sql<{ who: number }>`
    select subscriber_id as who from deliveries order by subscriber_id`.execute(county.db);
  expect(rows.map(({ who }) => who)).toEqual([1, 2, 3]);
});

test("what is paused in the middle of its expansion goes on where it was; what is cancelled does not", async () => {
  await using county = await openCounty();
  await county.people(6);
  const { id } = await county.draft();
  await county.does("send", id);
  const loop = county.loop(2);
  await loop.once();
  await county.does("pause", id);
  for (let turn = 0; turn < 3; turn += 1) await loop.once();
  const paused = await county.deliveries();

  await county.does("resume", id);
  await loop.once();
  const resumed = await county.deliveries();
  await county.does("cancel", id);
  while (await loop.once());

  expect([paused, resumed]).toEqual([{ queued: 2 }, { queued: 4 }]);
  expect(await county.deliveries()).toEqual({ withdrawn: 4 });
  expect((await county.read(id)).state).toBe("cancelled");
});

test("a server that was off for more than two hours does not send stale news by itself", async () => {
  await using county = await openCounty();
  await county.people(1);
  const late = await county.draft();
  const inTime = await county.draft({ title: "Konzert" });
  const noon = new Date(county.clock.now().getTime() + 2 * 3_600_000);
  await county.does("schedule", late.id, noon);
  await county.does("schedule", inTime.id, new Date(noon.getTime() + 60 * 60_000));
  county.clock.set(new Date(noon.getTime() + 121 * 60_000));

  await county.loop().once();

  expect((await county.read(late.id)).state).toBe("scheduled");
  expect((await county.read(inTime.id)).state).toBe("sending");
  // Staff look at it and send it on purpose.
  expect((await county.does("send", late.id)).kind).toBe("done");
  await county.loop().once();
  expect((await county.read(late.id)).state).toBe("sending");
});

test("where a template is missing it waits, says why once, and starts as soon as nothing is in the way", async () => {
  await using county = await openCounty();
  await county.people(1);
  const { id } = await county.draft();
  const soon = new Date(county.clock.now().getTime() + 23 * 3_600_000);
  await county.does("schedule", id, soon);
  // By then the window of the one person has closed, and there is no approved template.
  county.clock.set(new Date(soon.getTime() + 3_600_001));
  await county.loop().once();
  const waiting = await county.read(id);

  await sql`update addresses set last_inbound_at = ${county.clock.now()}`.execute(county.db);
  await county.loop().once();

  expect(waiting).toMatchObject({
    state: "scheduled",
    hindrance: expect.stringMatching(/Vorlage/),
  });
  expect(await county.read(id)).toMatchObject({ state: "sending", hindrance: null });
});

test("it is over when nothing is open any more, and what WhatsApp never reported keeps it a day", async () => {
  await using county = await openCounty();
  await county.people(2);
  const { id } = await county.draft();
  await county.does("send", id);
  const loop = county.loop();
  while (await loop.once());
  await sql`
    update deliveries
    set state = case when subscriber_id = 1 then 'delivered' else 'uncertain' end`.execute(
    county.db,
  );
  await loop.once();
  const open = (await county.read(id)).state;
  county.clock.advance("24h");

  await loop.once();

  expect(open).toBe("sending");
  expect(await county.read(id)).toMatchObject({ state: "sent", finishedAt: county.clock.now() });
});

test("a time in the past, no time and a missing topic are refused, and nothing has changed", async () => {
  await using county = await openCounty();
  const whole = await county.draft();
  const bare = await county.draft({ title: "Ohne Kategorie", topicIds: [] });

  const past = await county.does("schedule", whole.id, new Date(county.clock.now().getTime() - 1));
  const never = await county.does("schedule", whole.id);
  const nobody = await county.does("send", bare.id);

  expect(past).toMatchObject({ kind: "not-allowed", reason: expect.stringContaining("vorbei") });
  expect(never).toMatchObject({ kind: "not-allowed", errors: { sendAt: expect.any(String) } });
  expect(nobody).toMatchObject({ kind: "not-allowed", errors: { topics: expect.any(String) } });
  expect(await county.read(whole.id)).toMatchObject({ state: "draft", version: whole.version });
});
