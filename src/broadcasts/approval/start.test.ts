/** Whatever happened since it was planned: what is not approved as it stands does not start. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, own, writing } from "../testing-desk.ts";
import { broadcastLoop } from "../broadcast-loop.ts";
import { openOffice } from "./testing-office.ts";

const later = { wann: "spaeter", datum: "2026-11-24", uhrzeit: "12:00" };

/** Approved once, planned for noon; Bob has one subscriber. */
async function openNoon() {
  const office = await openOffice(1);
  const now = office.clock.now();
  await sql`
    with person as (
      insert into subscribers (consent_subject) values ('one') returning id
    ), address as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at, last_inbound_at)
      select ${office.accountId}, id, 'DE.1', ${now}, ${now}, ${now} from person
    )
    insert into subscriptions (subscriber_id, topic_id, state, since)
    select id, ${Number(office.kultur)}, 'active', ${now} from person`.execute(office.db);
  await office.asks(later);
  await office.approves(office.ann);
  await office.changes(office.bob, { ...later, tun: "planen" });
  const loop = broadcastLoop({ ...office.context, wakeSender: () => undefined });
  return {
    ...office,
    /** Noon has come. */
    async starts() {
      office.clock.set(new Date("2026-11-24T11:00:05Z"));
      await office.dan.logIn("Dan");
      await loop.once();
      return await office.standing();
    },
    turn: async () => await loop.once(),
  };
}

test("what is approved as it stands starts at its time", async () => {
  await using office = await openNoon();

  expect((await office.starts()).state).toBe("sending");
});

test("words that changed by any way after the approval do not leave", async () => {
  await using office = await openNoon();
  await sql`update broadcasts set body = 'Um 20 Uhr.'`.execute(office.db);

  const stands = await office.starts();
  const page = await office.page(office.dan);

  expect(stands.state).toBe("scheduled");
  expect(page).toContain("muss zuerst von jemand anderem freigegeben werden");
  expect(page).toContain("0 von 1 Freigabe");
});

test("a topic that has come to ask for two waits for the second, and goes on with it", async () => {
  await using office = await openNoon();
  await sql`update topics set approvals = 2`.execute(office.db);
  const list = await (await office.dan.get("/team/freigaben")).text();

  const waits = await office.starts();
  await office.approves(office.dan);
  await office.turn();

  expect(list).toContain("1 von 2 Freigaben");
  expect(waits.state).toBe("scheduled");
  expect((await office.standing()).state).toBe("sending");
});

test("what is planned cannot be changed before it is taken back, and asks again then", async () => {
  await using office = await openNoon();

  const refused = await office.changes(office.bob, { ...later, text: "Um 20 Uhr.", tun: "planen" });
  await office.bob.post(`${own}/doch-nicht`);
  const asked = await office.changes(office.bob, { ...later, text: "Um 20 Uhr.", tun: "planen" });

  expect(refused.status).toBe(409);
  expect(asked.status).toBe(422);
  expect((await office.starts()).state).toBe("draft");
});

test("a draft that nobody approved is not planned, whoever asks", async () => {
  await using office = await openOffice(1);

  const answer = await office.ann.post(writing, form(office.kultur, { tun: "senden" }));

  expect(answer.status).toBe(422);
  expect(await office.standing()).toMatchObject({ state: "draft" });
});
