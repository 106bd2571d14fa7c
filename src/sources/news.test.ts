import { sql } from "kysely";
import { expect, test } from "vitest";
import { draftOf } from "./news-draft.ts";
import { feed, openSources } from "./testing-sources.ts";

type Draft = { title: string; teaser: string; link: string; state: string; topics: number };

async function drafts({ db }: Awaited<ReturnType<typeof openSources>>): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select title, teaser, link, state,
      (select count(*) from broadcast_topics where broadcast_id = broadcasts.id) as topics
    from broadcasts
    order by created_at, title`.execute(db);
  return rows;
}

test("news after the first poll become drafts, once; older news never do", async () => {
  await using sources = await openSources();
  const old = { id: "old" };
  sources.server.says(feed(old));
  const id = await sources.add("rss", { draftsNews: true });
  await sources.poll(id);
  const first = await drafts(sources);
  sources.clock.advance("1h");

  const late = { id: "late", at: "Mon, 02 Nov 2026 08:00:00 GMT" };
  sources.server.says(feed({ id: "new", at: "Tue, 24 Nov 2026 09:50:00 GMT" }, late, old));
  await sources.poll(id);
  await sources.poll(id);

  expect(first).toEqual([]);
  expect(await drafts(sources)).toEqual([
    {
      title: "Meldung new",
      teaser: "Der Kreis teilt mit: Meldung new.",
      link: "https://kreis.example/new",
      state: "draft",
      topics: 1,
    },
  ]);
});

test("a source that is not set so makes no drafts", async () => {
  await using sources = await openSources();
  sources.server.says(feed());
  const id = await sources.add("rss");
  await sources.poll(id);
  sources.clock.advance("1h");

  sources.server.says(feed({ id: "new", at: "Tue, 24 Nov 2026 09:50:00 GMT" }));
  await sources.poll(id);

  expect(await drafts(sources)).toEqual([]);
});

test("several processes make one draft of one entry", async () => {
  await using sources = await openSources();
  sources.server.says(feed());
  const id = await sources.add("rss", { draftsNews: true });
  await sources.poll(id);
  sources.clock.advance("1h");
  sources.server.says(feed({ id: "new", at: "Tue, 24 Nov 2026 09:50:00 GMT" }));
  await sql`update sources set due_at = ${sources.clock.now()}`.execute(sources.db);

  await Promise.all([sources.loop.once(), sources.loop.once(), sources.loop.once()]);
  await sources.turns();

  expect(await drafts(sources)).toHaveLength(1);
});

test("a release that is too long for a broadcast is shortened at a word", () => {
  const long = "Wort ".repeat(200).trim();

  const draft = draftOf({ title: long, teaser: "", text: `${long}\n\nMehr.`, url: "ftp://x" });

  expect(draft.title).toMatch(/^(Wort )+Wort…$/);
  expect(draft.title.length).toBeLessThanOrEqual(120);
  expect(draft.teaser.length).toBeLessThanOrEqual(300);
  expect(draft.link).toBeNull();
});
