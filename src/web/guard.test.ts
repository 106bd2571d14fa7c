import { expect, test } from "vitest";
import { testDatabase } from "../../test/support/database.ts";
import { pino } from "pino";
import { readForm } from "./forms.tsx";
import { paths } from "./paths.ts";
import { openWeb } from "./web.ts";
import { rateLimit, takeToken } from "./rate-limit.ts";

async function openTestWeb(publicUrl = "http://rundruf.test", demo = false) {
  const database = await testDatabase();
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const app = openWeb({ db: database.db, log, publicUrl, demo });
  app.get("/page", (c) => c.html("<p>page</p>"));
  app.post("/form", async (c) => c.text(`got ${(await c.req.text()).length}`));
  app.post("/webhooks/whatsapp", async (c) => c.text(`got ${(await c.req.text()).length}`));
  app.post("/api/v1/things", (c) => c.text("done"));
  app.get("/broken", () => {
    throw new Error("what Ann wrote", { cause: new Error("+49 151 23456789") });
  });
  app.get("/away", () => {
    throw Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
  });
  return {
    app,
    lines,
    db: database.db,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

test.each([
  "/page",
  "/no-such-page",
  "/broken",
  "/away",
  "/static/app.css",
  "/static/no.css",
  "/farbe.css",
])("%s carries the security headers", async (path) => {
  await using web = await openTestWeb("https://rundruf.test");

  const { headers } = await web.app.request(`https://rundruf.test${path}`);

  const policy = headers.get("content-security-policy") ?? "";
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("script-src 'self';");
  expect(policy).toContain("style-src 'self';");
  expect(policy).toContain("img-src 'self' data:;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).toContain("base-uri 'none'");
  expect(policy).toContain("form-action 'self'");
  expect(policy).not.toContain("unsafe");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
  expect(headers.get("permissions-policy")).toContain("geolocation=()");
});

test("plain http is not told to be strict about https", async () => {
  await using web = await openTestWeb();

  expect(
    (await web.app.request("http://rundruf.test/page")).headers.get("strict-transport-security"),
  ).toBeNull();
});

test.each<[string, Record<string, string>, number]>([
  ["from our own page", { "sec-fetch-site": "same-origin" }, 200],
  ["typed by the person", { "sec-fetch-site": "none" }, 200],
  ["from a foreign page", { "sec-fetch-site": "cross-site" }, 403],
  ["from another host of ours", { "sec-fetch-site": "same-site" }, 403],
  [
    "from a foreign page that fakes the origin",
    { "sec-fetch-site": "cross-site", origin: "http://rundruf.test" },
    403,
  ],
  ["from our own page in an old browser", { origin: "http://rundruf.test" }, 200],
  ["from a foreign page in an old browser", { origin: "http://evil.example" }, 403],
  ["from a sandboxed page", { origin: "null" }, 403],
  ["without saying where from", {}, 403],
])("a form %s is judged", async (_, headers, status) => {
  await using web = await openTestWeb();

  const answer = await web.app.request("http://rundruf.test/form", {
    method: "POST",
    body: "a=1",
    headers,
  });

  expect(answer.status).toBe(status);
  if (status === 403)
    expect(await answer.text()).toContain("Zu Ihrem Schutz wurde nichts geändert");
});

test.each(["/webhooks/whatsapp", "/api/v1/things"])(
  "%s is called by machines and needs no origin",
  async (path) => {
    await using web = await openTestWeb();

    expect(
      (await web.app.request(`http://rundruf.test${path}`, { method: "POST", body: "{}" })).status,
    ).toBe(200);
  },
);

test("a form of more than a megabyte is refused with a sentence, a webhook is not", async () => {
  await using web = await openTestWeb();
  const body = "a".repeat(1024 * 1024 + 1);

  const form = await web.app.request("http://rundruf.test/form", {
    method: "POST",
    body,
    headers: { "sec-fetch-site": "same-origin", "content-length": String(body.length) },
  });
  const webhook = await web.app.request("http://rundruf.test/webhooks/whatsapp", {
    method: "POST",
    body,
  });

  expect(form.status).toBe(413);
  expect(await form.text()).toContain("Es wurde nichts gespeichert");
  expect(webhook.status).toBe(200);
});

test("an upload of more than 20 MB is refused, also when it does not say its size", async () => {
  await using web = await openTestWeb();
  const chunk = new Uint8Array(1024 * 1024);
  let sent = 0;
  const body = new ReadableStream({
    pull(controller) {
      if (sent === 100) controller.close();
      else controller.enqueue(chunk);
      sent += 1;
    },
  });

  const request = new Request("http://rundruf.test/form", {
    method: "POST",
    body,
    headers: { "sec-fetch-site": "same-origin", "content-type": "multipart/form-data; boundary=x" },
    duplex: "half",
  });
  const answer = await web.app.request(request);

  expect(answer.status).toBe(413);
  expect(sent).toBeLessThan(30);
});

test("a form that cannot be read is answered with what to do, not with an error of ours", async () => {
  await using web = await openTestWeb();
  web.app.post("/read", async (c) => c.text((await readForm(c)).text("name")));

  const answer = await web.app.request("http://rundruf.test/read", {
    method: "POST",
    body: "garbage",
    headers: { "sec-fetch-site": "same-origin", "content-type": "multipart/form-data; boundary=x" },
  });

  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("laden Sie die Seite neu");
});

test("a page that does not exist says what to do, in German and English", async () => {
  await using web = await openTestWeb();

  const german = await web.app.request("http://rundruf.test/nirgends");
  const english = await web.app.request("http://rundruf.test/nirgends?sprache=en");

  expect(german.status).toBe(404);
  expect(await german.text()).toContain('<html lang="de">');
  expect(await english.text()).toContain("This page does not exist");
});

test("an address with a slash too many leads to the page, and never to another host", async () => {
  await using web = await openTestWeb();
  const locationOf = async (path: string) => {
    const answer = await web.app.request(`http://rundruf.test${path}`);
    return answer.headers.get("location");
  };

  expect(await locationOf("/page/")).toBe("/page");
  expect(await locationOf("/page/?q=1")).toBe("/page?q=1");
  expect(await locationOf("//elsewhere.example/")).toBe("/elsewhere.example");
  expect(await locationOf("/")).toBeNull();
});

test("an error page leads citizens to imprint, privacy and accessibility", async () => {
  await using web = await openTestWeb();

  const page = await (await web.app.request("http://rundruf.test/nirgends")).text();

  for (const path of [paths.imprint, paths.privacyNotice, paths.accessibility])
    expect(page).toContain(`href="${path}"`);
});

test("an error page of a demonstration says that it is one", async () => {
  await using web = await openTestWeb("http://rundruf.test", true);

  expect(await (await web.app.request("http://rundruf.test/nirgends")).text()).toContain(
    "Dies ist kein Angebot des Kreises",
  );
});

test("what breaks shows a code and no details; the log has the code and no details either", async () => {
  await using web = await openTestWeb();

  const answer = await web.app.request("http://rundruf.test/broken");
  const body = await answer.text();

  const code = /<strong>([0-9a-f]{8})<\/strong>/.exec(body)?.[1];
  expect(answer.status).toBe(500);
  expect(body).not.toContain("Ann");
  expect(web.lines.join()).toContain(code);
  expect(web.lines.join()).not.toMatch(/Ann|\+49/);
});

test("a database that is away is 503 with the promise that it goes on by itself", async () => {
  await using web = await openTestWeb();

  const answer = await web.app.request("http://rundruf.test/away");

  expect(answer.status).toBe(503);
  expect(answer.headers.get("retry-after")).toBe("60");
  expect(await answer.text()).toContain("Es geht von selbst weiter");
});

test("a bucket lets its capacity pass, then one for each refilled token", async () => {
  await using web = await openTestWeb();
  const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24) + seconds * 1000);
  const rate = { capacity: 2, perMinute: 1 };
  const tries = [];

  for (const seconds of [0, 0, 0, 30, 60, 61])
    tries.push(await rateLimit(web.db, "sign-up 192.0.2.7", rate, at(seconds)));

  expect(tries).toEqual([
    { kind: "allowed" },
    { kind: "allowed" },
    { kind: "limited", retryAfterSeconds: 60 },
    { kind: "limited", retryAfterSeconds: 30 },
    { kind: "allowed" },
    { kind: "limited", retryAfterSeconds: 59 },
  ]);
});

test("a clock that goes backwards refills no bucket", () => {
  const empty = { tokens: 0, updatedAt: new Date("2026-11-24T10:00:00Z") };

  const { verdict } = takeToken(
    empty,
    { capacity: 5, perMinute: 1 },
    new Date("2026-11-24T09:00:00Z"),
  );

  expect(verdict.kind).toBe("limited");
});

test("many tries at the same moment pass no more than the bucket holds", async () => {
  await using web = await openTestWeb();
  const now = new Date("2026-11-24T10:00:00Z");

  const verdicts = await Promise.all(
    Array.from({ length: 12 }, () =>
      rateLimit(web.db, "sign-up", { capacity: 5, perMinute: 1 }, now),
    ),
  );

  expect(verdicts.filter(({ kind }) => kind === "allowed")).toHaveLength(5);
});
