import { expect, test } from "vitest";
import { openSubscriberSite } from "./testing-pages.ts";
import { invitationCode } from "./invitation-code.ts";
import { readCount } from "./pilot-form.ts";
import { admit, readPilot } from "./pilot.ts";
import { transact } from "../db/db.ts";

const path = "/team/einstellungen/testphase";

test("the test phase is for administrators", async () => {
  await using site = await openSubscriberSite();
  const posts = ["betrieb", "plaetze", "codes", "codes/entfernen"].map((one) => `${path}/${one}`);

  for (const name of ["Bob", "Cat"]) {
    const browser = await site.as(name);
    expect((await browser.get(path)).status).toBe(403);
    for (const address of posts)
      expect((await browser.post(address, { stand: "testphase", plaetze: "3" })).status).toBe(403);
  }
  expect((await site.browser().get(path)).status).toBe(303);
  expect(await readPilot(site.db)).toEqual({ on: false, limit: 50, codes: [] });
});

test("a test phase is begun, invites with links that carry a code, and counts who came", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");

  await ann.post(`${path}/betrieb`, { stand: "testphase" });
  await ann.post(`${path}/plaetze`, { plaetze: "40" });
  await ann.post(`${path}/codes`, { anzahl: "2" });
  const { on, limit, codes } = await readPilot(site.db);
  const code = codes[0] ?? "";
  const dan = await site.subscribes({ phone: "491711000001" }, []);
  const admission = await transact(site.db, (tx) => admit(tx, dan, code));
  const page = await (await ann.get(path)).text();

  expect([on, limit, codes.length, admission]).toEqual([true, 40, 2, "admitted"]);
  expect(page).toContain(`http://rundruf.test/?code=${code}`);
  expect(page).toContain("0 von 40 Plätzen sind vergeben.");
  expect(page).toMatch(new RegExp(`${code}</code>[\\s\\S]*?Gekommen: </span>1</td>`));
  expect(await site.audited()).toEqual([
    "test phase begun pilot",
    "places changed pilot",
    "invitations made pilot",
  ]);
});

test("a removed code invites nobody, and removing it twice changes nothing", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");
  await ann.post(`${path}/betrieb`, { stand: "testphase" });
  await ann.post(`${path}/codes`, { anzahl: "1" });
  const code = (await readPilot(site.db)).codes[0] ?? "";
  const dan = await site.subscribes({ phone: "491711000001" }, []);

  await ann.post(`${path}/codes/entfernen`, { code });
  await ann.post(`${path}/codes/entfernen`, { code });

  expect(await transact(site.db, (tx) => admit(tx, dan, code))).toBe("not-invited");
  expect((await site.audited()).filter((line) => line.startsWith("invitation removed"))).toEqual([
    "invitation removed pilot",
  ]);
});

test("codes that two people make at the same moment are all kept", async () => {
  await using site = await openSubscriberSite();
  const [ann, eve] = [await site.as("Ann"), await site.as("Ann")];

  await Promise.all([
    ann.post(`${path}/codes`, { anzahl: "3" }),
    eve.post(`${path}/codes`, { anzahl: "4" }),
  ]);

  expect(new Set((await readPilot(site.db)).codes).size).toBe(7);
});

test("opening for everyone names what is still open, and happens all the same", async () => {
  await using site = await openSubscriberSite({
    readiness: (_, language) =>
      Promise.resolve([
        { label: language === "de" ? "Nummer geprüft" : "x", ok: true, where: "/team/nummer" },
        { label: "Impressum ausgefüllt", ok: false, where: "/team/einstellungen/behoerde" },
        { label: "Dienstzeiten gesetzt", ok: false, where: "/team/einstellungen/dienstzeiten" },
      ]),
  });
  const ann = await site.as("Ann");
  await ann.post(`${path}/betrieb`, { stand: "testphase" });

  const before = await (await ann.get(path)).text();
  const answer = await ann.post(`${path}/betrieb`, { stand: "offen" });
  const after = await (await ann.get(answer.headers.get("location") ?? "")).text();

  expect(before).toContain('href="/team/einstellungen/behoerde"');
  expect(before).toContain("Noch offen: Impressum ausgefüllt, Dienstzeiten gesetzt.");
  expect((await readPilot(site.db)).on).toBe(false);
  expect(after).toContain("Der Dienst ist jetzt für alle offen.");
  expect(after).toContain("Bitte holen Sie noch nach: Impressum ausgefüllt, Dienstzeiten gesetzt.");
  expect(await site.audited()).toEqual(["test phase begun pilot", "service opened pilot"]);
});

test.each([
  ["plaetze", { plaetze: "viele" }, "Bitte geben Sie eine Zahl von 1 bis 100.000 an.", "viele"],
  ["plaetze", { plaetze: "0" }, "Bitte geben Sie eine Zahl von 1 bis 100.000 an.", "0"],
  ["codes", { anzahl: "21" }, "Bitte geben Sie eine Zahl von 1 bis 20 an.", "21"],
  ["codes", { anzahl: "" }, "Bitte geben Sie eine Zahl von 1 bis 20 an.", ""],
])(
  "%s with %j comes back with a sentence and what was typed",
  async (action, form, said, typed) => {
    await using site = await openSubscriberSite();

    const answer = await (await site.as("Ann")).post(`${path}/${action}`, form);
    const page = await answer.text();

    expect(answer.status).toBe(422);
    expect(page).toContain(said);
    expect(page).toContain(`value="${typed}"`);
    expect(await readPilot(site.db)).toEqual({ on: false, limit: 50, codes: [] });
  },
);

test.each([
  ["40", 40],
  ["1.000", 1000],
  ["1 000", 1000],
  ["1.5", null],
  ["1.0000", null],
  ["-3", null],
  ["0", null],
  ["100001", null],
])("the count %s is read as %s", (typed, count) => {
  expect(readCount(typed, 100_000)).toBe(count);
});

test("a code has no vowels and nothing that is mistaken for something else", () => {
  for (let round = 0; round < 200; round += 1)
    expect(invitationCode(new Set())).toMatch(
      /^[B-DF-HJKMNP-RTV-Z346789]{4}-[B-DF-HJKMNP-RTV-Z346789]{4}$/,
    );
});
