import { gzipSync } from "node:zlib";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { eventsOn } from "./events-on.ts";
import { calendar, feed, openSources, type Manners } from "./testing-sources.ts";

const concert = { uid: "1", start: "20261125T183000Z", title: "Konzert" };
const reading = { uid: "2", start: "20261125T190000Z", title: "Lesung" };
const day = { from: "2026-11-25", to: "2026-11-25" };

async function titles({ db }: Awaited<ReturnType<typeof openSources>>): Promise<string[]> {
  return (await eventsOn(db, day)).map(({ details }) => details.title);
}

test("a calendar over HTTP becomes tomorrow's events, asked with our name and contact", async () => {
  await using sources = await openSources();
  sources.server.says(calendar(concert, reading), { "content-type": "text/calendar" });

  const id = await sources.add("icalendar");
  const source = await sources.poll(id);

  expect(await titles(sources)).toEqual(["Konzert", "Lesung"]);
  expect(source).toMatchObject({ trouble: null, failures: 0, leaseUntil: null });
  expect(sources.server.asked[0]?.headers["user-agent"]).toBe(
    "Rundruf (+https://nachrichten.kreis.example/)",
  );
});

test("an unchanged source is asked with its tag and answers in a word", async () => {
  await using sources = await openSources();
  sources.server.says(calendar(concert), {
    etag: '"one"',
    "last-modified": "Tue, 24 Nov 2026 08:00:00 GMT",
  });
  const id = await sources.add("icalendar");
  await sources.poll(id);
  sources.server.behaves((_, response) => void response.writeHead(304).end());
  sources.clock.advance("1h");

  const source = await sources.poll(id);

  expect(sources.server.asked[1]?.headers).toMatchObject({
    "if-none-match": '"one"',
    "if-modified-since": "Tue, 24 Nov 2026 08:00:00 GMT",
  });
  expect(source.succeededAt).toEqual(sources.clock.now());
  expect(await titles(sources)).toEqual(["Konzert"]);
});

/** Packed beforehand: it takes longer than anybody waits. */
const bomb = gzipSync(Buffer.alloc(100 * 1024 * 1024));

const bad: readonly (readonly [string, Manners, string])[] = [
  [
    "sends a byte a second",
    (_, response) => {
      response.writeHead(200);
      const drip = setInterval(() => response.write("B"), 50);
      response.once("close", () => clearInterval(drip));
    },
    "too-slow",
  ],
  ["never answers", () => undefined, "too-slow"],
  ["hangs up", (_, response) => void response.destroy(), "unreachable"],
  [
    "sends 50 MB",
    (_, response) => {
      response.writeHead(200);
      const block = Buffer.alloc(1024 * 1024, "x");
      let left = 50;
      const more = () => {
        while (left > 0 && !response.destroyed) {
          left -= 1;
          if (!response.write(block)) return void response.once("drain", more);
        }
        response.end();
      };
      more();
    },
    "too-large",
  ],
  [
    "sends a bomb of gzip",
    (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb),
    "too-large",
  ],
  [
    "says gzip and sends none",
    (_, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end("BEGIN"),
    "unreachable",
  ],
  [
    "redirects in a circle",
    (request, response) =>
      void response.writeHead(302, { location: `${request.url}x` }).end("elsewhere"),
    "redirects",
  ],
  [
    "redirects to a file",
    (_, response) => void response.writeHead(302, { location: "file:///etc/passwd" }).end(),
    "address",
  ],
  ["asks for a password", (_, response) => void response.writeHead(401).end(), "forbidden"],
  ["is not there", (_, response) => void response.writeHead(404).end(), "not-found"],
  ["is gone", (_, response) => void response.writeHead(410).end(), "gone"],
  ["is broken", (_, response) => void response.writeHead(503).end(), "server"],
  [
    "shows a log-in instead",
    (_, response) =>
      void response
        .writeHead(200, { "content-type": "text/html" })
        .end("<!doctype html><html><form><input type=password></form></html>"),
    "refused",
  ],
];

test.each(bad)(
  "a source that %s is refused, and the last good state stays",
  async (_, manners, trouble) => {
    await using sources = await openSources();
    sources.server.says(calendar(concert));
    const id = await sources.add("icalendar");
    await sources.poll(id);

    sources.server.behaves(manners);
    const source = await sources.poll(id, trouble === "too-slow" ? 500 : undefined);

    expect(source).toMatchObject({ trouble, failures: 1 });
    expect(await titles(sources)).toEqual(["Konzert"]);
    expect((await sql`select 1 from source_bodies`.execute(sources.db)).rows).toHaveLength(1);
  },
  30_000,
);

test.each([
  "http://127.0.0.1:1/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://2130706433/",
  "http://0x7f.1/",
  "http://0.0.0.0/",
  "http://10.0.0.1/",
  "http://100.64.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://192.168.1.1/",
  "http://224.0.0.1/",
  "http://[fe80::1]/",
  "http://[fd00::1]/",
  "http://[64:ff9b::7f00:1]/",
  "http://localhost/",
])("%s is never asked", async (url) => {
  await using sources = await openSources({ allowPrivate: false });

  const id = await sources.add("icalendar", { url });

  expect(await sources.poll(id)).toMatchObject({ trouble: "inside" });
});

test("where the own network may be asked, the address that tells machines their secrets still may not", async () => {
  await using sources = await openSources({ allowPrivate: true });
  sources.server.behaves(
    (_, response) => void response.writeHead(302, { location: "http://169.254.169.254/" }).end(),
  );
  const id = await sources.add("icalendar");

  expect(await sources.poll(id)).toMatchObject({ trouble: "inside" });
});

test("a redirect is followed, and one for good says where the source lives now", async () => {
  await using sources = await openSources();
  sources.server.behaves((request, response) =>
    request.url === "/neu"
      ? void response.writeHead(200).end(calendar(concert))
      : void response.writeHead(301, { location: "/neu" }).end(),
  );
  const id = await sources.add("icalendar");

  const source = await sources.poll(id);

  expect(source.movedTo).toBe(`${sources.server.url}/neu`);
  expect(await titles(sources)).toEqual(["Konzert"]);
});

test("who asks us to come later is asked later, and failures are asked ever less often", async () => {
  await using sources = await openSources();
  sources.server.behaves(
    (_, response) => void response.writeHead(429, { "retry-after": "7200" }).end(),
  );
  const id = await sources.add("icalendar");

  const busy = await sources.poll(id);
  sources.server.behaves((_, response) => void response.writeHead(500).end());
  const waits: number[] = [];
  for (let failure = 0; failure < 4; failure += 1) {
    const { dueAt } = await sources.poll(id);
    waits.push(Math.floor((dueAt.getTime() - sources.clock.now().getTime()) / 60_000));
  }

  expect(busy.dueAt.getTime()).toBeGreaterThanOrEqual(sources.clock.now().getTime() + 7_200_000);
  expect(waits).toEqual(waits.toSorted((a, b) => a - b));
  expect(Math.max(...waits)).toBeLessThanOrEqual(6 * 60 * 1.1);
});

test("two processes ask a source once", async () => {
  await using sources = await openSources();
  sources.server.says(calendar(concert));
  await sources.add("icalendar");

  await Promise.all([sources.loop.once(), sources.loop.once(), sources.loop.once()]);

  expect(sources.server.asked).toHaveLength(1);
  expect(await titles(sources)).toEqual(["Konzert"]);
});

test("what a source deletes while it is asked stays deleted", async () => {
  await using sources = await openSources();
  sources.server.behaves((_, response) => {
    void sql`delete from sources`.execute(sources.db).then(() => response.end(calendar(concert)));
  });
  await sources.add("icalendar");

  await sources.turns();

  expect(await titles(sources)).toEqual([]);
});

test("a feed that became a calendar is read as one", async () => {
  await using sources = await openSources();
  sources.server.says(feed({ id: "a" }));
  const id = await sources.add("rss");
  await sources.poll(id);
  sources.server.says(calendar(concert));

  const source = await sources.poll(id);

  expect(source).toMatchObject({ format: "icalendar", trouble: null });
  expect(await titles(sources)).toEqual(["Konzert"]);
});

test("what cannot be read is kept with its reason until the source mends it", async () => {
  await using sources = await openSources();
  const quarantined = async () =>
    (
      await sql<{ reason: string; raw: string }>`
      select reason, raw
      from source_quarantine
      where not is_remark`.execute(sources.db)
    ).rows;
  sources.server.says(calendar(concert, { uid: "3", start: "nie", title: "Kaputt" }));
  const id = await sources.add("icalendar");

  await sources.poll(id);
  const before = await quarantined();
  sources.server.says(calendar(concert, { ...reading, uid: "3" }));
  await sources.poll(id);

  expect(before).toMatchObject([{ raw: expect.stringContaining("Kaputt") }]);
  expect(await quarantined()).toEqual([]);
  expect(await titles(sources)).toEqual(["Konzert", "Lesung"]);
});

test("an event that cannot be read any more stays as it was last read", async () => {
  await using sources = await openSources();
  sources.server.says(calendar(concert, reading));
  const id = await sources.add("icalendar");
  await sources.poll(id);

  sources.server.says(calendar(concert, { ...reading, start: "nie" }));
  await sources.poll(id);

  expect(await titles(sources)).toEqual(["Konzert", "Lesung"]);
});

test("a calendar of another year says that it has nothing to show", async () => {
  await using sources = await openSources();
  sources.server.says(calendar({ ...concert, start: "20191125T183000Z" }));
  const id = await sources.add("icalendar");

  const source = await sources.poll(id);

  const { rows } = await sql<{ reason: string }>`
    select reason from source_quarantine where is_remark`.execute(sources.db);
  expect(source.trouble).toBeNull();
  expect(rows).toEqual([{ reason: expect.stringMatching(/außerhalb der nächsten 18 Monate/) }]);
});

test.each([
  [
    "an entity bomb",
    `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]><rss version="2.0"><channel><title>&c;</title><item><guid>1</guid><title>&c;</title></item></channel></rss>`,
  ],
  [
    "a file of this machine as an entity",
    `<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><title>x</title><item><guid>1</guid><title>&a;</title></item></channel></rss>`,
  ],
])("%s is not unfolded", async (_, text) => {
  await using sources = await openSources();
  sources.server.says(text, { "content-type": "application/rss+xml" });
  const id = await sources.add("rss");

  await sources.poll(id);

  const { rows } = await sql<{ title: string }>`select title from source_items`.execute(sources.db);
  expect(rows.map(({ title }) => title).join("")).not.toMatch(/aaaa|[a-z0-9]{6}/);
});

const greeting = "Grüße für € 5 – „heute“";

test.each([
  ["windows-1252", Buffer.from("Gr\xfc\xdfe f\xfcr \x80 5 \x96 \x84heute\x93", "latin1"), ""],
  ["utf-8", Buffer.from(greeting), "\ufeff"],
])("a feed in %s shows every letter", async (charset, title, mark) => {
  await using sources = await openSources();
  const [before = "", after = ""] = feed({ id: "1", title: "@@" })
    .replace(/<\?xml[^>]*>/, "")
    .replace(/<description>Der.*?<\/description>/, "")
    .split("@@");
  const body = Buffer.concat([Buffer.from(mark + before), title, Buffer.from(after)]);
  sources.server.says(body, { "content-type": `application/rss+xml; charset=${charset}` });
  const id = await sources.add("rss");

  await sources.poll(id);

  const { rows } = await sql<{ title: string }>`select title from source_items`.execute(sources.db);
  expect(rows[0]?.title).toContain(greeting);
});
