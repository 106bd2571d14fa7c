/** The canned answers as one conversation can use them: filled in, in the language of the person. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import type { StaffMember } from "../../staff/staff.ts";
import type { Language } from "../../web/language.ts";
import { readOrganisation } from "../../web/organisation.ts";
import type { Conversation } from "../conversation.ts";
import { readOfficeHours } from "../office-hours-setting.ts";
import { listCannedAnswers } from "./canned-answers.ts";
import { fillIn, fillingOf } from "./fill.ts";

export type OfferedAnswer = {
  readonly id: number;
  readonly title: string;
  readonly text: string;
  readonly textEn: string;
};

export async function offeredAnswers(
  db: Db,
  { subscriberId, name }: Conversation,
  staff: StaffMember,
  now: Date,
): Promise<OfferedAnswer[]> {
  const [answers, organisation, hours, language] = await Promise.all([
    listCannedAnswers(db),
    readOrganisation(db),
    readOfficeHours(db),
    languageOf(db, subscriberId),
  ]);
  const filling = (read: Language) =>
    fillingOf({ person: name, staffName: staff.name, organisation, hours, now }, read);
  return answers.map(({ id, title, text, textEn }) => ({
    id,
    title,
    textEn,
    text:
      language === "en" && textEn !== ""
        ? fillIn(textEn, filling("en"))
        : fillIn(text, filling("de")),
  }));
}

async function languageOf(db: Db, subscriberId: number): Promise<Language> {
  const { rows } = await sql<{ language: Language }>`
    select language
    from subscribers
    where id = ${subscriberId}`.execute(db);
  return rows[0]?.language ?? "de";
}
