import { sql } from "kysely";
import { expect, test } from "vitest";
import { readOrganisation } from "../web/organisation.ts";
import { listStaff } from "./accounts.ts";
import { openSite, type Browser } from "./testing-site.ts";
import { findToken } from "./tokens.ts";

type Site = Awaited<ReturnType<typeof openSite>>;

async function logInAs(site: Site, name: string): Promise<Browser> {
  const browser = site.browser();
  await browser.logIn(name);
  return browser;
}

async function auditOf(site: Site): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`select action from audit_log order by id`.execute(
    site.db,
  );
  return rows.map(({ action }) => action);
}

const settingsPaths = [
  "/team/einstellungen/behoerde",
  "/team/einstellungen/team",
  "/team/einstellungen/team/1",
  "/team/einstellungen/schnittstelle",
  "/team/einstellungen/protokoll",
];

test.each(settingsPaths)(
  "%s is for administrators; others read why not, strangers are led to the log-in",
  async (path) => {
    await using site = await openSite();

    const administrator = await (await logInAs(site, "Ann")).get(path);
    const editor = await (await logInAs(site, "Bob")).get(path);
    const stranger = await site.browser().get(path);

    expect([administrator.status, editor.status, stranger.status]).toEqual([200, 403, 303]);
    expect(await editor.text()).toContain("Das darf nur, wer den Dienst verwaltet.");
    expect(administrator.headers.get("cache-control")).toBe("no-store");
  },
);

test.each(settingsPaths.filter((path) => !path.endsWith("protokoll")))(
  "nobody but administrators changes anything at %s",
  async (path) => {
    await using site = await openSite();

    const refused = await (
      await logInAs(site, "Bob")
    ).post(path, { name: "Eve", email: "eve@kreis.example", role: "administrator" });

    expect(refused.status).toBe(403);
    expect(await auditOf(site)).toEqual(["logged in"]);
  },
);

test("no page has inline style or script", async () => {
  await using site = await openSite();
  const browser = await logInAs(site, "Ann");

  for (const path of [...settingsPaths, "/team/einstellungen", "/team/konto", "/team/login"]) {
    expect(await (await browser.get(path)).text()).not.toMatch(
      / style=|<style|<script(?![^>]*\bsrc=)|\son\w+=/,
    );
  }
});

test("the settings show a card for each page the person may open, those of other folders first", async () => {
  await using site = await openSite();

  const forAnn = await (await (await logInAs(site, "Ann")).get("/team/einstellungen")).text();
  const forCat = await (await (await logInAs(site, "Cat")).get("/team/einstellungen")).text();

  expect(forAnn).toContain("Wer mitarbeitet und was jede Person darf.");
  expect(forCat).not.toContain("Wer mitarbeitet");
  expect(forCat).toContain("Mein Konto");
});

test("an added person can log in with the password that is shown once", async () => {
  await using site = await openSite();
  const ann = await logInAs(site, "Ann");

  const answer = await (
    await ann.post("/team/einstellungen/team", {
      name: "Dan",
      email: "dan@kreis.example",
      role: "editor",
    })
  ).text();
  const password = /<code class="secret">([^<]+)</.exec(answer)?.[1] ?? "";

  expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  expect((await site.browser().logIn("Dan", password)).status).toBe(303);
  expect(await (await ann.get("/team/einstellungen/team")).text()).not.toContain(password);
  expect(await auditOf(site)).toEqual(["logged in", "staff added", "logged in"]);
});

test("a wrong form comes back filled in, with sentences at the fields", async () => {
  await using site = await openSite();
  const ann = await logInAs(site, "Ann");

  const answer = await ann.post("/team/einstellungen/team", {
    name: "Dan <b>",
    email: "dan@",
    role: "king",
  });
  const page = await answer.text();

  expect(answer.status).toBe(422);
  expect(page).toContain('value="Dan &lt;b&gt;"');
  expect(page).toContain('aria-describedby="email-error"');
  expect(page).toContain("Bitte geben Sie eine vollständige E-Mail-Adresse an");
  expect(page).toContain("Bitte wählen Sie eine Rolle.");
});

test("an e-mail address has one account, whatever its case", async () => {
  await using site = await openSite();
  const ann = await logInAs(site, "Ann");

  const answer = await ann.post("/team/einstellungen/team", {
    name: "Another Bob",
    email: "BOB@kreis.example",
    role: "editor",
  });

  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("gibt es schon ein Konto");
});

test("the last administrator keeps role and account", async () => {
  await using site = await openSite();
  const ann = await logInAs(site, "Ann");
  const id = (await listStaff(site.db)).find(({ name }) => name === "Ann")?.id;
  const path = `/team/einstellungen/team/${id}`;

  const demoted = await ann.post(path, { name: "Ann", email: "ann@kreis.example", role: "editor" });
  const disabled = await ann.post(path, {
    name: "Ann",
    email: "ann@kreis.example",
    role: "administrator",
    disabled: "1",
  });

  expect([demoted.status, disabled.status]).toEqual([422, 422]);
  expect(await disabled.text()).toContain("das letzte Konto");
  expect((await listStaff(site.db)).find(({ name }) => name === "Ann")).toMatchObject({
    role: "administrator",
    disabledAt: null,
  });
});

test("resetting a password logs the person out and makes the old one useless", async () => {
  await using site = await openSite();
  const ann = await logInAs(site, "Ann");
  const bob = await logInAs(site, "Bob");
  const id = (await listStaff(site.db)).find(({ name }) => name === "Bob")?.id;

  const answer = await (await ann.post(`/team/einstellungen/team/${id}/passwort`)).text();
  const password = /<code class="secret">([^<]+)</.exec(answer)?.[1] ?? "";

  expect((await bob.get("/team")).status).toBe(303);
  expect((await site.browser().logIn("Bob")).status).toBe(422);
  expect((await site.browser().logIn("Bob", password)).status).toBe(303);
});

test("one changes the own password with the present one and logs in again", async () => {
  await using site = await openSite();
  const bob = await logInAs(site, "Bob");
  const next = "ein anderes Passwort";

  const wrong = await bob.post("/team/konto/passwort", { present: "guess", next, again: next });
  const short = await bob.post("/team/konto/passwort", {
    present: "vier zufällige Wörter",
    next: "kurz",
    again: "kurz",
  });
  const done = await bob.post("/team/konto/passwort", {
    present: "vier zufällige Wörter",
    next,
    again: next,
  });

  expect([wrong.status, short.status, done.status]).toEqual([422, 422, 303]);
  expect(await wrong.text()).toContain("Das jetzige Passwort stimmt nicht.");
  expect(await short.text()).toContain("mindestens 12 Zeichen");
  expect((await bob.get("/team")).status).toBe(303);
  expect((await site.browser().logIn("Bob", next)).status).toBe(303);
});

test("the language of the pages is the person's own choice", async () => {
  await using site = await openSite();
  const cat = await logInAs(site, "Cat");

  await cat.post("/team/konto", { language: "en" });

  const page = await (await cat.get("/team/konto?erledigt=sprache")).text();
  expect(page).toContain('<html lang="en">');
  expect(page).toContain("The language is saved.");
});

test("what is confirmed is never text from the address", async () => {
  await using site = await openSite();
  const cat = await logInAs(site, "Cat");

  const page = await (await cat.get("/team/konto?erledigt=%3Cb%3EEve%3C/b%3E")).text();

  expect(page).not.toContain("Eve");
});

test("a token is shown once, kept as a hash, and opens nothing after it is revoked", async () => {
  await using site = await openSite();
  const ann = await logInAs(site, "Ann");

  const shown = await (
    await ann.post("/team/einstellungen/schnittstelle", { name: "Kalender", mayApprove: "1" })
  ).text();
  const token = /<code class="secret">([^<]+)</.exec(shown)?.[1] ?? "";
  const found = await findToken(site.db, token, site.clock.now());
  const { rows } = await sql`select * from api_tokens`.execute(site.db);
  await ann.post(`/team/einstellungen/schnittstelle/${found?.id}`);

  expect(token).toMatch(/^rr_[\w-]{43}$/);
  expect(found).toMatchObject({ name: "Kalender", mayApprove: true });
  expect(JSON.stringify(rows)).not.toContain(token);
  expect(await findToken(site.db, token, site.clock.now())).toBeNull();
  expect(await (await ann.get("/team/einstellungen/schnittstelle")).text()).not.toContain(token);
  expect(await auditOf(site)).toEqual(["logged in", "token added", "token revoked"]);
});

const organisationForm = {
  name: "Kreis Siegen-Wittgenstein",
  shortName: "Kreis SiWi",
  land: "NW",
  timeZone: "Europe/Berlin",
  contactEmail: "presse@kreis.example",
  contactPhone: "0271 333 0",
  emergencyDe: "Im Notfall 112.",
  emergencyEn: "In an emergency 112.",
  imprintDe: "Der Landrat",
  imprintEn: "The district administrator",
  accessibilityDe: "Erklärung",
  accessibilityEn: "Statement",
  accent: "#8A1538",
};

test("the organisation is saved, its colour is a style sheet of its own, and the log says what changed", async () => {
  await using site = await openSite();
  const ann = await logInAs(site, "Ann");

  const answer = await ann.post("/team/einstellungen/behoerde", organisationForm);
  const page = await (await ann.get(answer.headers.get("location") ?? "")).text();
  const theme = await ann.get("/farbe.css?v=8a1538");

  expect(await readOrganisation(site.db)).toMatchObject({
    name: "Kreis Siegen-Wittgenstein",
    accentColour: "#8a1538",
    imprint: { de: "Der Landrat", en: "The district administrator" },
  });
  expect(page).toContain("Die Angaben zur Behörde sind gespeichert.");
  expect(page).toContain('href="/farbe.css?v=8a1538"');
  expect(await theme.text()).toContain("--kern-color-action-default:#8a1538");
  expect(theme.headers.get("cache-control")).toContain("immutable");
  expect(await auditOf(site)).toEqual(["logged in", "organisation saved"]);
});

test.each([
  ["accent", "#ffcc00", "Diese Farbe ist zu hell"],
  ["accent", "gelb", "als # mit sechs Stellen"],
  ["timeZone", "Mars/Olympus", "Diese Zeitzone gibt es nicht."],
  ["land", "XX", "Bitte wählen Sie das Land."],
  ["name", "  ", "Bitte geben Sie den Namen der Behörde an."],
  ["contactEmail", "presse@", "vollständige E-Mail-Adresse"],
])(
  "an organisation with %s %s is refused with a sentence, and nothing is saved",
  async (field, value, sentence) => {
    await using site = await openSite();
    const ann = await logInAs(site, "Ann");

    const answer = await ann.post("/team/einstellungen/behoerde", {
      ...organisationForm,
      [field]: value,
    });

    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(sentence);
    expect((await readOrganisation(site.db)).name).toBe("Ihre Behörde");
  },
);

test("the audit log shows who did what, the newest first, in pages of 50", async () => {
  await using site = await openSite();
  const ann = await logInAs(site, "Ann");
  for (let index = 0; index < 60; index += 1) {
    site.clock.advance(1000);
    await sql`insert into audit_log (at, actor, action, subject) values (${site.clock.now()}, 'system', ${`thing ${index}`}, 'x')`.execute(
      site.db,
    );
  }

  const first = await (await ann.get("/team/einstellungen/protokoll")).text();
  const second = await (await ann.get("/team/einstellungen/protokoll?seite=2")).text();

  expect(first.match(/<td/g)).toHaveLength(250);
  expect(first.indexOf("thing 59")).toBeLessThan(first.indexOf("thing 58"));
  expect(first).toContain("Seite 1 von 2");
  expect(second).toContain(">Ann<");
  expect((await ann.get("/team/einstellungen/protokoll?seite=999999999999999999999")).status).toBe(
    200,
  );
});

test("live topics are for people with a session", async () => {
  await using site = await openSite();
  const cat = await logInAs(site, "Cat");

  const stranger = await site.browser().get("/team/live/inbox");
  const unknown = await cat.get("/team/live/nonsense");
  const stream = await cat.get("/team/live/inbox");
  await stream.body?.cancel();

  expect([stranger.status, unknown.status, stream.status]).toEqual([303, 404, 200]);
  expect(stream.headers.get("content-type")).toContain("text/event-stream");
});
