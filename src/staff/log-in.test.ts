import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { changeStaff, firstStaff, listStaff } from "./accounts.ts";
import { wayBack } from "./log-in-pages.tsx";
import { openSite } from "./testing-site.ts";

test("the right password opens a session and leads to the overview", async () => {
  await using site = await openSite();
  const browser = site.browser();

  const answer = await browser.logIn("Ann");

  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/team");
  expect(await (await browser.get("/team")).text()).toBe("Guten Tag, Ann");
});

test("the e-mail address is recognised in any case", async () => {
  await using site = await openSite();

  expect((await site.browser().logIn("ANN")).status).toBe(303);
});

test("a wrong password, an unknown address and a disabled account get the same answer", async () => {
  await using site = await openSite();
  const everyone = await listStaff(site.db);
  const bob = everyone.find(({ name }) => name === "Bob");
  if (bob === undefined) throw new Error("Bob has no account");
  await transact(site.db, (tx) =>
    changeStaff(tx, bob.id, { ...bob, disabled: true }, site.clock.now()),
  );

  const wrong = await site.browser().logIn("Ann", "not the password");
  const unknown = await site.browser().logIn("Eve");
  const disabled = await site.browser().logIn("Bob");

  const body = (await wrong.text()).replaceAll("ann@", "@");
  expect([wrong.status, unknown.status, disabled.status]).toEqual([422, 422, 422]);
  expect((await unknown.text()).replaceAll("eve@", "@")).toBe(body);
  expect((await disabled.text()).replaceAll("bob@", "@")).toBe(body);
  expect(body).toContain("passen nicht zusammen");
  expect(wrong.headers.getSetCookie()).toEqual([]);
});

test("too many tries for one account are refused with the waiting time, and time lets one try again", async () => {
  await using site = await openSite();
  for (let tries = 0; tries < 10; tries += 1)
    expect((await site.browser().logIn("Ann", "guess")).status).toBe(422);

  const refused = await site.browser().logIn("Ann");
  site.clock.advance(2 * 60_000);
  const later = await site.browser().logIn("Ann");

  expect(refused.status).toBe(429);
  expect(refused.headers.get("retry-after")).toBe("120");
  expect(await refused.text()).toContain("Bitte warten Sie 2 Minuten");
  expect(later.status).toBe(303);
});

test("too many tries from one address are refused for every account", async () => {
  await using site = await openSite();
  for (let tries = 0; tries < 30; tries += 1) await site.browser().logIn(`nobody${tries}`, "guess");

  expect((await site.browser().logIn("Cat")).status).toBe(429);
});

test("the rate limits name neither e-mail nor network address in the database", async () => {
  await using site = await openSite();
  await site.browser().logIn("Ann", "guess");

  const { rows } = await sql<{ bucket: string }>`select bucket from rate_limits`.execute(site.db);

  expect(rows).toHaveLength(2);
  expect(JSON.stringify(rows)).not.toMatch(/ann|unknown/);
});

test("the cookie is HttpOnly and SameSite, and on https Secure with the __Host- prefix", async () => {
  await using plain = await openSite("http://rundruf.test");
  await using secure = await openSite("https://rundruf.test");

  const [plainCookie = ""] = (await plain.browser().logIn("Ann")).headers.getSetCookie();
  const [secureCookie = ""] = (await secure.browser().logIn("Ann")).headers.getSetCookie();

  expect(plainCookie).toMatch(/^rundruf=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
  expect(secureCookie).toMatch(
    /^__Host-rundruf=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
  );
});

test("only a hash of the cookie is in the database", async () => {
  await using site = await openSite();
  const browser = site.browser();
  await browser.logIn("Ann");

  const { rows } = await sql`select * from staff_sessions`.execute(site.db);

  expect(rows).toHaveLength(1);
  expect(JSON.stringify(rows)).not.toContain(browser.cookies.get("rundruf"));
});

test("logging in again renews the session: the old cookie opens nothing", async () => {
  await using site = await openSite();
  const browser = site.browser();
  await browser.logIn("Ann");
  const old = browser.cookies.get("rundruf") ?? "";
  await browser.logIn("Ann");

  const withOld = await site.app.request("http://rundruf.test/team", {
    headers: { cookie: `rundruf=${old}` },
  });

  expect(browser.cookies.get("rundruf")).not.toBe(old);
  expect(withOld.status).toBe(303);
});

test("a session ends after 30 minutes without a click", async () => {
  await using site = await openSite();
  const browser = site.browser();
  await browser.logIn("Ann");
  site.clock.advance(29 * 60_000);
  const inTime = await browser.get("/team");
  site.clock.advance(29 * 60_000);
  const again = await browser.get("/team");
  site.clock.advance(31 * 60_000);

  const late = await browser.get("/team/einstellungen");

  expect([inTime.status, again.status, late.status]).toEqual([200, 200, 303]);
  expect(late.headers.get("location")).toBe("/team/login?weiter=%2Fteam%2Feinstellungen");
});

test("a page that reloads itself does not keep a session alive", async () => {
  await using site = await openSite();
  const browser = site.browser();
  await browser.logIn("Ann");
  for (let minutes = 0; minutes < 28; minutes += 7) {
    site.clock.advance(7 * 60_000);
    expect((await browser.get("/team", { "hx-request": "true" })).status).toBe(200);
  }
  site.clock.advance(7 * 60_000);

  expect((await browser.get("/team", { "hx-request": "true" })).status).toBe(401);
});

test("a form sent after the session ended is not thrown away: the page can be sent again after a log-in elsewhere", async () => {
  await using site = await openSite();
  const browser = site.browser();
  await browser.logIn("Ann");
  site.clock.advance(31 * 60_000);

  const late = await browser.post("/team/konto", { language: "en" });
  await browser.logIn("Ann");
  const again = await browser.post("/team/konto", { language: "en" });

  expect(late.status).toBe(401);
  expect(await late.text()).toContain("laden Sie danach diese Seite hier neu");
  expect(again.status).toBe(303);
});

test("a session ends after ten hours, however busy", async () => {
  await using site = await openSite();
  const browser = site.browser();
  await browser.logIn("Ann");
  for (let minutes = 0; minutes < 600 - 20; minutes += 20) {
    site.clock.advance(20 * 60_000);
    expect((await browser.get("/team")).status).toBe(200);
  }
  site.clock.advance(20 * 60_000);

  expect((await browser.get("/team")).status).toBe(303);
});

test("logging out ends the session in the database, not only in the browser", async () => {
  await using site = await openSite();
  const browser = site.browser();
  await browser.logIn("Ann");
  const token = browser.cookies.get("rundruf") ?? "";

  const out = await browser.post("/team/logout");

  expect(out.headers.get("location")).toBe("/team/login?erledigt=abgemeldet");
  expect(browser.cookies.size).toBe(0);
  expect(
    (
      await site.app.request("http://rundruf.test/team", {
        headers: { cookie: `rundruf=${token}` },
      })
    ).status,
  ).toBe(303);
  expect(await (await browser.get("/team/login?erledigt=abgemeldet")).text()).toContain(
    "Sie sind abgemeldet.",
  );
});

test("disabling an account ends its open sessions at once", async () => {
  await using site = await openSite();
  const browser = site.browser();
  await browser.logIn("Bob");
  const bob = (await listStaff(site.db)).find(({ name }) => name === "Bob");
  if (bob === undefined) throw new Error("Bob has no account");

  await transact(site.db, (tx) =>
    changeStaff(tx, bob.id, { ...bob, disabled: true }, site.clock.now()),
  );

  expect((await browser.get("/team")).status).toBe(303);
});

test("the first account is made from the environment once, and only if nobody has one", async () => {
  await using site = await openSite();
  await sql`delete from staff`.execute(site.db);
  const values = { email: "Dan@kreis.example", password: "long enough password" };

  const made = await Promise.all([
    firstStaff(site.db, values, site.clock.now()),
    firstStaff(site.db, values, site.clock.now()),
  ]);
  const again = await firstStaff(
    site.db,
    { ...values, email: "eve@kreis.example" },
    site.clock.now(),
  );

  expect(made.toSorted()).toEqual([false, true]);
  expect(again).toBe(false);
  expect((await listStaff(site.db)).map(({ email, role }) => [email, role])).toEqual([
    ["Dan@kreis.example", "administrator"],
  ]);
  expect((await site.browser().logIn("dan", values.password)).status).toBe(303);
});

test.each([
  ["/team/posteingang/12", "/team/posteingang/12"],
  ["/team/einstellungen", "/team/einstellungen"],
  ["//evil.example/team/", "/team"],
  ["/team//evil.example", "/team"],
  ["https://evil.example", "/team"],
  ["/team/logout", "/team"],
  ["/team/\\evil.example", "/team"],
  [undefined, "/team"],
])("after the log-in %s leads to %s", (wanted, reached) => {
  expect(wayBack(wanted)).toBe(reached);
});
