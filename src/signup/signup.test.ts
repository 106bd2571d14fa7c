import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../db/db.ts";
import { editTopic, hideTopic, listTopics } from "../subscribers/subscribers.ts";
import { invitationText } from "./invitation.ts";
import { combinations, openSignup, titles } from "./testing-signup.ts";

test("the page offers the topics with description and frequency, and ticks none", async () => {
  await using signup = await openSignup({ withPosts: true });

  const answer = await signup.get("/");
  const page = await answer.text();

  expect(answer.status).toBe(200);
  expect(page).toContain("Nachrichten aus dem Kreishaus direkt aufs Handy");
  expect(page).toContain("Was im Kreis wichtig ist: Verkehr, Wetter, Schule, Kreishaus");
  expect(page).toContain("jeden Morgen gegen 7:30 Uhr");
  expect(page.match(/type="checkbox"/g)).toHaveLength(3);
  expect(page).not.toMatch(/ checked/);
  expect(page).toContain("+49 271 3330000");
  expect(page.match(/<details/g)).toHaveLength(5);
  expect(page).not.toMatch(/<details[^>]* open/);
  expect(answer.headers.getSetCookie()).toEqual([]);
});

test("a promise of messages a day stands on the page once it is made", async () => {
  await using signup = await openSignup();

  const before = await (await signup.get("/")).text();
  await sql`
    insert into settings (key, value)
    values ('summaries', '{"time": "17:00", "weekday": 5, "mostADay": 2}')`.execute(signup.db);

  expect(before).not.toContain("Höchstens");
  expect(before).toContain("Lieber gesammelt?");
  expect(await (await signup.get("/")).text()).toContain(
    "Höchstens 2 Nachrichten am Tag; nur Eilmeldungen und Korrekturen kommen darüber hinaus.",
  );
});

test("a link from elsewhere cannot tick a box", async () => {
  await using signup = await openSignup();

  expect(await (await signup.get("/?thema=kultur")).text()).not.toMatch(/ checked/);
});

test("what was last sent in a topic is shown with its day and leads to its page", async () => {
  await using signup = await openSignup({ withPosts: true });

  const page = await (await signup.get("/")).text();

  expect(page).toContain("Mo., 23.11.");
  expect(page).toContain('href="/n/b62-vollsperrung"');
  expect(page).toContain("Adventsmarkt am Schloss");
  expect(page).toContain('href="/archiv"');
  expect(page).toContain('href="/archiv.rss"');
});

test("nothing is offered that does not exist", async () => {
  await using signup = await openSignup();

  const page = await (await signup.get("/")).text();

  expect(page).not.toContain("Ohne WhatsApp");
  expect(page).not.toContain("/archiv");
});

test("in English everything is English that has been translated", async () => {
  await using signup = await openSignup();

  const page = await (await signup.get("/?sprache=en")).text();

  expect(page).toContain('<html lang="en">');
  expect(page).toContain("Current information");
  expect(page).toContain("Subscribe with WhatsApp");
  expect(page).not.toContain("abonnieren");
  expect(page).toMatch(/<label[^>]*lang="de"[^>]*>Veranstaltungstipps</);
  expect(page).not.toMatch(/<label[^>]*lang="de"[^>]*>Current information</);
});

test("a hidden topic is not offered, and a link with it leads to the others", async () => {
  await using signup = await openSignup();
  await transact(signup.db, (tx) => hideTopic(tx, "kultur", signup.clock.now()));

  const page = await (await signup.get("/")).text();
  const answer = await signup.get("/anmelden?thema=kultur&thema=aktuelles");

  expect(page).not.toContain("Kultur!Büro.");
  expect(sentenceOf(answer)).toBe("Hallo! Ich möchte abonnieren: Aktuelle Informationen.");
});

test("a script that presses the button over and over is slowed down, people behind it wait a minute", async () => {
  await using signup = await openSignup();
  const presses: number[] = [];
  for (let press = 0; press < 121; press += 1)
    presses.push((await signup.get("/anmelden?thema=kultur")).status);

  const refused = await signup.get("/anmelden?thema=kultur");
  signup.clock.advance(60_000);
  const later = await signup.get("/anmelden?thema=kultur");

  expect(new Set(presses.slice(0, 120))).toEqual(new Set([303]));
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(await refused.text()).toContain("zu viele Versuche");
  expect(later.status).toBe(303);
});

test("the form leads to the sentence, for all seven combinations", async () => {
  await using signup = await openSignup();

  for (const chosen of combinations) {
    const answer = await signup.get(`/anmelden?${chosen.map((key) => `thema=${key}`).join("&")}`);

    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^https:\/\/wa\.me\/492713330000\?text=/);
    expect(sentenceOf(answer)).toBe(
      invitationText(
        chosen.map((key) => titles[key]),
        "de",
      ),
    );
  }
});

test.each([
  ["nothing", "", "Hallo! Ich möchte Nachrichten abonnieren."],
  [
    "English",
    "?sprache=en&thema=aktuelles",
    "Hello! I would like to subscribe to: Current information.",
  ],
  ["a code", "?code=abc-1", "Hallo! Ich möchte Nachrichten abonnieren. (Code ABC-1)"],
  ["a topic twice", "?thema=kultur&thema=kultur", "Hallo! Ich möchte abonnieren: Kultur!Büro."],
  [
    "unknown topics",
    "?thema=nix&thema=%00&thema=__proto__",
    "Hallo! Ich möchte Nachrichten abonnieren.",
  ],
  [
    "a smuggled text",
    "?text=STOPP&thema=kultur%20STOPP",
    "Hallo! Ich möchte Nachrichten abonnieren.",
  ],
  ["a smuggling code", "?code=x)%20STOPP", "Hallo! Ich möchte Nachrichten abonnieren."],
])("the form with %s writes only our own sentence", async (_, query, sentence) => {
  await using signup = await openSignup();

  expect(sentenceOf(await signup.get(`/anmelden${query}`))).toBe(sentence);
});

test("the redirect goes where the operator configured it, whatever the request says", async () => {
  await using signup = await openSignup({ linkUrl: "http://127.0.0.1:8090/wa" });

  const answer = await signup.get(
    "/anmelden?url=https://evil.example&linkUrl=//evil.example&thema=//evil",
    {
      host: "evil.example",
      "x-forwarded-host": "evil.example",
    },
  );

  expect(answer.headers.get("location")).toMatch(
    /^http:\/\/127\.0\.0\.1:8090\/wa\/492713330000\?text=Hallo/,
  );
});

test("without a number the page says so kindly and has no dead button", async () => {
  await using signup = await openSignup({ account: false });

  const page = await (await signup.get("/")).text();
  const form = await signup.get("/anmelden?thema=kultur");
  const qr = await signup.get("/qr.svg");

  expect(page).toContain("Die Anmeldung öffnet bald");
  expect(page).toContain("Veranstaltungstipps");
  expect(page).not.toMatch(/<button|<form|qr\.svg|wa\.me/);
  expect([form.status, form.headers.get("location")]).toEqual([303, "/"]);
  expect(qr.status).toBe(404);
});

test("in the test phase the page asks for the invitation; with one it is in the link and the code", async () => {
  await using signup = await openSignup({ pilot: { on: true, limit: 5, codes: ["ABC-1"] } });

  const stranger = await (await signup.get("/")).text();
  const invited = await (await signup.get("/?code=abc-1")).text();

  expect(stranger).toContain("Wir testen noch");
  expect(stranger).toContain('name="code"');
  expect(invited).not.toContain("Wir testen noch");
  expect(invited).toContain("Ihr Einladungscode ABC-1 steht schon in der fertigen Nachricht.");
  expect(invited).toContain('<input type="hidden" name="code" value="ABC-1"/>');
  expect(invited).toContain('src="/qr.svg?code=ABC-1"');
  expect(invited).toContain('href="/?code=ABC-1&amp;sprache=en"');
});

test("a topic's texts are text on every page and in every snippet, never markup", async () => {
  await using signup = await openSignup({ withPosts: true });
  const evil = `"><img src=x>'</script>`;
  await transact(signup.db, async (tx) => {
    const [topic] = await listTopics(tx);
    if (topic === undefined) throw new Error("There is a topic");
    await editTopic(tx, topic.key, {
      ...topic,
      title: evil,
      titleEn: evil,
      description: evil,
      promisedFrequency: evil,
    });
  });
  const ann = signup.browser();
  await ann.logIn("Ann");

  const pages = [
    await signup.get("/"),
    await signup.get("/?sprache=en"),
    await signup.get("/qr.svg?thema=aktuelles"),
    await ann.get("/team/einstellungen/einbinden"),
  ];

  for (const page of pages) {
    expect(page.status).toBe(200);
    expect(await page.text()).not.toContain("<img src=x");
  }
  expect((await signup.get("/embed.json")).headers.get("content-type")).toContain(
    "application/json",
  );
});

test.each(["/", "/anmelden", "/qr.svg", "/embed.json", "/embed.js"])(
  "a query of a million characters at %s is refused with a sentence",
  async (path) => {
    await using signup = await openSignup();

    const answer = await signup.get(`${path}?thema=${"a".repeat(1_000_000)}`);

    expect(answer.status).toBe(400);
    expect((await answer.text()).length).toBeLessThan(10_000);
  },
);

test("a browser that has the page is told so, and keeps the page's own policy", async () => {
  await using signup = await openSignup();
  const first = await signup.get("/");
  const etag = first.headers.get("etag") ?? "";

  const second = await signup.get("/", { "if-none-match": etag });

  expect(second.status).toBe(304);
  expect(second.headers.get("content-security-policy")).toBe(
    first.headers.get("content-security-policy"),
  );
  expect(first.headers.get("content-security-policy")).toContain(
    "form-action 'self' https://wa.me https://api.whatsapp.com;",
  );
  await transact(signup.db, (tx) => hideTopic(tx, "kultur", signup.clock.now()));
  expect((await signup.get("/", { "if-none-match": etag })).status).toBe(200);
});

test("the page asks the database for nothing secret", async () => {
  await using signup = await openSignup();
  await sql`update channel_accounts set secrets_sealed = 'sealed with another key'`.execute(
    signup.db,
  );

  expect((await signup.get("/")).status).toBe(200);
});

test("the public page with everything on it stays under 150 kB without fonts, even unpacked", async () => {
  await using signup = await openSignup({ withPosts: true });
  const page = await (await signup.get("/")).text();
  const files = [...page.matchAll(/(?:src|href)="(\/(?:static|anmelden\.js|qr\.svg)[^"]*)"/g)].map(
    ([, path = ""]) => path.replaceAll("&amp;", "&"),
  );
  let bytes = Buffer.byteLength(page);

  for (const path of new Set(files))
    bytes += (await (await signup.get(path)).arrayBuffer()).byteLength;

  expect(files.length).toBeGreaterThan(4);
  expect(bytes).toBeLessThan(150_000);
});

function sentenceOf(answer: Response): string | null {
  return new URL(answer.headers.get("location") ?? "about:blank").searchParams.get("text");
}
