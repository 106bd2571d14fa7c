/** Who asks for another language, and who only uses the word. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sql } from "kysely";
import { transact } from "../../db/db.ts";
import { saveLanguages } from "../offered-languages.ts";
import { openTalk, type Talk } from "../testing-talk.ts";
import { understand } from "./understand.ts";

it.each([
  ["SPRACHE", null],
  ["Sprache ändern bitte", null],
  ["language", null],
  ["EINFACH", "leicht"],
  ["Einfache Sprache", "leicht"],
  ["Bitte in leichter Sprache", "leicht"],
  ["ENGLISH", "en"],
  ["auf Englisch bitte", "en"],
  ["Deutsch", "de"],
  ["normale Sprache", "de"],
  ["УКРАЇНСЬКА", "uk"],
  ["Türkçe", "tr"],
  ["العربية", "ar"],
  ["français", "fr"],
])("%s asks for %s", (said, wanted) => {
  expect(understand(said, [], null).intent).toEqual({ kind: "language", wanted });
});

it.each([
  "Das ist ganz einfach",
  "Alles normal",
  "Gibt es den Antrag auch auf Türkisch?",
  "Mein Nachbar spricht nur Ukrainisch",
  "Einfach toll!",
  "In welcher Sprache ist die Lesung?",
  "normal",
])("%s is a message to the county", (said) => {
  expect(understand(said, [], null).intent.kind).toBe("message");
});

describe("choosing a language in the chat", () => {
  let talk: Talk;
  beforeEach(async () => {
    talk = await openTalk();
  });
  afterEach(async () => await talk[Symbol.asyncDispose]());
  const reads = async () =>
    (await sql<{ reads: string | null }>`select reads from subscribers`.execute(talk.db)).rows[0]
      ?.reads;

  it("SPRACHE shows the words to answer with", async () => {
    const { texts } = await talk.writes("SPRACHE");

    expect(texts[0]).toContain("• DEUTSCH – Deutsch\n• EINFACH – Einfache Sprache\n• ENGLISH");
    expect(texts[0]).not.toContain("TÜRKÇE");
  });

  it("EINFACH is kept and confirmed; DEUTSCH takes it back", async () => {
    const { texts } = await talk.writes("EINFACH");
    const kept = await reads();
    await talk.writes("DEUTSCH");

    expect(texts[0]).toContain("Einfache Sprache");
    expect(kept).toBe("leicht");
    expect(await reads()).toBeNull();
  });

  it("a language that is not offered is answered with those that are", async () => {
    const { texts } = await talk.writes("Türkçe");
    const before = await reads();
    await transact(talk.db, async (tx) => await saveLanguages(tx, ["tr"]));
    await talk.writes("Türkçe");

    expect(texts[0]).toContain("EINFACH");
    expect(before).toBeNull();
    expect(await reads()).toBe("tr");
  });

  it("ENGLISH is answered in English", async () => {
    const { texts } = await talk.writes("auf Englisch bitte");

    expect(texts[0]).toContain("Choose from the list");
  });
});
