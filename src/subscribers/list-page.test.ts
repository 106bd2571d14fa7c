import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { openSubscriberSite, type SubscriberSite } from "./testing-pages.ts";
import { unsubscribe } from "./subscriptions.ts";

const path = "/team/abonnenten";

/** Dan has everything and a number, Eve culture and none; =Mal is called like a formula. */
async function withPeople(site: SubscriberSite) {
  const [news, culture, tips] = site.topics.map(({ id }) => id);
  if (news === undefined || culture === undefined || tips === undefined) throw new Error("Topics");
  const dan = await site.subscribes({ phone: "491701234567", displayName: "Dan <b>" }, [
    news,
    culture,
    tips,
  ]);
  const eve = await site.subscribes({ bsuid: "DE.77", displayName: "Eve" }, [culture]);
  const mal = await site.subscribes({ phone: "33612345678", displayName: "=1+1" }, [tips]);
  return { dan, eve, mal, news, culture, tips };
}

const namesOn = (page: string) =>
  [...page.matchAll(/href="\/team\/abonnenten\/\d+"[^>]*>([^<]+)</g)].map(([, name]) => name);

test("subscribers are seen by those who answer and who administer, not by editors or strangers", async () => {
  await using site = await openSubscriberSite();
  await withPeople(site);

  const statuses = [
    (await (await site.as("Ann")).get(path)).status,
    (await (await site.as("Cat")).get(path)).status,
    (await (await site.as("Bob")).get(path)).status,
    (await site.browser().get(path)).status,
  ];

  expect(statuses).toEqual([200, 200, 403, 303]);
});

test("the list shows masked numbers, names as given, topics and the count of each", async () => {
  await using site = await openSubscriberSite();
  await withPeople(site);

  const page = await (await (await site.as("Cat")).get(path)).text();

  expect(namesOn(page)).toEqual(["=1+1", "Eve", "Dan &lt;b&gt;"]);
  expect(page).toContain("+49 … 567");
  expect(page).toContain("+33 … 678");
  expect(page).toContain("ohne Nummer");
  expect(page).toContain("3 Personen bekommen zurzeit Nachrichten.");
  expect(page).toMatch(/Kultur!Büro\. <strong>2<\/strong>/);
  expect(page).not.toMatch(/\d{6}|1701234567|DE\.77/);
});

test.each([
  ["a name", "suche=EVE", ["Eve"]],
  ["a per cent sign, which is no wildcard", "suche=%25", []],
  ["the last digits", "suche=4567", ["Dan &lt;b&gt;"]],
  ["a whole number as people write it", "suche=0170%2F1234567", ["Dan &lt;b&gt;"]],
  ["a whole number with its country", "suche=%2B33+6+12+34+56+78", ["=1+1"]],
  ["a topic", "kategorie=kultur-buero", ["Eve", "Dan &lt;b&gt;"]],
  ["a topic that does not exist", "kategorie=x", ["=1+1", "Eve", "Dan &lt;b&gt;"]],
  ["topic and name", "kategorie=kultur-buero&suche=dan", ["Dan &lt;b&gt;"]],
])("the list is searched for %s", async (_, query, names) => {
  await using site = await openSubscriberSite();
  await withPeople(site);

  const page = await (await (await site.as("Cat")).get(`${path}?${query}`)).text();

  expect(namesOn(page)).toEqual(names);
});

test("a masked number cannot be guessed digit by digit", async () => {
  await using site = await openSubscriberSite();
  await withPeople(site);
  const cat = await site.as("Cat");

  for (const digits of ["34567", "234567", "70123456"])
    expect(namesOn(await (await cat.get(`${path}?suche=${digits}`)).text())).toEqual([]);
});

test("everyone is in one state, and each state can be asked for", async () => {
  await using site = await openSubscriberSite();
  const { dan, eve, mal, culture } = await withPeople(site);
  const cat = await site.as("Cat");
  const now = site.clock.now();
  await site.subscribes({ bsuid: "DE.1", displayName: "Pia" }, [culture]);
  await site.subscribes({ bsuid: "DE.2", displayName: "Uwe" }, [culture]);
  await site.subscribes({ bsuid: "DE.3", displayName: "Aktiv" }, [culture]);
  await transact(site.db, async (tx) => {
    await unsubscribe(tx, {
      subscriberId: dan,
      topicIds: "all",
      source: "whatsapp",
      wording: "",
      at: now,
      now,
    });
    await sql`update subscribers set paused_until = '2027-01-05' where id = ${eve}`.execute(tx);
    await sql`update addresses set marketing_stopped_at = ${now} where subscriber_id = ${mal}`.execute(
      tx,
    );
    await sql`update subscriptions set state = 'pending' where subscriber_id = (select id from subscribers where display_name = 'Pia')`.execute(
      tx,
    );
    await sql`update addresses set state = 'unreachable' where bsuid = 'DE.2'`.execute(tx);
  });

  const found: Record<string, unknown> = {};
  for (const state of ["none", "pending", "unreachable", "stopped", "paused", "active"])
    found[state] = namesOn(await (await cat.get(`${path}?stand=${state}`)).text());

  expect(found).toEqual({
    none: ["Dan &lt;b&gt;"],
    pending: ["Pia"],
    unreachable: ["Uwe"],
    stopped: ["=1+1"],
    paused: ["Eve"],
    active: ["Aktiv"],
  });
  expect(await (await cat.get(path)).text()).toContain("pausiert bis Di., 5.1.2027");
});

test("long lists are read on and back, fifty at a time, and people who join meanwhile shift nothing", async () => {
  await using site = await openSubscriberSite();
  const cat = await site.as("Cat");
  await sql`
    insert into subscribers (display_name, consent_subject)
    select 'P' || n, 'P' || n
    from generate_series(1, 120) n`.execute(site.db);
  const read = async (address: string) => {
    const page = await (await cat.get(address)).text();
    const link = (rel: string) =>
      new RegExp(`rel="${rel}" href="([^"]+)"`).exec(page)?.[1]?.replaceAll("&amp;", "&") ?? null;
    return { names: namesOn(page), older: link("next"), newer: link("prev") };
  };

  const first = await read(path);
  await sql`insert into subscribers (display_name, consent_subject) values ('Neu', 'Neu')`.execute(
    site.db,
  );
  const second = await read(first.older ?? "");
  const third = await read(second.older ?? "");
  const back = await read(third.newer ?? "");
  const front = await read(back.newer ?? "");

  expect([first.names.length, first.names[0], first.newer]).toEqual([50, "P120", null]);
  expect([second.names.length, second.names[0]]).toEqual([50, "P70"]);
  expect([third.names.length, third.names[0], third.older]).toEqual([20, "P20", null]);
  expect(back.names).toEqual(second.names);
  expect(front.names[0]).toBe("P120");
});

test("before anyone has subscribed the page tells the first steps", async () => {
  await using site = await openSubscriberSite();

  const page = await (await (await site.as("Ann")).get(path)).text();

  expect(page).toContain("Noch hat niemand abonniert.");
  expect(page).toContain('href="/team/einstellungen/kategorien"');
});

test("what is no query is passed over", async () => {
  await using site = await openSubscriberSite();
  await withPeople(site);
  const cat = await site.as("Cat");

  for (const query of ["vor=x", "vor=99999999999999999999", "nach=-1", "suche=%00%25", "stand=x"])
    expect([query, (await cat.get(`${path}?${query}`)).status]).toEqual([query, 200]);
});

test("the file is masked, opens in Excel, runs no formula, and the log says who took it", async () => {
  await using site = await openSubscriberSite();
  await withPeople(site);
  const ann = await site.as("Ann");

  const answer = await ann.post(`${path}/export`, { kategorie: "veranstaltungstipps" });
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const file = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);

  expect(answer.headers.get("content-disposition")).toBe(
    'attachment; filename="abonnenten-2026-11-24.csv"',
  );
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(file.slice(1).split("\r\n")).toEqual([
    "Name;Nummer;Kategorien;Seit;Stand;Pause bis",
    "'=1+1;(+33) … 678;Veranstaltungstipps;2026-11-24;aktiv;",
    "Dan <b>;(+49) … 567;Aktuelle Informationen, Kultur!Büro., Veranstaltungstipps;2026-11-24;aktiv;",
    "",
  ]);
  expect(await site.audited()).toEqual(["subscribers exported subscribers"]);
});

test("a long file has everyone once", async () => {
  await using site = await openSubscriberSite();
  await sql`
    insert into subscribers (display_name, consent_subject)
    select 'P' || n, 'P' || n
    from generate_series(1, 1203) n`.execute(site.db);

  const file = await (await (await site.as("Ann")).post(`${path}/export`)).text();

  const names = file
    .split("\r\n")
    .slice(1, -1)
    .map((line) => line.split(";")[0]);
  expect([names.length, new Set(names).size]).toEqual([1203, 1203]);
});

test("the file is for administrators", async () => {
  await using site = await openSubscriberSite();
  await withPeople(site);
  const cat = await site.as("Cat");

  const refused = await cat.post(`${path}/export`);
  const page = await (await cat.get(path)).text();

  expect(refused.status).toBe(403);
  expect(page).toContain("Das darf nur, wer den Dienst verwaltet.");
  expect(await site.audited()).toEqual([]);
});
