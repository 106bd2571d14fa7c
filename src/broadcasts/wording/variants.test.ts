/** One message in several languages: everybody gets one of them, once. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { transact } from "../../db/db.ts";
import { sendingProblems } from "../check.ts";
import { openCounty } from "../testing-county.ts";
import { readersOf } from "./readers.ts";
import { copyBroadcast, editBroadcast } from "../write.ts";

const english = {
  language: "en",
  title: "Reading",
  teaser: "Eva Muster reads on Friday.",
  text: "At 7.30 pm.",
} as const;
const simple = {
  language: "leicht",
  title: "Eine Lesung",
  teaser: "Eva Muster liest am Freitag vor.",
  text: "Die Lesung beginnt um 19:30 Uhr.",
} as const;

/** The language that each delivery names, by subscriber. */
async function variantsOf(county: Awaited<ReturnType<typeof openCounty>>) {
  const { rows } = await sql<{ who: number; variant: string | null }>`
    select subscriber_id as who, variant from deliveries order by subscriber_id`.execute(county.db);
  return rows.map(({ variant }) => variant);
}

test("each person gets the language they chose, where it is there, and everybody one message", async () => {
  await using county = await openCounty();
  await county.people(5);
  await sql`update subscribers set language = 'en' where id = 2`.execute(county.db);
  await sql`update subscribers set reads = 'leicht' where id = 3`.execute(county.db);
  await sql`update subscribers set reads = 'uk' where id = 4`.execute(county.db);
  await sql`update subscribers set language = 'en', reads = 'de' where id = 5`.execute(county.db);
  const { id } = await county.draft({ variants: [simple, english] });
  await county.does("send", id);

  const loop = county.loop(2);
  while (await loop.once());

  expect(await variantsOf(county)).toEqual([null, "en", "leicht", null, null]);
  expect(await county.read(id)).toMatchObject({ audience: 5 });
});

test("whoever chooses another language while it is expanded gets it once all the same", async () => {
  await using county = await openCounty();
  await county.people(4);
  const { id } = await county.draft({ variants: [english] });
  await county.does("send", id);
  const loop = county.loop(2);
  await loop.once();

  await sql`update subscribers set reads = 'en'`.execute(county.db);
  while (await loop.once());

  expect(await variantsOf(county)).toEqual([null, null, "en", "en"]);
});

test("the batch holds the words of each language, with the page opened at it", async () => {
  await using county = await openCounty();
  await county.people(1);
  const { id, slug } = await county.draft({ variants: [english] });
  await county.does("send", id);
  await county.loop().once();

  const { rows } = await sql`
    select variants -> 'en' -> 'inWindow' ->> 'body' as body
    from batches where id = ${id}`.execute(county.db);
  expect(rows).toEqual([
    { body: `*Reading*\n\nAt 7.30 pm.\n\nhttp://rundruf.test/n/${slug}?sprache=en#en` },
  ]);
});

test("a copy has the other languages too, and a change in one of them is a change", async () => {
  await using county = await openCounty();
  const { db, clock } = county;
  const { id, version } = await county.draft({ variants: [english] });
  const actor = { kind: "system" } as const;
  const copy = await transact(db, async (tx) => await copyBroadcast(tx, id, actor, clock.now()));
  const { title, teaser, text, link, picture } = await county.read(id);
  const main = { title, teaser, text, link, picture, topicIds: county.topicIds };
  const edits = async (teaserInEnglish: string) =>
    await transact(db, async (tx) => {
      const variants = [{ ...english, teaser: teaserInEnglish }];
      return await editBroadcast(tx, id, version, { ...main, variants }, actor, clock.now());
    });

  expect(copy?.variants).toEqual([english]);
  expect(await edits(english.teaser)).toMatchObject({ broadcast: { version } });
  expect(await edits("She reads.")).toMatchObject({ broadcast: { version: version + 1 } });
});

test("half a variant does not go out, and the sentence stands at its field", () => {
  const main = {
    title: "Lesung",
    teaser: "Am Freitag liest Eva Muster.",
    text: "Um 19:30 Uhr.",
    link: null,
    picture: null,
    topicIds: [1],
  };
  const problems = (change: object) =>
    Object.keys(
      sendingProblems(
        { ...main, variants: [{ ...english, ...change }] },
        new Set([1]),
        "https://kreis.example/n/lesung",
        "de",
      ),
    );

  expect(problems({})).toEqual([]);
  expect(problems({ title: "" })).toEqual(["fassung-en-titel"]);
  expect(problems({ teaser: "one\ntwo" })).toEqual(["fassung-en-teaser"]);
  expect(problems({ text: "" })).toEqual(["fassung-en-text"]);
  // What opens the page at the variant counts as well.
  const around = "*Reading*\n\n\n\nhttps://kreis.example/n/lesung?sprache=en#en".length;
  expect(problems({ text: "x".repeat(4096 - around) })).toEqual([]);
  expect(problems({ text: "x".repeat(4097 - around) })).toEqual(["fassung-en-text"]);
});

test("how many get each language is told before it is sent", async () => {
  await using county = await openCounty();
  await county.people(3);
  await sql`update subscribers set language = 'en' where id < 3`.execute(county.db);
  const { db, accountId, topicIds } = county;
  const addressed = { accountId, topicIds, today: "2026-11-26", corrects: [] };

  expect(await readersOf(db, addressed, ["leicht", "en"])).toEqual([
    { language: "leicht", people: 0 },
    { language: "en", people: 2 },
  ]);
});
