/** A correction that says the same wrong thing once more does not leave. */
import type { Db } from "../../db/db.ts";
import type { FieldErrors } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import type { Variant } from "../content.ts";
import { readBroadcast, type Broadcast } from "../read.ts";
import { variantField } from "../wording/variants.ts";
import { marked } from "./mark.ts";
import { correctionWords } from "./words.ts";

export async function correctionProblems(
  db: Db,
  broadcast: Broadcast,
  language: Language,
): Promise<FieldErrors> {
  const w = correctionWords(language);
  const problems: Record<string, string> = {};
  for (const { id } of broadcast.corrects) {
    const wrong = await readBroadcast(db, id);
    if (wrong === null) continue;
    const [before, now] = [marked(wrong), marked(broadcast)];
    if (saysTheSame(before, now)) problems["text"] = w.same;
    for (const variant of now.variants)
      if (before.variants.some((one) => saysTheSame(one, variant)))
        problems[variantField(variant.language, "text")] = w.same;
  }
  return problems;
}

type Words = Pick<Variant, "title" | "teaser" | "text"> & Partial<Pick<Variant, "language">>;

function saysTheSame(before: Words, now: Words): boolean {
  return (
    before.language === now.language &&
    before.title === now.title &&
    before.teaser === now.teaser &&
    before.text === now.text
  );
}
