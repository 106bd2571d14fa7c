/** The calendar: what goes when, and moving, scheduling and calling it off from there. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { openDesk } from "../testing-desk.ts";

const calendar = "/team/aussendungen/kalender";

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A broadcast to Kultur at this time; Cat has an open window, so that no template is needed. */
async function planned({ db, accountId, kultur }: Desk, change: Record<string, unknown> = {}) {
  const row = {
    title: "Lesung",
    state: "scheduled",
    lane: "broadcast",
    at: "2026-12-10T09:00:00Z",
    ...change,
  };
  const id = crypto.randomUUID();
  await sql`
    insert into broadcasts (id, account_id, slug, state, lane, title, teaser, body, send_at, created_at, updated_at)
    values (${id}, ${accountId}, ${id}, ${row.state}, ${row.lane}, ${row.title}, 'Eva liest.', 'Um 19:30 Uhr.', ${row.at},
      now(), now())`.execute(db);
  await sql`insert into broadcast_topics values (${id}, ${Number(kultur)})`.execute(db);
  return id;
}

async function stands({ db }: Desk, id: string) {
  const { rows } = await sql<{ state: string; at: Date | null; version: number }>`
    select state, send_at as at, version from broadcasts where id = ${id}`.execute(db);
  return rows[0];
}

const deed = (id: string, tun: string, datum: string, uhrzeit: string, version = "1") => ({
  id,
  tun,
  datum,
  uhrzeit,
  version,
  ansicht: "woche",
});

test("month, week and list show what is planned, with holidays and quiet days; thrown away is gone", async () => {
  await using desk = await openDesk();
  await planned(desk);
  await planned(desk, { title: "Verworfen", state: "cancelled" });
  await planned(desk, { title: "Wunsch", state: "draft", at: "2026-12-26T10:00:00Z" });

  const month = await (await desk.bob.get(`${calendar}?tag=2026-12-10`)).text();
  const week = await (await desk.bob.get(`${calendar}?ansicht=woche&tag=2026-12-10`)).text();
  const list = await (await desk.bob.get(`${calendar}?ansicht=liste&tag=2026-12-10`)).text();

  expect(month).toContain("Do., 10.12.2026, 1 Aussendung");
  expect(month).toContain("Sa., 26.12.2026, 2. Weihnachtstag, 1 Aussendung");
  expect(month).toMatch(/plan__day--quiet" data-day="2026-12-27"/);
  expect(month).not.toContain("Verworfen");
  expect(week).toContain("Ruhezeit bis 7:00 Uhr und ab 20:00 Uhr.");
  expect(week).not.toContain("Wunsch");
  expect(list.indexOf("Lesung")).toBeLessThan(list.indexOf("Wunsch"));
});

test("a planned broadcast is moved to another day and keeps its hour, whichever way that is on the clock", async () => {
  await using desk = await openDesk();
  const id = await planned(desk, { at: "2027-03-27T09:00:00Z" });

  const moved = await desk.bob.post(calendar, deed(id, "verschieben", "2027-03-30", "10:00"));

  // The clock was changed on the 28th; the 29th is Easter Monday.
  expect(moved.headers.get("location")).toBe(
    `${calendar}?ansicht=woche&tag=2027-03-30&erledigt=verschieben#tag`,
  );
  expect((await stands(desk, id))?.at).toEqual(new Date("2027-03-30T08:00:00Z"));
  expect(desk.woken).toContain("broadcasts");
});

test("a day that is quiet is refused with the next free time, and one button takes that", async () => {
  await using desk = await openDesk();
  const id = await planned(desk);

  const sunday = await desk.bob.post(calendar, deed(id, "verschieben", "2026-12-13", "10:00"));
  const page = await sunday.text();
  await desk.bob.post(calendar, deed(id, "verschieben", "2026-12-14", "07:00"));

  expect(sunday.status).toBe(409);
  expect(page).toContain(
    "Um diese Zeit ist Ruhezeit. Die nächste freie Zeit ist Mo., 14.12., 7:00 Uhr.",
  );
  expect(page).toContain("Auf Mo., 14.12., 7:00 Uhr legen");
  expect((await stands(desk, id))?.at).toEqual(new Date("2026-12-14T06:00:00Z"));
});

test("a draft that only wishes to go then is moved and stays a draft", async () => {
  await using desk = await openDesk();
  const id = await planned(desk, { state: "draft" });

  await desk.bob.post(calendar, deed(id, "verschieben", "2026-12-11", "11:00"));

  expect(await stands(desk, id)).toEqual({
    state: "draft",
    at: new Date("2026-12-11T10:00:00Z"),
    version: 2,
  });
});

test("a draft is put on a day; one that is not complete says what it lacks", async () => {
  await using desk = await openDesk();
  const id = await planned(desk, { state: "draft", at: null });
  const empty = await planned(desk, { state: "draft", at: null, title: "Unfertig" });
  await sql`update broadcasts set teaser = '' where id = ${empty}`.execute(desk.db);
  const { version: _, ...plan } = deed(id, "einplanen", "2026-12-11", "11:00");

  const offered = await (await desk.bob.get(`${calendar}?tag=2026-12-11`)).text();
  await desk.bob.post(calendar, plan);
  const refused = await desk.bob.post(calendar, { ...plan, id: empty });

  expect(offered).toContain(`<option value="${id}">Lesung</option>`);
  expect(await stands(desk, id)).toMatchObject({ state: "scheduled" });
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain("Bitte schreiben Sie einen Anreißer");
});

test("called off, its text is still there; what a colleague changed meanwhile is not touched", async () => {
  await using desk = await openDesk();
  const id = await planned(desk);

  const stale = await desk.bob.post(calendar, deed(id, "absagen", "2026-12-10", "10:00", "7"));
  const unchanged = await stands(desk, id);
  await desk.bob.post(calendar, deed(id, "absagen", "2026-12-10", "10:00"));

  expect(stale.status).toBe(409);
  expect(unchanged?.state).toBe("scheduled");
  expect((await stands(desk, id))?.state).toBe("approved");
});

test("a time in the past, half a time and a day that does not exist are refused with a sentence", async () => {
  await using desk = await openDesk();
  const id = await planned(desk);

  const past = await desk.bob.post(calendar, deed(id, "verschieben", "2026-11-20", "10:00"));
  const half = await desk.bob.post(calendar, deed(id, "verschieben", "2026-12-10", ""));
  const never = await desk.bob.get(`${calendar}?tag=2026-02-31`);

  expect(await past.text()).toContain("Dieser Zeitpunkt ist vorbei.");
  expect(await half.text()).toContain("Bitte geben Sie Datum und Uhrzeit vollständig an.");
  expect(await never.text()).toContain("Di., 24.11.2026");
});

test("two to the same topic within an hour are told, in the calendar and in the form", async () => {
  await using desk = await openDesk();
  await planned(desk);
  await planned(desk, { title: "Konzert", at: "2026-12-10T09:30:00Z" });

  const day = await (await desk.bob.get(`${calendar}?tag=2026-12-10`)).text();
  const form = await desk.bob.post("/team/aussendungen/vorschau", {
    titel: "Führung",
    thema: desk.kultur,
    wann: "spaeter",
    datum: "2026-12-10",
    uhrzeit: "10:45",
  });
  const page = await form.text();

  expect(day).toContain(
    "„Konzert“ geht an dieselben Kategorien weniger als eine Stunde davor oder danach",
  );
  expect(page).toContain("„Konzert“ geht an dieselben Kategorien");
  expect(page).toContain("„Lesung“ geht an dieselben Kategorien");
  expect(page).toContain("An diesem Tag gehen 3 Nachrichten an „Kultur!Büro.“.");
});

test("writing for a day begins with that day", async () => {
  await using desk = await openDesk();

  const page = await (await desk.bob.get("/team/aussendungen/neu?tag=2026-12-10")).text();

  expect(page).toMatch(/name="datum" type="date" value="2026-12-10"/);
});

test("a day that has no room for all is told in the calendar, on the day that is looked at", async () => {
  await using desk = await openDesk();
  await sql`update channel_accounts set daily_recipient_limit = 2`.execute(desk.db);
  await sql`
    with person as (
      insert into subscribers (consent_subject)
      values ('1'), ('2'), ('3')
      returning id
    ), address as (
      insert into addresses (account_id, subscriber_id, bsuid, first_seen_at, last_seen_at)
      select ${desk.accountId}, id, 'DE.' || id, now(), now()
      from person
    )
    insert into subscriptions (subscriber_id, topic_id, state, since)
    select id, ${Number(desk.kultur)}, 'active', ${desk.clock.now()}
    from person`.execute(desk.db);
  await planned(desk);

  const day = await (await desk.bob.get(`${calendar}?tag=2026-12-10`)).text();

  expect(day).toContain("3 Personen bekämen eine Vorlage; WhatsApp erlaubt 2 in 24 Stunden.");
});
