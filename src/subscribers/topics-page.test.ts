import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { openSubscriberSite, type SubscriberSite } from "./testing-pages.ts";
import { createTopic, hideTopic, listTopics } from "./topics.ts";

const path = "/team/einstellungen/kategorien";

const sport = {
  titel: "Sport & <Spiel>",
  beschreibung: "Was am Wochenende\r\nläuft",
  rhythmus: "freitags",
  titelEn: "Sports",
};

const titlesIn = async (site: SubscriberSite) =>
  (await listTopics(site.db, { hidden: true })).map(({ title }) => title);

test("topics are for administrators", async () => {
  await using site = await openSubscriberSite();
  const addresses = [path, `${path}/kultur-buero`];
  const posts = [
    ...addresses,
    `${path}/kultur-buero/verschieben`,
    `${path}/kultur-buero/sichtbarkeit`,
  ];

  for (const name of ["Bob", "Cat"]) {
    const browser = await site.as(name);
    for (const address of addresses) expect((await browser.get(address)).status).toBe(403);
    for (const address of posts) expect((await browser.post(address, sport)).status).toBe(403);
  }
  expect((await site.browser().get(path)).status).toBe(303);
  expect(await titlesIn(site)).toHaveLength(3);
});

test("a new topic is there at once, with a short name of its own", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");

  const answer = await ann.post(path, sport);
  const page = await (await ann.get(answer.headers.get("location") ?? "")).text();

  expect((await listTopics(site.db)).at(-1)).toMatchObject({
    key: "sport-spiel",
    title: "Sport & <Spiel>",
    description: "Was am Wochenende läuft",
    promisedFrequency: "freitags",
    titleEn: "Sports",
    descriptionEn: null,
  });
  expect(page).toContain("Die Kategorie ist angelegt.");
  expect(page).toContain("Sport &amp; &lt;Spiel&gt;");
  expect(await site.audited()).toEqual(["topic added topic:sport-spiel"]);
});

test.each([
  ["titel", "", "Bitte geben Sie der Kategorie einen Namen."],
  [
    "titel",
    "Ein Name mit viel zu viel Text",
    "Das sind 6 Zeichen zu viel. Bitte kürzen Sie auf 24",
  ],
  ["titel", "kultur!büro.", "So heißt schon eine Kategorie."],
  ["beschreibung", "x".repeat(73), "Das sind 1 Zeichen zu viel. Bitte kürzen Sie auf 72 Zeichen."],
  ["titelEn", "x".repeat(25), "Bitte kürzen Sie auf 24 Zeichen."],
  ["rhythmusEn", "x".repeat(80), "Bitte kürzen Sie auf 72 Zeichen."],
])(
  "a topic with %s = '%s' comes back with a sentence and what was typed",
  async (field, value, said) => {
    await using site = await openSubscriberSite();

    const answer = await (await site.as("Ann")).post(path, { ...sport, [field]: value });
    const page = await answer.text();

    expect(answer.status).toBe(422);
    expect(page).toContain(said);
    expect(page).toContain(`aria-describedby="${field}-hint ${field}-error"`);
    expect(page).toContain(`value="${value}"`);
    expect(page).toContain('value="freitags"');
    expect(await titlesIn(site)).toHaveLength(3);
  },
);

test("the hints say how many characters are left; counting along saves nothing", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");

  const counted = await ann.post(path, { ...sport, titel: "Sport", "nur-zaehlen": "1" });
  const over = await ann.post(path, { titel: "x".repeat(26), "nur-zaehlen": "1" });

  expect(counted.status).toBe(200);
  expect(await counted.text()).toContain("Noch 19 von 24 Zeichen.");
  expect(await over.text()).toContain("2 Zeichen zu viel (höchstens 24).");
  expect(await titlesIn(site)).toHaveLength(3);
});

test("a topic is changed and keeps its short name", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");

  const answer = await ann.post(`${path}/kultur-buero`, { ...sport, titel: "Kultur" });
  const same = await ann.post(`${path}/kultur-buero`, { ...sport, titel: "KULTUR" });
  const taken = await ann.post(`${path}/kultur-buero`, { titel: "Veranstaltungstipps" });

  expect([answer.status, same.status, taken.status]).toEqual([303, 303, 422]);
  expect((await listTopics(site.db))[1]).toMatchObject({ key: "kultur-buero", title: "KULTUR" });
  expect(await site.audited()).toEqual([
    "topic changed topic:kultur-buero",
    "topic changed topic:kultur-buero",
  ]);
});

test("topics are moved with buttons", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");

  const answer = await ann.post(`${path}/veranstaltungstipps/verschieben`, {
    richtung: "hoch",
    "vorbei-an": "kultur-buero",
  });
  const page = await (await ann.get(answer.headers.get("location") ?? "")).text();

  expect(await titlesIn(site)).toEqual([
    "Aktuelle Informationen",
    "Veranstaltungstipps",
    "Kultur!Büro.",
  ]);
  expect(page).toContain("Die Reihenfolge ist geändert.");
  expect(page).toMatch(/aria-label="Aktuelle Informationen nach oben" disabled/);
  expect(await site.audited()).toEqual(["topic moved topic:veranstaltungstipps"]);
});

test("of two people who move the same topic, the second is told and moves nothing", async () => {
  await using site = await openSubscriberSite();
  const [ann, eve] = [await site.as("Ann"), await site.as("Ann")];
  const move = { richtung: "hoch", "vorbei-an": "kultur-buero" };

  const answers = await Promise.all([
    ann.post(`${path}/veranstaltungstipps/verschieben`, move),
    eve.post(`${path}/veranstaltungstipps/verschieben`, move),
  ]);
  const told = new Set(answers.map((answer) => answer.headers.get("location")?.split("=")[1]));
  const page = await (await eve.get(`${path}?erledigt=ueberholt`)).text();

  expect(told).toEqual(new Set(["ueberholt", "verschoben"]));
  expect(page).toContain("Die Reihenfolge wurde inzwischen geändert");
  expect(await titlesIn(site)).toEqual([
    "Aktuelle Informationen",
    "Veranstaltungstipps",
    "Kultur!Büro.",
  ]);
});

test("hiding warns how many hold the topic, and is undone with one click", async () => {
  await using site = await openSubscriberSite();
  const [, culture] = site.topics;
  await site.subscribes({ phone: "491711000001" }, [culture.id]);
  await site.subscribes({ phone: "491711000002" }, [culture.id]);
  const ann = await site.as("Ann");
  const address = `${path}/kultur-buero/sichtbarkeit`;

  const before = await (await ann.get(`${path}/kultur-buero`)).text();
  const hidden = await ann.post(address, { stand: "aus" });
  await ann.post(address, { stand: "aus" });
  const page = await (await ann.get(hidden.headers.get("location") ?? "")).text();
  const whileHidden = await listTopics(site.db);
  await ann.post(address, { stand: "an" });

  expect(before).toContain("2 Personen haben diese Kategorie abonniert.");
  expect(page).toContain("Die Kategorie ist ausgeblendet.");
  expect(page).toContain("Wieder zeigen");
  expect(whileHidden.map(({ key }) => key)).not.toContain("kultur-buero");
  expect(await listTopics(site.db)).toHaveLength(3);
  expect(await site.audited()).toEqual([
    "topic hidden topic:kultur-buero",
    "topic shown topic:kultur-buero",
  ]);
});

test("more topics than a list in WhatsApp holds are warned of", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");
  const values = {
    titleEn: null,
    description: "",
    descriptionEn: null,
    promisedFrequency: "",
    promisedFrequencyEn: null,
  };
  for (let number = 4; number <= 11; number += 1)
    await transact(site.db, (tx) => createTopic(tx, { ...values, title: `Nummer ${number}` }));

  const eleven = await (await ann.get(path)).text();
  await transact(site.db, (tx) => hideTopic(tx, "nummer-4", site.clock.now()));
  const ten = await (await ann.get(path)).text();

  expect(eleven).toContain("Mehr als zehn sichtbare Kategorien");
  expect(ten).not.toContain("Mehr als zehn sichtbare Kategorien");
});

test("topics that do not exist are not found, and a foreign page changes none", async () => {
  await using site = await openSubscriberSite();
  const ann = await site.as("Ann");

  const missing = [
    (await ann.get(`${path}/gibt-es-nicht`)).status,
    (await ann.post(`${path}/gibt-es-nicht`, sport)).status,
    (await ann.post(`${path}/gibt-es-nicht/sichtbarkeit`, { stand: "aus" })).status,
  ];
  const foreign = await ann.post(path, sport, { origin: "https://evil.example" });

  expect(missing).toEqual([404, 404, 404]);
  expect(foreign.status).toBe(403);
  expect(await titlesIn(site)).toHaveLength(3);
});
