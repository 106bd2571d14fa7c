import { sql } from "kysely";
import { expect, test } from "vitest";
import { asked, logInAs, one, openInbox, type Inbox, type Person } from "../testing-inbox.ts";

test("a broadcast stands in the thread where it arrived, with how far it came, and nobody waits for it", async () => {
  await using inbox = await openInbox();
  const { dan, path } = await asked(inbox, "Was ist mit der B 62?");
  await sent(inbox, dan, "Bauarbeiten", "2026-11-24T06:30:00Z", "delivered");
  await sent(inbox, dan, "Weihnachtsmarkt", "2026-11-24T10:00:00Z", "read");
  await sent(inbox, await inbox.meets("Eve"), "Nur an Eve", "2026-11-24T06:30:00Z", "delivered");
  const cat = await logInAs(inbox, "Cat");

  const page = inWords(await (await cat.get(path)).text());
  const list = await (await cat.get("/team/posteingang")).text();

  expect(page).toMatch(
    /Aussendung: Bauarbeiten, Di., 24.11., 7:30 Uhr, ✓✓ zugestellt.*Was ist mit der B 62\?.*Aussendung: Weihnachtsmarkt, Di., 24.11., 11:00 Uhr, ✓✓ gelesen/,
  );
  expect(page).not.toContain("Nur an Eve");
  expect(list).toContain("Wartend (1)");
  expect(await one(sql`select count(*)::integer as n from messages`, inbox.db)).toEqual({ n: 1 });
});

test.each(["queued", "withdrawn", "expired"])("what is %s did not reach anybody", async (state) => {
  await using inbox = await openInbox();
  const { dan, path } = await asked(inbox);
  await sent(inbox, dan, "Bauarbeiten", "2026-11-24T06:30:00Z", state);

  const page = await (await (await logInAs(inbox, "Cat")).get(path)).text();

  expect(page).not.toContain("Bauarbeiten");
});

test("many in a row are one line, which leads to all of them", async () => {
  await using inbox = await openInbox();
  const { dan, path } = await asked(inbox);
  for (const day of [18, 19, 20, 21, 22, 23])
    await sent(inbox, dan, `Tipps ${day}.`, `2026-11-${day}T06:30:00Z`, "delivered");
  const cat = await logInAs(inbox, "Cat");

  const short = await (await cat.get(path)).text();
  const [, all = ""] = /href="([^"#]+)#aussendung-\d+">4 weitere/.exec(short) ?? [];
  const long = await (await cat.get(all.replaceAll("&amp;", "&"))).text();

  expect(short).not.toContain("Tipps 21.");
  expect(short).toContain("Tipps 22.");
  for (const day of [18, 21, 23]) expect(long).toContain(`Tipps ${day}.`);
  expect(long).not.toContain("weitere Aussendungen");
});

test("pages of older messages show what was sent in their time and no other", async () => {
  await using inbox = await openInbox();
  const { dan, path } = await asked(inbox, "Die erste");
  await sent(inbox, dan, "Davor", "2026-11-24T08:00:00Z", "delivered");
  inbox.clock.advance("1h");
  for (let n = 1; n <= 100; n += 1) await inbox.writes(dan, `Nachricht ${n}`);
  await sent(inbox, dan, "Danach", "2026-11-24T10:30:00Z", "delivered");
  const cat = await logInAs(inbox, "Cat");

  const newest = await (await cat.get(path)).text();
  const [, older = ""] = /href="([^"]+\?vor=\d+)"/.exec(newest) ?? [];
  const oldest = await (await cat.get(older)).text();

  expect([newest.includes("Davor"), newest.includes("Danach")]).toEqual([false, true]);
  expect([oldest.includes("Davor"), oldest.includes("Danach")]).toEqual([true, false]);
});

async function sent(
  inbox: Inbox,
  person: Person,
  title: string,
  at: string,
  state: string,
): Promise<void> {
  await sql`
    with broadcast as (
      insert into broadcasts (id, account_id, slug, state, title, teaser, body, created_at, updated_at)
      values (gen_random_uuid(), ${inbox.accountId}, ${`${title}-${at}`}, 'sent', ${title}, '', '', ${at}, ${at})
      returning id
    )
    insert into deliveries (account_id, lane, lane_rank, batch_id, address_id, subscriber_id, message, state, sent_at,
      not_before, created_at)
    select ${inbox.accountId}, 'broadcast', 3, id, ${person.addressId}, ${person.subscriberId}, '{}', ${state}, ${at}, ${at}, ${at}
    from broadcast`.execute(inbox.db);
}

function inWords(html: string): string {
  return html.replaceAll(/<[^>]+>/g, "").replaceAll(/\s+/g, " ");
}
