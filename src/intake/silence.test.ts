import { sql } from "kysely";
import { expect, test } from "vitest";
import { silenceLoop, silentSince } from "./silence.ts";
import { bodyWith, openIntake } from "./testing-intake.ts";

/** A broadcast under way, of which one message was accepted just now. */
async function openSending() {
  const county = await openIntake();
  const { db, clock, accountId } = county;
  const id = crypto.randomUUID();
  const now = clock.now();
  await sql`
    insert into broadcasts (id, account_id, slug, state, title, teaser, body, created_at, updated_at)
    values (${id}, ${accountId}, 'b62', 'sending', '', '', '', ${now}, ${now})`.execute(db);
  await sql`
    with person as (
      insert into subscribers (consent_subject)
      values ('1')
      returning id
    ), address as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at)
      select ${accountId}::integer, id, 'DE.1', ${now}::timestamptz, ${now}
      from person
      returning id, subscriber_id
    )
    insert into deliveries (account_id, lane, lane_rank, batch_id, address_id, subscriber_id, state,
      not_before, accepted_at, created_at)
    select ${accountId}, 'broadcast', 3, ${id}, id, subscriber_id, 'accepted', ${now}, ${now}, ${now}
    from address`.execute(db);
  return {
    ...county,
    sentAt: now,
    async silent() {
      await silenceLoop(county.context).once();
      return await silentSince(db);
    },
    async ends() {
      await sql`update broadcasts set state = 'sent'`.execute(db);
    },
  };
}

test("five minutes without a report while a broadcast is under way are silence, and a report ends it", async () => {
  await using county = await openSending();

  county.clock.advance("4m");
  const soon = await county.silent();
  county.clock.advance("2m");
  const silent = await county.silent();
  await county.postSigned(bodyWith({ text: "Hallo" }));

  expect([soon, silent]).toEqual([null, county.sentAt]);
  expect(await county.silent()).toBeNull();
});

test("without a broadcast nothing has to be reported", async () => {
  await using county = await openSending();
  await county.ends();

  county.clock.advance("10m");

  expect(await county.silent()).toBeNull();
});

test("silence is logged once, and once more when it is over", async () => {
  await using county = await openSending();
  const loop = silenceLoop(county.context);
  const told = () =>
    county.lines
      .filter((line) => line.includes("webhooks"))
      .map((line) => /"msg":"([^"]+)/.exec(line)?.[1]);

  await loop.once();
  county.clock.advance("6m");
  await loop.once();
  await loop.once();
  await county.postSigned(bodyWith({ text: "Hallo" }));
  await loop.once();

  expect(told()).toEqual(["webhooks are silent though messages are sent", "webhooks arrive again"]);
});
