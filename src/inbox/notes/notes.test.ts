import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../../db/db.ts";
import { mergeAddresses } from "../../subscribers/merge.ts";
import { asked, logInAs, one, openInbox, type Inbox } from "../testing-inbox.ts";
import { listNotes } from "./notes.ts";

test("a note is there for the team with its author and time, and nothing is sent", async () => {
  await using inbox = await openInbox();
  const { id, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");
  const before = await talk(inbox);

  const written = await cat.post(`${path}/notizen`, {
    notiz: "Rief schon an.\r\nFrau <b>Hase</b>",
  });
  const page = await (await (await logInAs(inbox, "Ann")).get(path)).text();

  expect(written.status).toBe(303);
  expect(page).toContain("Rief schon an.\nFrau &lt;b&gt;Hase&lt;/b&gt;");
  expect(page).toMatch(/Cat · <time datetime="2026-11-24T09:00:00.000Z">/);
  expect(page).toContain("bei einer Auskunft bekommt die Person sie zu sehen");
  expect(await talk(inbox)).toEqual(before);
  expect((await listNotes(inbox.db, id)).map(({ author }) => author?.name)).toEqual(["Cat"]);
});

test("only who wrote a note changes it, and administrators; the log says that it happened", async () => {
  await using inbox = await openInbox();
  const { id, dan, path } = await asked(inbox);
  await (await logInAs(inbox, "Ann")).post(`${path}/notizen`, { notiz: "Von Ann" });
  const cat = await logInAs(inbox, "Cat");
  await cat.post(`${path}/notizen`, { notiz: "Von Cat" });
  const [ofAnn = 0, ofCat = 0] = (await listNotes(inbox.db, id)).map((note) => note.id);
  inbox.clock.advance("5m");

  const foreign = await cat.post(`${path}/notizen/${ofAnn}`, { notiz: "Gekapert" });
  const own = await cat.post(`${path}/notizen/${ofCat}`, { notiz: "Von Cat, verbessert" });
  const stranger = await (await logInAs(inbox, "Bob")).get(`${path}?notiz=${ofCat}`);
  const notes = await listNotes(inbox.db, id);
  await (await logInAs(inbox, "Ann")).post(`${path}/notizen/${ofCat}`, { tun: "loeschen" });

  expect([foreign.status, own.status, stranger.status]).toEqual([422, 303, 403]);
  expect(notes.map(({ text, editedAt }) => [text, editedAt !== null])).toEqual([
    ["Von Ann", false],
    ["Von Cat, verbessert", true],
  ]);
  expect((await listNotes(inbox.db, id)).map(({ text }) => text)).toEqual(["Von Ann"]);
  const { rows } = await sql`
    select action, subject, details
    from audit_log
    where action like 'note %'
    order by id`.execute(inbox.db);
  expect(rows).toEqual([
    {
      action: "note changed",
      subject: `subscriber:${dan.subscriberId}`,
      details: { noteId: ofCat },
    },
    {
      action: "note deleted",
      subject: `subscriber:${dan.subscriberId}`,
      details: { noteId: ofCat },
    },
  ]);
});

test("an empty note and one that is too long are refused with what to do, and the text stays", async () => {
  await using inbox = await openInbox();
  const { id, path } = await asked(inbox);
  const cat = await logInAs(inbox, "Cat");

  const empty = await cat.post(`${path}/notizen`, { notiz: "  " });
  const long = await cat.post(`${path}/notizen`, { notiz: "x".repeat(2001) });

  expect([empty.status, long.status]).toEqual([422, 422]);
  expect(await empty.text()).toContain("Bitte schreiben Sie die Notiz in das Feld.");
  const page = await long.text();
  expect(page).toContain("höchstens 2.000 Zeichen");
  expect(page).toContain("x".repeat(2001));
  expect(await listNotes(inbox.db, id)).toEqual([]);
});

test("a note of one conversation is neither shown in another nor changed by its address", async () => {
  await using inbox = await openInbox();
  const { id, path } = await asked(inbox);
  const { conversationId: other } = await inbox.writes(await inbox.meets("Eve"), "Hallo");
  const cat = await logInAs(inbox, "Cat");
  await cat.post(`${path}/notizen`, { notiz: "Zu Dan" });
  const [note] = await listNotes(inbox.db, id);

  const crossed = await cat.post(`/team/posteingang/${other}/notizen/${note?.id ?? 0}`, {
    notiz: "Zu Eve",
  });

  expect(crossed.status).toBe(422);
  expect(await (await cat.get(`/team/posteingang/${other}`)).text()).not.toContain("Zu Dan");
  expect((await listNotes(inbox.db, id)).map(({ text }) => text)).toEqual(["Zu Dan"]);
});

test("when two records turn out to be one person the notes of both stay", async () => {
  await using inbox = await openInbox();
  const { dan, path } = await asked(inbox);
  const again = await inbox.meets("Dan");
  const { conversationId: other } = await inbox.writes(again, "Neue Nummer");
  const cat = await logInAs(inbox, "Cat");
  await cat.post(`${path}/notizen`, { notiz: "Zur alten" });
  await cat.post(`/team/posteingang/${other}/notizen`, { notiz: "Zur neuen" });

  await transact(
    inbox.db,
    async (tx) =>
      await mergeAddresses(
        tx,
        { id: dan.addressId, subscriberId: dan.subscriberId },
        { id: again.addressId, subscriberId: again.subscriberId },
      ),
  );

  const notes = await listNotes(inbox.db, other);
  expect(notes.map(({ text }) => text)).toEqual(["Zur alten", "Zur neuen"]);
});

/** What must not change when a note is written. */
async function talk(inbox: Inbox) {
  return await one(
    sql`
      select state, waiting_since, assignee_id, last_message_at,
        (select count(*)::integer from messages) as messages,
        (select count(*)::integer from deliveries) as deliveries
      from conversations`,
    inbox.db,
  );
}
