/** SPRACHE, EINFACH, ENGLISH: in which language the messages come. */
import { sql } from "kysely";
import { offeredLanguages } from "../offered-languages.ts";
import { languageName, ownName, type VariantLanguage } from "../variant-languages.ts";
import { showTopics, welcome } from "./choosing.ts";
import type { WantedLanguage } from "./language-words.ts";
import { setLanguage } from "./person.ts";
import { plain } from "./speech.ts";
import { reply, say, type Response, type Turn } from "./turn.ts";

/** What one types for it. */
const word: Readonly<Record<VariantLanguage | "de", string>> = {
  de: "DEUTSCH",
  leicht: "EINFACH",
  en: "ENGLISH",
  uk: "УКРАЇНСЬКА",
  tr: "TÜRKÇE",
  ar: "العربية",
  ru: "РУССКИЙ",
  pl: "POLSKI",
  ro: "ROMÂNĂ",
  fr: "FRANÇAIS",
};

export async function chooseLanguage(turn: Turn, wanted: WantedLanguage): Promise<Response> {
  const { tx, situation, person } = turn;
  // The dialogue speaks these two, so its own language says it all.
  if (wanted === "de" || wanted === "en") {
    await setReads(turn, null);
    await setLanguage(tx, situation.subscriberId, wanted);
    const inIt = { ...turn, language: wanted };
    return person.active.length === 0 ? await welcome(inIt, null) : await showTopics(inIt);
  }
  const offered = await offeredLanguages(tx);
  if (wanted === null || !offered.includes(wanted)) {
    const lines = [
      `• ${word.de} – Deutsch`,
      ...offered.map((one) => `• ${word[one]} – ${ownName(one).name}`),
    ];
    return await reply(turn, plain(await say(turn, "languages", { languages: lines.join("\n") })));
  }
  await setReads(turn, wanted);
  const chosen = languageName(wanted, turn.language);
  return await reply(turn, plain(await say(turn, "language-chosen", { language: chosen })));
}

async function setReads({ tx, situation }: Turn, language: VariantLanguage | null): Promise<void> {
  await sql`
    update subscribers
    set reads = ${language}
    where id = ${situation.subscriberId}`.execute(tx);
}
