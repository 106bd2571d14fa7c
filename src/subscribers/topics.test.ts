import { afterEach, beforeEach, expect, it } from "vitest";
import { testDatabase, type TestDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { plantTopics } from "./testing-subscribers.ts";
import { topicKey } from "./topic-key.ts";
import {
  createTopic,
  editTopic,
  hideTopic,
  listTopics,
  moveTopic,
  type TopicValues,
} from "./topics.ts";

const values: TopicValues = {
  title: "Bevölkerungswarnung",
  titleEn: "Warnings",
  description: "Nur im Ernstfall",
  descriptionEn: null,
  promisedFrequency: "selten",
  promisedFrequencyEn: null,
};

let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
  await plantTopics(database.db);
});
afterEach(async () => await database[Symbol.asyncDispose]());

async function keys(hidden = false): Promise<string[]> {
  return (await listTopics(database.db, { hidden })).map(({ key }) => key);
}

it("a new topic stands at the end, with a key made of its title", async () => {
  const made = await transact(database.db, (tx) => createTopic(tx, values));

  expect(made).toMatchObject({
    kind: "created",
    topic: { ...values, key: "bevoelkerungswarnung" },
  });
  expect(await keys()).toEqual([
    "aktuelle-informationen",
    "kultur-buero",
    "veranstaltungstipps",
    "bevoelkerungswarnung",
  ]);
});

it("a key that was asked for and is taken is refused; a derived one gets a number", async () => {
  const asked = await transact(database.db, (tx) =>
    createTopic(tx, { ...values, key: "kultur-buero" }),
  );
  const derived = await transact(database.db, (tx) =>
    createTopic(tx, { ...values, title: "Kultur Büro" }),
  );

  expect(asked).toEqual({ kind: "key-taken" });
  expect(derived).toMatchObject({ topic: { key: "kultur-buero-2" } });
});

it("two topics made at once get keys and places of their own", async () => {
  await Promise.all(
    Array.from({ length: 4 }, () => transact(database.db, (tx) => createTopic(tx, values))),
  );

  expect(new Set(await keys()).size).toBe(7);
});

it("texts change, the key stays", async () => {
  const edited = await transact(database.db, (tx) => editTopic(tx, "kultur-buero", values));
  const missing = await transact(database.db, (tx) => editTopic(tx, "gone", values));

  expect([edited, missing]).toEqual([true, false]);
  expect((await listTopics(database.db))[1]).toMatchObject({ key: "kultur-buero", ...values });
});

it("a topic moves by one place, and at the ends it stays", async () => {
  await transact(database.db, (tx) => moveTopic(tx, "veranstaltungstipps", "up"));
  await transact(database.db, (tx) => moveTopic(tx, "aktuelle-informationen", "up"));
  await transact(database.db, (tx) => moveTopic(tx, "gone", "down"));

  expect(await keys()).toEqual(["aktuelle-informationen", "veranstaltungstipps", "kultur-buero"]);
});

it("a hidden topic is listed only where asked for, and can be shown again", async () => {
  await transact(database.db, (tx) => hideTopic(tx, "kultur-buero", new Date()));
  expect(await keys()).toEqual(["aktuelle-informationen", "veranstaltungstipps"]);
  expect(await keys(true)).toHaveLength(3);

  await transact(database.db, (tx) => hideTopic(tx, "kultur-buero", null));

  expect(await keys()).toHaveLength(3);
});

it.each([
  ["Kultur!Büro.", "kultur-buero"],
  ["Straßen & Baustellen", "strassen-baustellen"],
  ["Café Élan", "cafe-elan"],
  ["!!!", "thema"],
  ["Тема", "thema"],
  ["ein sehr langer Titel mit vielen Wörtern darin", "ein-sehr-langer-titel-mit-vielen-woe"],
])("the key of '%s' is %s", (title, key) => {
  expect(topicKey(title, new Set())).toBe(key);
});
