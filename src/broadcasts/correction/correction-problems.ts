/** A correction that says the same wrong thing once more does not leave. */
import type { Db } from "../../db/db.ts";
import type { FieldErrors } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { readBroadcast, type Broadcast } from "../read.ts";
import { marked } from "./mark.ts";
import { correctionWords } from "./words.ts";

export async function correctionProblems(
  db: Db,
  broadcast: Broadcast,
  language: Language,
): Promise<FieldErrors> {
  for (const { id } of broadcast.corrects) {
    const wrong = await readBroadcast(db, id);
    if (wrong !== null && saysTheSame(broadcast, wrong))
      return { text: correctionWords(language).same };
  }
  return {};
}

function saysTheSame(correction: Broadcast, wrong: Broadcast): boolean {
  const before = marked(wrong);
  const now = marked(correction);
  return now.title === before.title && now.teaser === before.teaser && now.text === before.text;
}
