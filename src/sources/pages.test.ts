import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDesk } from "./testing-desk.ts";
import { calendar, type Vevent } from "./testing-sources.ts";

const adding = "/team/einstellungen/quellen/neu";
const concert = { uid: "1", start: "20261125T183000Z", title: "Adventskonzert" };

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** The desk with one source that was polled. */
async function withSource(...events: readonly Vevent[]): Promise<Desk> {
  const desk = await openDesk();
  desk.server.says(calendar(...events));
  await desk.bob.post(adding, fields(desk));
  await desk.turns();
  return desk;
}

const fields = ({ server }: Desk, more: Record<string, string> = {}) => ({
  adresse: `${server.url}/kultur.ics`,
  format: "icalendar",
  name: "Kulturkalender",
  takt: "15",
  ...more,
});

test("who may not compose sees neither sources nor events", async () => {
  await using desk = await openDesk();
  const cat = desk.browser();
  await cat.logIn("Cat");

  for (const path of [adding, "/team/einstellungen/quellen", "/team/veranstaltungen"])
    expect((await cat.get(path)).status, path).toBe(403);
});

test("an address is looked at first: what it is, how much, three examples, what could not be read", async () => {
  await using desk = await openDesk();
  const broken = { uid: "5", start: "nie", title: "Kaputt" };
  const others = ["2", "3", "4"].map((uid) => ({ uid, start: "20261201", title: `Markt ${uid}` }));
  desk.server.says(calendar(concert, ...others, broken));

  const page = await desk.press(adding, { adresse: `${desk.server.url}/kultur.ics` });

  for (const text of [
    "Das ist: Kalender (iCalendar, .ics).",
    "4 Veranstaltungen.",
    "Adventskonzert – Mi., 25.11., 19:30 Uhr",
    "1 Eintrag ließ sich nicht lesen.",
    'value="Kulturkalender"',
  ])
    expect(page).toContain(text);
  expect(page).not.toContain("Markt 4 –");
  expect((await sql`select 1 from sources`.execute(desk.db)).rows).toEqual([]);
});

test.each([
  ["", "Bitte geben Sie die Adresse ein."],
  ["javascript:alert(1)", "Das ist keine Internetadresse"],
  ["http://127.0.0.1:1/", "Unter dieser Adresse antwortet niemand."],
])("the address %j is refused with a sentence", async (address, sentence) => {
  await using desk = await openDesk();

  const answer = await desk.bob.post(adding, { adresse: address });

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain(sentence);
});

test("a page that is none of ours says what to look for", async () => {
  await using desk = await openDesk();
  desk.server.says("GIF89a", { "content-type": "image/gif" });

  expect(await desk.press(adding, { adresse: desk.server.url })).toContain("Kalender abonnieren");
});

test("a source is kept once, asked at once, and its events stand in the list", async () => {
  await using desk = await openDesk();
  desk.server.says(calendar(concert));

  const page = await desk.press(adding, fields(desk));
  const again = await desk.bob.post(adding, fields(desk));
  await desk.turns();

  expect(page).toContain("zum ersten Mal abgerufen");
  expect(desk.woken()).toBe(1);
  expect(await again.text()).toContain("Diese Adresse ist schon eine Quelle.");
  expect(await desk.page("/team/einstellungen/quellen")).toContain("in Ordnung");
  expect(await desk.page("/team/veranstaltungen")).toContain("Adventskonzert");
});

test("a source that broke says why and what to do", async () => {
  await using desk = await withSource(concert);
  desk.server.behaves((_, response) => void response.writeHead(403).end());

  await desk.press("/team/einstellungen/quellen/1/abrufen");
  await desk.turns();

  const page = await desk.page("/team/einstellungen/quellen/1");
  expect(page).toContain("lässt uns nicht hinein (403)");
  expect(await desk.page("/team/veranstaltungen")).toContain("Adventskonzert");
});

test("lost events stay until staff say that they are gone", async () => {
  const others = ["2", "3"].map((uid) => ({ uid, start: "20261201", title: `Markt ${uid}` }));
  await using desk = await withSource(concert, ...others);
  desk.server.says(calendar(concert));
  await desk.press("/team/einstellungen/quellen/1/abrufen");
  await desk.turns();

  const warned = await desk.page("/team/einstellungen/quellen/1");
  const before = await desk.page("/team/veranstaltungen");
  await desk.press("/team/einstellungen/quellen/1/entfernen");
  await desk.turns();

  expect(warned).toContain("2 von 3 künftigen Veranstaltungen");
  expect(before).toContain("Markt 2");
  expect(await desk.page("/team/veranstaltungen")).not.toContain("Markt 2");
});

test("a source is switched off and on, and deleted only when somebody is sure", async () => {
  await using desk = await withSource(concert);
  const own = "/team/einstellungen/quellen/1";

  const off = await desk.press(`${own}/abschalten`);
  const on = await desk.press(`${own}/einschalten`);
  const unsure = await desk.bob.post(`${own}/loeschen`);
  await desk.press(`${own}/loeschen`, { sicher: "1" });

  expect(off).toContain("Wieder einschalten");
  expect(on).toContain("Jetzt abrufen");
  expect(unsure.status).toBe(422);
  expect((await desk.bob.get(own)).status).toBe(404);
  expect(await desk.on()).toEqual([]);
});

test("the list is searched and filtered, and a month tells how much is on", async () => {
  await using desk = await withSource(concert, { uid: "2", start: "20261205", title: "Markt" });

  const found = await desk.page("/team/veranstaltungen?suche=markt");
  const later = await desk.page("/team/veranstaltungen?ab=2026-12-01");
  const none = await desk.page("/team/veranstaltungen?stand=hidden");

  expect(found).not.toContain("Adventskonzert");
  expect(later).toContain("Sa., 5.12.2026: 1 Termin");
  expect(later).not.toContain("Adventskonzert");
  expect(none).toContain("Dazu gibt es nichts");
});

test("an event is picked, hidden, cancelled and left to its source again", async () => {
  await using desk = await withSource(concert);
  const [occurrence] = await desk.on();
  const own = `/team/veranstaltungen/${occurrence?.eventId}`;

  const picked = await desk.press(`${own}/vormerken`);
  await desk.press(`${own}/ausblenden`);
  const hidden = await desk.on();
  await desk.press(`${own}/freigeben`);
  const cancelled = await desk.press(`${own}/absagen?termin=${occurrence?.id}`);
  const whileCancelled = await desk.on();
  await desk.press(`${own}/quelle-folgen?termin=${occurrence?.id}`);

  expect(picked).toContain("Nicht mehr vormerken");
  expect(hidden).toEqual([]);
  expect(cancelled).toContain("Absage zurücknehmen");
  expect(whileCancelled).toEqual([]);
  expect(await desk.on()).toHaveLength(1);
});

test("own words stay, and what the source says since stands beside them", async () => {
  await using desk = await withSource(concert);
  const [occurrence] = await desk.on();
  const own = `/team/veranstaltungen/${occurrence?.eventId}`;
  const words = { titel: "Konzert im Advent", beschreibung: "", ortsname: "Kulturhaus" };

  await desk.press(`${own}/worte`, words);
  const unchanged = await desk.page(own);
  desk.server.says(calendar({ ...concert, title: "Konzert fällt kürzer aus" }));
  await desk.press("/team/einstellungen/quellen/1/abrufen");
  await desk.turns();

  const page = await desk.page(own);
  expect(unchanged).not.toContain("Die Quelle hat sich seitdem geändert");
  expect(page).toContain("Die Quelle hat sich seitdem geändert");
  expect(page).toContain("Konzert fällt kürzer aus");
  expect((await desk.on())[0]?.details).toMatchObject({
    title: "Konzert im Advent",
    place: { name: "Kulturhaus" },
  });
});

const own = {
  kennung: "own:11111111-1111-4111-8111-111111111111",
  titel: "Lesung",
  tag: "2026-11-25",
  beginn: "19:30",
  ende: "21:00",
  ort: "Siegen",
  frei: "1",
};

test("an event of our own is entered once, shown in local time, and changed", async () => {
  await using desk = await openDesk();

  const page = await desk.press("/team/veranstaltungen/neu", own);
  await desk.press("/team/veranstaltungen/neu", own);
  const [occurrence, ...more] = await desk.on();
  await desk.press(`/team/veranstaltungen/${occurrence?.eventId}/aendern`, {
    ...own,
    tag: "2026-11-26",
  });

  expect(page).toContain("Mi., 25.11., 19:30 Uhr bis 21:00 Uhr");
  expect(occurrence?.said.startsAt).toBe("2026-11-25T18:30:00.000Z");
  expect(more).toEqual([]);
  expect(await desk.on()).toEqual([]);
});

test.each([
  [{ titel: "" }, "Bitte geben Sie einen Titel ein."],
  [{ tag: "2026-02-31" }, "Bitte geben Sie den Tag an."],
  [{ beginn: "25:00" }, "Uhrzeit"],
  [{ ende: "18:00" }, "Das Ende liegt vor dem Beginn."],
  [{ letzterTag: "2026-11-24", ende: "" }, "Das Ende liegt vor dem Beginn."],
  [{ link: "javascript:alert(1)" }, "https://"],
])("an event with %j is refused, and what was typed stays", async (wrong, sentence) => {
  await using desk = await openDesk();

  const answer = await desk.bob.post("/team/veranstaltungen/neu", { ...own, ...wrong });
  const page = await answer.text();

  expect(answer.status).toBe(422);
  expect(page).toContain(sentence);
  expect(page).toContain('value="Siegen"');
  expect(await desk.on()).toEqual([]);
});

test("what was sent and changed is asked with the old beside the new, and answered once", async () => {
  const told: string[] = [];
  await using desk = await openDesk({
    draftCorrection: (_tx, { occurrence, batchIds }) => {
      told.push(`${occurrence.details.title} ${batchIds.length}`);
      return Promise.resolve({ href: "/team/aussendungen" });
    },
  });
  desk.server.says(calendar(concert));
  await desk.bob.post(adding, fields(desk));
  await desk.turns();
  await desk.send();
  desk.server.says(calendar({ ...concert, start: "20261125T190000Z" }));
  await desk.press("/team/einstellungen/quellen/1/abrufen");
  await desk.turns();

  const page = await desk.page("/team/veranstaltungen/aenderungen");
  const [question] = (await sql<{ id: number }>`select id from event_questions`.execute(desk.db))
    .rows;
  const answer = { antwort: "melden" };
  const first = await desk.bob.post(`/team/veranstaltungen/aenderungen/${question?.id}`, answer);
  await desk.bob.post(`/team/veranstaltungen/aenderungen/${question?.id}`, answer);

  expect(page).toContain("Mi., 25.11., 19:30 Uhr");
  expect(page).toContain("Mi., 25.11., 20:00 Uhr");
  expect(first.headers.get("location")).toBe("/team/aussendungen");
  expect(told).toEqual(["Adventskonzert 1"]);
});

const lecture = {
  "@context": "https://schema.org",
  "@type": "Event",
  name: "Vortrag über Hauberge",
  startDate: "2026-11-25T19:00:00+01:00",
  location: { "@type": "Place", name: "Kreishaus", address: "Koblenzer Straße 73, 57072 Siegen" },
};

test("an event is taken over from a link, once", async () => {
  await using desk = await openDesk();
  const script = `<script type="application/ld+json">${JSON.stringify(lecture)}</script>`;
  desk.server.says(`<!doctype html><html><head>${script}</head><body>Vortrag</body></html>`, {
    "content-type": "text/html",
  });
  const adresse = `${desk.server.url}/vortrag`;
  const path = "/team/veranstaltungen/aus-link";

  const found = await desk.press(path, { adresse });
  const [, welche = ""] = /name="welche" value="([^"]*)"/.exec(found) ?? [];
  const taken = await desk.press(path, { adresse, welche });
  await desk.press(path, { adresse, welche });

  expect(found).toContain("Mi., 25.11., 19:00 Uhr");
  expect(taken).toContain("Die Veranstaltung ist gespeichert.");
  expect(await desk.on()).toMatchObject([
    { sourceId: null, details: { title: "Vortrag über Hauberge", url: adresse } },
  ]);
});

test("a link without an event says so", async () => {
  await using desk = await openDesk();
  desk.server.says("<!doctype html><html><body>Nichts</body></html>", {
    "content-type": "text/html",
  });

  const answer = await desk.bob.post("/team/veranstaltungen/aus-link", {
    adresse: desk.server.url,
  });

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("Auf dieser Seite steht keine Veranstaltung");
});

test("the pages speak English to those who chose it", async () => {
  await using desk = await withSource(concert);
  await sql`update staff set language = 'en'`.execute(desk.db);

  expect(await desk.page("/team/veranstaltungen")).toContain("Take over from a link");
  expect(await desk.page("/team/einstellungen/quellen/1")).toContain("Fetch now");
});
