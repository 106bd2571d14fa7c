import { sql } from "kysely";
import { expect, test } from "vitest";
import { openSubscriberSite, type SubscriberSite } from "./testing-pages.ts";
import { subscriptionsOf } from "./testing-subscribers.ts";
import { verifyConsents } from "./verify-consents.ts";

async function withDan(site: SubscriberSite) {
  const [news, culture] = site.topics;
  const dan = await site.subscribes({ phone: "491701234567", bsuid: "DE.1", displayName: "Dan" }, [
    news.id,
    culture.id,
  ]);
  return { dan, news, culture, path: `/team/abonnenten/${dan}` };
}

const yes = {
  kategorie: "veranstaltungstipps",
  herkunft: "Formular im Bürgerbüro",
  datum: "2026-11-24",
  wortlaut: "Ich möchte Veranstaltungstipps.",
};

test("the page of a person shows topics, masked addresses and the proof", async () => {
  await using site = await openSubscriberSite();
  const { path } = await withDan(site);

  const page = await (await (await site.as("Cat")).get(path)).text();

  expect(page).toContain("+49 … 567");
  expect(page).toContain("Kultur!Büro.");
  expect(page).toContain("Wählen Sie aus der Liste.");
  expect(page).toContain("wamid.1");
  expect(page).toMatch(/title="[0-9a-f]{64}"/);
  expect(page).toContain("/team/posteingang?stand=alle&amp;suche=Dan");
  expect(page).not.toMatch(/1701234567|170 1234567|DE\.1/);
});

test("one person's page and everything on it is for those who may see subscribers", async () => {
  await using site = await openSubscriberSite();
  const { dan, path } = await withDan(site);
  const bob = await site.as("Bob");
  const actions = ["nummer", "beenden", "hinzufuegen", "pause"];

  const statuses = [(await bob.get(path)).status, (await site.browser().get(path)).status];
  for (const action of actions) {
    statuses.push((await bob.post(`${path}/${action}`, yes)).status);
    expect((await site.browser().post(`${path}/${action}`, yes)).status).toBe(401);
  }

  expect(statuses).toEqual([403, 303, 403, 403, 403, 403]);
  expect(await site.audited()).toEqual([]);
  expect(await subscriptionsOf(site.db, dan)).toHaveLength(2);
});

test("a number is shown once, to whoever asks, and the log says who", async () => {
  await using site = await openSubscriberSite();
  const { dan, path } = await withDan(site);
  const cat = await site.as("Cat");

  const shown = await (await cat.post(`${path}/nummer`)).text();
  const again = await (await cat.get(path)).text();

  expect(shown).toContain("+49 170 1234567");
  expect(again).not.toContain("1234567");
  expect(await site.audited()).toEqual([`number shown subscriber:${dan}`]);
  expect(site.lines.join("\n")).not.toContain("1234567");
});

test("a foreign page cannot make a browser show a number", async () => {
  await using site = await openSubscriberSite();
  const { path } = await withDan(site);
  const cat = await site.as("Cat");

  const answer = await cat.post(`${path}/nummer`, {}, { "sec-fetch-site": "cross-site" });

  expect(answer.status).toBe(403);
  expect(await answer.text()).not.toContain("1234567");
  expect(await site.audited()).toEqual([]);
});

test("staff end a subscription with its reason as proof, once", async () => {
  await using site = await openSubscriberSite();
  const { dan, path } = await withDan(site);
  const cat = await site.as("Cat");
  const ending = { abo: "kultur-buero", grund: "telefonisch gewünscht" };

  const first = await cat.post(`${path}/beenden`, ending);
  const second = await cat.post(`${path}/beenden`, ending);
  const page = await (await cat.get(first.headers.get("location") ?? "")).text();

  expect(await subscriptionsOf(site.db, dan)).toEqual([
    "aktuelle-informationen: active",
    "kultur-buero: ended",
  ]);
  expect(page).toContain("Das Abo ist beendet.");
  expect(page).toContain("telefonisch gewünscht");
  expect(page).toContain("Vom Team beendet (Cat)");
  expect(second.headers.get("location")).toContain("erledigt=schon-beendet");
  expect(await site.audited()).toEqual([`subscription ended subscriber:${dan}`]);
  expect(await verifyConsents(site.db)).toEqual({ kind: "intact", rows: 2 });
});

test("staff end everything at once, and are asked where they chose nothing", async () => {
  await using site = await openSubscriberSite();
  const { dan, path } = await withDan(site);
  const cat = await site.as("Cat");

  const nothing = await cat.post(`${path}/beenden`, { grund: "am Telefon" });
  const all = await cat.post(`${path}/beenden`, { abo: "*" });

  expect(nothing.status).toBe(422);
  expect(await nothing.text()).toContain('value="am Telefon"');
  expect(all.headers.get("location")).toContain("erledigt=beendet");
  expect(await subscriptionsOf(site.db, dan)).toEqual([
    "aktuelle-informationen: ended",
    "kultur-buero: ended",
  ]);
  expect(await site.audited()).toEqual([`subscription ended subscriber:${dan}`]);
});

test("staff add a subscription only with the proof of where the consent came from", async () => {
  await using site = await openSubscriberSite();
  const { dan, path } = await withDan(site);
  const cat = await site.as("Cat");

  const bare = await cat.post(`${path}/hinzufuegen`, { kategorie: "veranstaltungstipps" });
  const refused = await bare.text();
  const added = await cat.post(`${path}/hinzufuegen`, { ...yes, datum: "20.11.2026" });
  const page = await (await cat.get(added.headers.get("location") ?? "")).text();

  expect(bare.status).toBe(422);
  expect(refused).toContain("Bitte geben Sie an, woher die Einwilligung kommt");
  expect(refused).toContain("Bitte geben Sie den Tag der Einwilligung an");
  expect(refused).toContain("Bitte geben Sie den Wortlaut an");
  expect(refused).toMatch(/<option value="veranstaltungstipps" selected/);
  expect(added.status).toBe(303);
  expect(page).toContain("Formular im Bürgerbüro");
  expect(page).toContain("Fr., 20.11.2026, 12:00 Uhr");
  expect((await subscriptionsOf(site.db, dan)).at(-1)).toBe("veranstaltungstipps: active");
  expect(await site.audited()).toEqual([`subscription added subscriber:${dan}`]);
  expect(await verifyConsents(site.db)).toEqual({ kind: "intact", rows: 2 });
});

test.each([
  ["datum", "2026-11-25", "nicht später als heute"],
  ["datum", "30.2.2026", "Bitte geben Sie den Tag der Einwilligung an"],
  ["herkunft", "x".repeat(201), "höchstens 200 Zeichen"],
  ["kategorie", "gibt-es-nicht", "Bitte wählen Sie eine Kategorie."],
])(
  "adding with %s = %s comes back with a sentence and what was typed",
  async (field, value, said) => {
    await using site = await openSubscriberSite();
    const { path } = await withDan(site);

    const answer = await (
      await site.as("Cat")
    ).post(`${path}/hinzufuegen`, {
      ...yes,
      [field]: value,
    });
    const page = await answer.text();

    expect(answer.status).toBe(422);
    expect(page).toContain(said);
    expect(page).toContain("Ich möchte Veranstaltungstipps.</textarea>");
    expect(await site.audited()).toEqual([]);
  },
);

test("an older form does not undo a later STOPP", async () => {
  await using site = await openSubscriberSite();
  const { dan, path } = await withDan(site);
  const cat = await site.as("Cat");
  await cat.post(`${path}/beenden`, { abo: "kultur-buero" });

  const older = await cat.post(`${path}/hinzufuegen`, {
    ...yes,
    kategorie: "kultur-buero",
    datum: "2026-11-20",
  });
  site.clock.advance("5m");
  const newer = await cat.post(`${path}/hinzufuegen`, { ...yes, kategorie: "kultur-buero" });

  expect(older.status).toBe(422);
  expect(await older.text()).toContain("nach diesem Tag von der Kategorie abgemeldet");
  expect(newer.status).toBe(303);
  expect(await subscriptionsOf(site.db, dan)).toContain("kultur-buero: active");
});

test("a pause is set until a day and ended", async () => {
  await using site = await openSubscriberSite();
  const { dan, path } = await withDan(site);
  const cat = await site.as("Cat");

  const past = await cat.post(`${path}/pause`, { pause: "2026-11-24" });
  const set = await cat.post(`${path}/pause`, { pause: "2026-12-24" });
  const page = await (await cat.get(set.headers.get("location") ?? "")).text();
  const ended = await cat.post(`${path}/pause`, { pause: "2026-12-24", ende: "1" });
  const after = await (await cat.get(ended.headers.get("location") ?? "")).text();

  expect(past.status).toBe(422);
  expect(await past.text()).toContain("Bitte geben Sie einen Tag von morgen bis in einem Jahr an");
  expect(page).toContain("Pausiert; ab Do., 24.12. kommen wieder Nachrichten.");
  expect(after).toContain("Keine Pause.");
  expect(await site.audited()).toEqual([
    `pause set subscriber:${dan}`,
    `pause ended subscriber:${dan}`,
  ]);
});

test("other folders put their actions on the page of a person", async () => {
  await using site = await openSubscriberSite({
    personActions: ({ subscriberId, staff }) => `Alles über ${subscriberId} für ${staff.name}`,
  });
  const { dan, path } = await withDan(site);

  const page = await (await (await site.as("Cat")).get(path)).text();

  expect(page).toContain(`Alles über ${dan} für Cat`);
});

test("people who do not exist are not found", async () => {
  await using site = await openSubscriberSite();
  const cat = await site.as("Cat");

  for (const id of ["4711", "x", "99999999999999999999"]) {
    expect([id, (await cat.get(`/team/abonnenten/${id}`)).status]).toEqual([id, 404]);
    expect((await cat.post(`/team/abonnenten/${id}/nummer`)).status).toBe(404);
  }
});

test("what people are called is never markup, and a person without name or number has a page", async () => {
  await using site = await openSubscriberSite();
  const id = await site.subscribes({ bsuid: "DE.9" }, []);
  const named = await site.subscribes({ bsuid: "DE.8", displayName: "<img src=x>" }, []);
  await sql`update addresses set username = 'evi' where bsuid = 'DE.9'`.execute(site.db);
  const cat = await site.as("Cat");

  const page = await (await cat.get(`/team/abonnenten/${id}`)).text();

  expect(page).toContain("ohne Nummer, nur Kennung");
  expect(page).toContain("@evi");
  expect(page).not.toContain("Nummer zeigen");
  expect(await (await cat.get(`/team/abonnenten/${named}`)).text()).not.toContain("<img src=x>");
});
