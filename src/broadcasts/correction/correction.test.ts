/** A correction reaches exactly those who got the wrong message. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../../db/db.ts";
import { openCounty } from "../testing-county.ts";
import { editBroadcast } from "../write.ts";
import { correctionOf } from "./correction.ts";

const system = { kind: "system" } as const;

/** A county whose people have got a broadcast; `outcomes` says how far it came with each, in the order of the people. */
async function openMistake(outcomes: readonly string[], { running = false } = {}) {
  const county = await openCounty();
  const { db, clock } = county;
  await county.people(outcomes.length);
  const { id } = await county.draft();
  await county.does("send", id);
  const loop = county.loop();
  while (await loop.once());
  const deliveries = await sql<{ id: number }>`
    select id from deliveries order by subscriber_id`.execute(db);
  for (const [index, state] of outcomes.entries())
    await sql`
      update deliveries
      set state = ${state}, failed_at = case when ${state} = 'failed' then ${clock.now()}::timestamptz end
      where id = ${deliveries.rows[index]?.id}`.execute(db);
  if (!running) await sql`update broadcasts set state = 'sent' where id = ${id}`.execute(db);
  return {
    ...county,
    wrong: id,
    corrects: async () => {
      const draft = await transact(db, (tx) =>
        correctionOf(tx, id, system, clock.now(), "http://rundruf.test"),
      );
      if (draft === null) throw new Error("There is nothing to correct");
      return draft;
    },
    async says(draft: { id: string }, text = "Um 20 Uhr.") {
      const present = await county.read(draft.id);
      const input = {
        title: present.title,
        teaser: present.teaser,
        text,
        link: present.link,
        picture: present.picture,
        topicIds: [],
      };
      await transact(db, (tx) =>
        editBroadcast(tx, draft.id, present.version, input, system, clock.now()),
      );
    },
    async turns() {
      while (await loop.once());
    },
    /** In the order of the people: who got it. */
    async gets(batchId: string): Promise<boolean[]> {
      const { rows } = await sql<{ got: boolean }>`
        select exists (
          select 1 from deliveries where batch_id = ${batchId} and subscriber_id = subscribers.id
        ) as got
        from subscribers
        order by id`.execute(db);
      return rows.map(({ got }) => got);
    },
  };
}

test("it goes to everyone who got it or may have got it, and to nobody else", async () => {
  const outcomes = [
    ...["accepted", "held", "sent", "delivered", "read", "uncertain"],
    ...["failed", "withdrawn", "expired"],
  ];
  await using county = await openMistake(outcomes);
  await sql`
    with newcomer as (
      insert into subscribers (consent_subject) values ('later') returning id
    ), reached as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at, last_inbound_at)
      select ${county.accountId}, id, 'DE.later', now(), now(), ${county.clock.now()} from newcomer
    )
    insert into subscriptions (topic_id, subscriber_id, state, since)
    select topics.id, newcomer.id, 'active', now() from newcomer, topics`.execute(county.db);

  const draft = await county.corrects();
  await county.says(draft);
  await county.does("send", draft.id);
  await county.turns();

  expect(await county.gets(draft.id)).toEqual([
    ...[true, true, true, true, true, true],
    ...[false, false, false],
    false,
  ]);
  expect((await county.read(draft.id)).audience).toBe(6);
});

test("who unsubscribed meanwhile gets nothing of it", async () => {
  await using county = await openMistake(["read", "read"]);
  await sql`
    update subscriptions
    set state = 'ended'
    where subscriber_id = (select min(id) from subscribers)`.execute(county.db);

  const draft = await county.corrects();
  await county.says(draft);
  await county.does("send", draft.id);
  await county.turns();

  expect(await county.gets(draft.id)).toEqual([false, true]);
});

test("it says that it is a correction, whatever is typed, and keeps to the topics of what it corrects", async () => {
  await using county = await openMistake(["read"]);

  const draft = await county.corrects();
  const { id, version, topics } = draft;
  const typed = {
    title: "Lesung verlegt",
    teaser: "Die Lesung ist später.",
    text: "Um 20 Uhr.",
    link: null,
    picture: null,
    topicIds: county.topicIds.slice(0, 1),
  };
  await transact(county.db, (tx) =>
    editBroadcast(tx, id, version, typed, system, county.clock.now()),
  );

  expect(draft).toMatchObject({
    title: "Korrektur: Lesung",
    teaser: "Korrektur: Am Freitag liest Eva Muster.",
  });
  expect(await county.read(id)).toMatchObject({
    title: "Korrektur: Lesung verlegt",
    teaser: "Korrektur: Die Lesung ist später.",
    topics,
  });
});

test("the same wrong words once more do not leave", async () => {
  await using county = await openMistake(["read"]);
  const draft = await county.corrects();

  const sent = await county.does("send", draft.id);

  expect(sent).toMatchObject({
    kind: "not-allowed",
    errors: { text: expect.stringContaining("was richtig ist") },
  });
});

test("who reads it in another language gets the correction in it, and not the same wrong words", async () => {
  await using county = await openMistake(["read"]);
  const english = { language: "en", title: "Reading", teaser: "At 7:30.", text: "At 7:30." };
  await sql`
    update broadcasts set variants = ${JSON.stringify([english])}::jsonb where id = ${county.wrong}`.execute(
    county.db,
  );

  const draft = await county.corrects();
  await county.says(draft);
  const sent = await county.does("send", draft.id);

  expect(draft.variants).toMatchObject([
    { language: "en", title: "Correction: Reading", teaser: "Correction: At 7:30." },
  ]);
  expect(sent).toMatchObject({
    kind: "not-allowed",
    errors: { "fassung-en-text": expect.stringContaining("was richtig ist") },
  });
});

test("what is still going out is paused for it, and ends when it starts", async () => {
  await using county = await openMistake(["read", "queued"], { running: true });

  const draft = await county.corrects();
  const again = await county.corrects();
  const paused = await county.read(county.wrong);
  await county.says(draft);
  await county.does("send", draft.id);
  await county.turns();

  expect(again.id).toBe(draft.id);
  expect(paused).toMatchObject({ state: "paused", correctedBy: [{ id: draft.id }] });
  expect((await county.read(county.wrong)).state).toBe("cancelled");
  expect(await county.gets(draft.id)).toEqual([true, false]);
});

test("a topic that asks for an approval asks for one of its correction too", async () => {
  await using county = await openMistake(["read"]);
  await sql`update topics set approvals = 1`.execute(county.db);
  const draft = await county.corrects();
  await county.says(draft);

  const sent = await county.does("send", draft.id);

  expect(sent).toMatchObject({ kind: "not-allowed" });
});

test("what never left has nothing to correct", async () => {
  await using county = await openCounty();
  const { id } = await county.draft();

  const draft = await transact(county.db, (tx) =>
    correctionOf(tx, id, system, county.clock.now(), "http://rundruf.test"),
  );

  expect(draft).toBeNull();
});
