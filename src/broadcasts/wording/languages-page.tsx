/** /team/einstellungen/sprachen: in which languages the county writes beside German. */
import { Hono } from "hono";
import { transact } from "../../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../../staff/staff.ts";
import {
  languageName,
  offeredLanguages,
  ownName,
  saveLanguages,
  variantLanguages,
} from "../../subscribers/subscribers.ts";
import type { PageContext } from "../../web/context.ts";
import {
  CheckboxGroup,
  Confirmation,
  confirmationText,
  Form,
  readForm,
  Submit,
  withConfirmation,
} from "../../web/forms.tsx";
import { StaffPage } from "../../web/layout.tsx";
import { paths } from "../../web/paths.ts";
import { wordingWords } from "./wording-words.ts";

export function languagesPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");
  app.get(paths.settingsLanguages, door, async (c) => {
    const { staff } = c.var;
    const w = wordingWords(staff.language);
    const offered = await offeredLanguages(db);
    return c.html(
      <StaffPage title={w.languages} section="settings" staff={staff} context={context}>
        <Confirmation text={confirmationText(c, { gespeichert: w.languagesSaved })} />
        <p class="kern-body">{w.languagesIntro}</p>
        <Form action={paths.settingsLanguages}>
          <CheckboxGroup
            legend={w.offered}
            name="sprache"
            options={variantLanguages.map((language) => ({
              value: language,
              label: languageName(language, staff.language),
              hint: <span lang={ownName(language).lang}>{ownName(language).name}</span>,
              checked: offered.includes(language),
            }))}
          />
          <Submit label={w.save} />
        </Form>
      </StaffPage>,
    );
  });
  app.post(paths.settingsLanguages, door, async (c) => {
    const chosen = (await readForm(c)).texts("sprache");
    const offered = variantLanguages.filter((language) => chosen.includes(language));
    await transact(db, async (tx) => {
      await saveLanguages(tx, offered);
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: c.var.staff.id },
        action: "languages saved",
        subject: "broadcasts",
        details: { offered },
      });
    });
    return c.redirect(withConfirmation(paths.settingsLanguages, "gespeichert"), 303);
  });
  return app;
}

export const wordingSettings = [
  {
    href: paths.settingsLanguages,
    title: { de: wordingWords("de").languages, en: wordingWords("en").languages },
    text: { de: wordingWords("de").languagesCard, en: wordingWords("en").languagesCard },
    right: "administer",
  },
] as const;
