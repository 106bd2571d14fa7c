/** An urgent broadcast leaves after two questions, at any hour, and never as an official warning. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { form, openDesk, own, writing } from "../testing-desk.ts";
import { urgentProblems } from "./urgent.ts";
import { warningClaim } from "./warning-claims.ts";

const questions = `${own}/eilmeldung`;

/** A desk with a draft, at night, to people who all have open windows: no template is needed. */
async function openNight(change: Record<string, string> = {}) {
  const desk = await openDesk();
  desk.clock.set(new Date("2026-11-24T22:00:00Z"));
  await desk.bob.logIn("Bob");
  const asked = await desk.bob.post(writing, form(desk.kultur, { ...change, tun: "eilig" }));
  const stands = async () => {
    const { rows } = await sql<{
      lane: string;
      state: string;
      version: number;
      quiet: Date | null;
    }>`
      select lane, state, version, quiet_until as quiet from broadcasts`.execute(desk.db);
    return rows[0];
  };
  return { desk, asked, stands };
}

test("it is asked twice, each on a page of its own, and leaves in the middle of the night", async () => {
  const { desk, asked, stands } = await openNight();
  await using _ = desk;

  const first = await (await desk.bob.get(questions)).text();
  const before = await stands();
  const yes = await desk.bob.post(questions, { tun: "ja" });
  const second = await (await desk.bob.get(questions)).text();
  const marked = await stands();
  const sent = await desk.bob.post(questions, { tun: "senden", version: String(marked?.version) });

  expect(asked.headers.get("location")).toBe(questions);
  expect(first).toContain("Duldet es keinen Aufschub?");
  expect(first).toContain("keine amtliche Warnung");
  expect(before).toMatchObject({ lane: "broadcast", state: "draft" });
  expect(yes.status).toBe(303);
  expect(marked).toMatchObject({ lane: "urgent", state: "draft" });
  expect(second).toContain("Um 19:30 Uhr.");
  expect(second).toContain("Jetzt an 0 Personen als Eilmeldung senden");
  expect(sent.status).toBe(303);
  expect(await stands()).toMatchObject({ lane: "urgent", state: "scheduled", quiet: null });
});

test("nobody gets around the questions", async () => {
  const { desk, stands } = await openNight();
  await using _ = desk;

  // The second answer without the first.
  const early = await desk.bob.post(questions, { tun: "senden", version: "1" });
  const unasked = await stands();
  await desk.bob.post(questions, { tun: "ja" });
  // The usual button, pressed on a page that knows nothing of it.
  const usual = await desk.bob.post(
    own,
    form(desk.kultur, { version: "2", tun: "senden", eilig: "1" }),
  );

  expect(await early.text()).toContain("Duldet es keinen Aufschub?");
  expect(unasked).toMatchObject({ lane: "broadcast", state: "draft" });
  expect(usual.headers.get("location")).toBe(questions);
  expect(await stands()).toMatchObject({ lane: "urgent", state: "draft" });
});

test("what was changed meanwhile is read again before it leaves", async () => {
  const { desk, stands } = await openNight();
  await using _ = desk;
  await desk.bob.post(questions, { tun: "ja" });
  await desk.bob.post(own, form(desk.kultur, { version: "2", text: "Um 20:30 Uhr.", eilig: "1" }));

  const sent = await desk.bob.post(questions, { tun: "senden", version: "2" });

  expect(sent.status).toBe(409);
  expect(await sent.text()).toContain("Der Entwurf wurde inzwischen geändert.");
  expect(await stands()).toMatchObject({ lane: "urgent", state: "draft", version: 3 });
});

test("it is taken back as easily, and a copy is asked anew", async () => {
  const { desk, stands } = await openNight();
  await using _ = desk;
  await desk.bob.post(questions, { tun: "ja" });

  const copy = await desk.bob.post(`${own}/kopieren`);
  await desk.bob.post(own, form(desk.kultur, { version: "2", tun: "nicht-eilig", eilig: "1" }));

  const id = copy.headers
    .get("location")
    ?.slice("/team/aussendungen/".length, -"?erledigt=kopiert".length);
  const { rows } = await sql<{
    lane: string;
  }>`select lane from broadcasts where id = ${id}`.execute(desk.db);
  expect(rows[0]?.lane).toBe("broadcast");
  expect(await stands()).toMatchObject({ lane: "broadcast", state: "draft" });
});

test("title and teaser must not claim to be an official warning; the text is asked about", async () => {
  const { desk, asked } = await openNight({
    titel: "Amtliche Warnung vor Hochwasser",
    text: "Amtliche Warnungen finden Sie in NINA.",
  });
  await using _ = desk;
  const page = await asked.text();
  await desk.bob.post(
    own,
    form(desk.kultur, {
      version: "1",
      titel: "Hochwasser",
      text: "Amtliche Warnungen finden Sie in NINA.",
    }),
  );
  await desk.bob.post(questions, { tun: "ja" });

  expect(asked.status).toBe(422);
  expect(page).toContain(
    "„Amtliche Warnung“: Eine Eilmeldung darf sich nicht als amtliche Warnung ausgeben.",
  );
  expect(await (await desk.bob.get(questions)).text()).toContain(
    "Im Text steht „Amtliche Warnungen“.",
  );
});

test("where four eyes are asked for, an urgent one goes to a colleague first", async () => {
  const { desk, stands } = await openNight();
  await using _ = desk;
  await sql`update topics set approvals = 1`.execute(desk.db);
  await desk.bob.post(questions, { tun: "ja" });

  const refused = await desk.bob.post(questions, { tun: "senden", version: "2" });
  const page = await refused.text();
  await desk.bob.post(questions, { tun: "freigabe", version: "2" });

  expect(refused.status).toBe(409);
  expect(page).toContain("muss zuerst von jemand anderem freigegeben werden");
  expect(page).toContain("Zur Freigabe geben");
  expect(await stands()).toMatchObject({ lane: "urgent", state: "in-review" });
});

test.each([
  ["AMTLICHE WARNUNG: Hochwasser", "AMTLICHE WARNUNG"],
  ["Es gilt eine amtliche Unwetterwarnung", "amtliche Unwetterwarnung"],
  ["Offizielle dringende Warnmeldung", "Offizielle dringende Warnmeldung"],
  ["Gefahrendurchsage der Feuerwehr", "Gefahrendurchsage"],
  ["This is an official flood warning", "official flood warning"],
  ["Warnung vor Hochwasser", null],
  ["Amtliche Bekanntmachung", null],
  ["Die B 62 ist gesperrt. Bitte warten Sie.", null],
])("%s", (text, claim) => {
  expect(warningClaim(text)).toBe(claim);
});

test("a variant in another language must not claim it either; a usual broadcast is not asked", () => {
  const variants = [
    { language: "en", title: "Official flood warning", teaser: "The Sieg rises.", text: "" },
  ] as const;
  const said = { title: "Hochwasser", teaser: "Die Sieg steigt.", variants };

  const found = Object.values(urgentProblems({ ...said, lane: "urgent" }, "de"));
  expect(found).toHaveLength(1);
  expect(found[0]).toContain("„Official flood warning“");
  expect(urgentProblems({ ...said, lane: "broadcast" }, "de")).toEqual({});
});
