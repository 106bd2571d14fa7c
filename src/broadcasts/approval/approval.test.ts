/** What is approved leaves, and nothing else: on the pages, with several people at once. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, own, writing } from "../testing-desk.ts";
import { openOffice } from "./testing-office.ts";

test("an approval holds for the text that was approved and for no other", async () => {
  await using office = await openOffice(1);
  await office.asks();
  await office.approves(office.ann);

  const answer = await office.changes(office.bob, { text: "Um 20 Uhr.", tun: "senden" });

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("muss zuerst von jemand anderem freigegeben werden");
  expect(await office.standing()).toMatchObject({ state: "draft", approved: false });
});

test("a change of the time alone asks nobody again", async () => {
  await using office = await openOffice(1);
  await office.asks();
  await office.approves(office.ann);

  const answer = await office.changes(office.bob, {
    wann: "spaeter",
    datum: "2026-11-28",
    uhrzeit: "09:00",
    tun: "planen",
  });

  expect(answer.status).toBe(303);
  expect(await office.standing()).toMatchObject({ state: "scheduled", approved: true });
});

test("two approvals are two people; the page says how far it is and who can", async () => {
  await using office = await openOffice(2);
  await office.asks();
  await office.approves(office.dan);

  const forDan = await office.page(office.dan);
  const waiting = await office.standing();
  await office.approves(office.dan);
  const again = await office.standing();
  await office.approves(office.eve);

  expect(forDan).toContain("1 von 2 Freigaben");
  expect(forDan).toContain("Dan, Di., 24.11.");
  expect(forDan).toContain("Freigeben können: Ann, Eve");
  expect(forDan).toContain("Jetzt fehlt noch jemand anderes.");
  expect([waiting.state, again]).toEqual(["in-review", waiting]);
  expect(await office.standing()).toMatchObject({ state: "approved", approved: true });
  expect(await office.page(office.bob)).toContain("2 von 2 Freigaben");
});

test("two people who approve at the same moment are both counted, one who clicks twice once", async () => {
  await using office = await openOffice(2);
  await office.asks();
  const stand = await office.seenBy(office.dan);

  await Promise.all([
    office.dan.post(`${own}/freigeben`, { stand }),
    office.dan.post(`${own}/freigeben`, { stand }),
  ]);
  const once = await office.standing();
  await Promise.all([
    office.eve.post(`${own}/freigeben`, { stand }),
    office.ann.post(`${own}/freigeben`, { stand }),
  ]);

  expect(once.state).toBe("in-review");
  expect((await office.standing()).state).toBe("approved");
  const { rows } = await sql`select staff_id from broadcast_reviews`.execute(office.db);
  // Who came last of the two found it approved already.
  expect(rows).toHaveLength(2);
});

test("who approves what has changed meanwhile is told, and has approved nothing", async () => {
  await using office = await openOffice(1);
  await office.asks();
  const stand = await office.seenBy(office.ann);
  await office.changes(office.bob, { text: "Um 20 Uhr.", tun: "freigabe" });

  const answer = await office.ann.post(`${own}/freigeben`, { stand });

  expect(answer.status).toBe(409);
  expect(await answer.text()).toContain("hat sich geändert, seit Sie ihn geöffnet haben");
  expect(await office.standing()).toMatchObject({ state: "in-review", approved: false });
});

test("approved and changed at the same moment, it is never approved with the new text", async () => {
  for (let round = 0; round < 5; round += 1) {
    await using office = await openOffice(1);
    await office.asks();
    const stand = await office.seenBy(office.ann);

    await Promise.all([
      office.ann.post(`${own}/freigeben`, { stand }),
      office.changes(office.bob, { text: "Um 20 Uhr.", tun: "speichern" }),
    ]);

    const { rows } = await sql<{ body: string; state: string }>`
      select body, state from broadcasts`.execute(office.db);
    expect([
      { body: "Um 20 Uhr.", state: "draft" },
      { body: "Um 19:30 Uhr.", state: "approved" },
    ]).toContainEqual(rows[0]);
  }
});

test("everyone who wrote in it since it was last approved is its author", async () => {
  await using office = await openOffice(1);
  await office.asks();
  await office.changes(office.dan, { text: "Um 20 Uhr.", tun: "speichern" });
  await office.changes(office.eve, { text: "Um 21 Uhr.", tun: "freigabe" });

  const byDan = await office.approves(office.dan);
  const byBob = await office.approves(office.bob);
  await office.approves(office.ann);
  const approved = await office.standing();
  // From here on only Ann's own words are new.
  await office.changes(office.ann, { text: "Um 22 Uhr.", tun: "freigabe" });
  const byAnn = await office.approves(office.ann);
  await office.approves(office.bob);

  expect([byDan.status, byBob.status, byAnn.status]).toEqual([409, 409, 409]);
  expect(approved.state).toBe("approved");
  expect((await office.standing()).state).toBe("approved");
});

test("who gives it back says why; its writer reads that on the draft and in the list", async () => {
  await using office = await openOffice(1);
  await office.asks();

  const silent = await office.ann.post(`${own}/ablehnen`, { grund: "  " });
  const told = await office.ann.post(`${own}/ablehnen`, { grund: "Bitte den Ort nennen." });
  const draft = await office.page(office.bob);
  const list = await (await office.bob.get("/team/freigaben")).text();
  const lists = await (await office.dan.get("/team/freigaben")).text();

  expect(silent.status).toBe(409);
  expect(await silent.text()).toContain("Bitte schreiben Sie, was geändert werden soll.");
  expect(told.status).toBe(303);
  expect(draft).toContain("Ann hat am Di., 24.11.");
  expect(draft).toContain("Bitte den Ort nennen.");
  expect(list).toContain("Ann: Bitte den Ort nennen.");
  expect(lists).not.toContain("Bitte den Ort nennen.");
  expect(await office.standing()).toMatchObject({ state: "draft" });
});

test("what was given back is asked anew of everyone, and shows what changed since", async () => {
  await using office = await openOffice(2);
  await office.asks();
  await office.approves(office.dan);
  await office.eve.post(`${own}/ablehnen`, { grund: "Uhrzeit prüfen." });
  const unchanged = await office.changes(office.bob, { tun: "senden" });

  await office.changes(office.bob, { text: "Um 20 Uhr.", tun: "freigabe" });
  const page = await office.page(office.dan);

  expect(unchanged.status).toBe(422);
  expect(page).toContain("0 von 2 Freigaben");
  expect(page).toContain("Geändert seit der Rückgabe vom");
  expect(page).toContain("<del>Um 19:30 Uhr.</del>");
  expect(page).toContain("<ins>Um 20 Uhr.</ins>");
});

test("what one approved and another gave back does not leave, though not a word is changed", async () => {
  await using office = await openOffice(1);
  await office.asks();
  await office.approves(office.ann);
  await office.dan.post(`${own}/ablehnen`, { grund: "Uhrzeit prüfen." });

  const answer = await office.changes(office.bob, { tun: "senden" });

  expect(answer.status).toBe(422);
  expect(await office.standing()).toMatchObject({ state: "draft", approved: false });
});

test("what a source wrote is handed on by one and approved by another", async () => {
  await using office = await openOffice(1);
  await office.bob.post(writing, form(office.kultur));
  // As a press release lies there: nobody's words.
  await sql`delete from broadcast_writers`.execute(office.db);

  const alone = await office.dan.post(`${own}/freigeben`);
  await office.dan.post(own, form(office.kultur, { version: "1", tun: "freigabe" }));
  const byDan = await office.approves(office.dan);
  await office.approves(office.bob);

  expect(await alone.text()).toContain("liegt noch niemandem zur Freigabe vor");
  expect(byDan.status).toBe(409);
  expect(await office.standing()).toMatchObject({ state: "approved" });
});

test("an approval that is taken back stops what was planned, and its writers stay its writers", async () => {
  await using office = await openOffice(1);
  await office.asks({ wann: "spaeter", datum: "2026-11-28", uhrzeit: "09:00" });
  await office.approves(office.ann);
  await office.changes(office.bob, {
    wann: "spaeter",
    datum: "2026-11-28",
    uhrzeit: "09:00",
    tun: "planen",
  });
  const planned = await office.standing();

  await office.ann.post(`${own}/freigabe-zurueck`);
  const byBob = await office.approves(office.bob);

  expect(planned.state).toBe("scheduled");
  expect(await office.standing()).toMatchObject({ state: "in-review", approved: false });
  expect(byBob.status).toBe(409);
  expect(await office.audited()).toContain("broadcast approval withdrawn");
});

test("to several topics the strictest counts", async () => {
  await using office = await openOffice(0);
  const { rows } = await sql<{ id: number }>`
    update topics set approvals = 2 where key = 'aktuelles' returning id`.execute(office.db);
  const body = new URLSearchParams(form(office.kultur, { tun: "freigabe" }));
  body.append("thema", String(rows[0]?.id));
  const { cookies } = office.bob;
  await office.app.request(`${office.context.publicUrl}${writing}`, {
    method: "POST",
    body,
    headers: {
      "sec-fetch-site": "same-origin",
      cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; "),
    },
  });

  expect(await office.page(office.ann)).toContain("0 von 2 Freigaben");
});

test("where only its writer may approve, the page says so and shows three ways out", async () => {
  await using office = await openOffice(1);
  await sql`update staff set approves = false where name <> 'Bob'`.execute(office.db);
  await office.asks();

  const page = await office.page(office.bob);

  expect(page).toContain("Zurzeit kann niemand diese Aussendung freigeben");
  for (const way of ["aussendungen", "team", "kategorien"])
    expect(page).toContain(`href="/team/einstellungen/${way}"`);
});
