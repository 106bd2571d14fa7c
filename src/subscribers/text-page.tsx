/** /team/einstellungen/texte and /…/:key: every automatic text, as it is and as it was shipped. */
import { Hono, type Context } from "hono";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv, type AuditAction } from "../staff/staff.ts";
import { readForm, withConfirmation } from "../web/forms.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { isTextKey, textCatalogue, type TextKey } from "./text-catalogue.ts";
import { showTexts } from "./text-list.tsx";
import { textProblem } from "./text-form.ts";
import { showText, type TypedText } from "./text-view.tsx";
import { readText, saveText } from "./texts.ts";

export function textPages(context: SubscriberContext): Hono<StaffEnv> {
  const { db } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.settingsTexts, door, (c) => showTexts(c, context));

  app.get(`${paths.settingsTexts}/:key`, door, async (c) => {
    const key = c.req.param("key");
    if (!isTextKey(key)) return c.notFound();
    const { de, en } = textCatalogue[key];
    const typed = {
      de: (await readText(db, key, "de")) ?? de,
      en: (await readText(db, key, "en")) ?? en,
    };
    return await showText(c, context, key, typed, {}, "saved");
  });

  app.post(`${paths.settingsTexts}/:key`, door, async (c) => {
    const key = c.req.param("key");
    if (!isTextKey(key)) return c.notFound();
    const form = await readForm(c);
    if (form.ticked("zuruecksetzen")) {
      await save(c, context, key, textCatalogue[key], "text set back");
      return c.redirect(withConfirmation(paths.settingsText(key), "zurueckgesetzt"), 303);
    }
    const typed = { de: form.text("de"), en: form.text("en") };
    const errors = await problemsOf(c, context, key, typed);
    if (Object.keys(errors).length > 0)
      return await showText(c, context, key, typed, errors, "refused");
    if (form.ticked("vorschau")) return await showText(c, context, key, typed, {}, "previewed");
    await save(c, context, key, typed, "text saved");
    return c.redirect(withConfirmation(paths.settingsText(key), "gespeichert"), 303);
  });
  return app;
}

async function problemsOf(
  c: Context<StaffEnv>,
  { db }: SubscriberContext,
  key: TextKey,
  typed: TypedText,
): Promise<Record<string, string>> {
  const { name } = await readOrganisation(db);
  const errors: Record<string, string> = {};
  for (const language of ["de", "en"] as const) {
    const problem = textProblem(key, typed[language], language, name, c.var.staff.language);
    if (problem !== null) errors[language] = problem;
  }
  return errors;
}

async function save(
  c: Context<StaffEnv>,
  context: SubscriberContext,
  key: TextKey,
  texts: TypedText,
  action: AuditAction,
): Promise<void> {
  await transact(context.db, async (tx) => {
    for (const language of ["de", "en"] as const)
      await saveText(tx, key, language, unlessShipped(key, texts, language));
    await audit(tx, {
      at: context.clock.now(),
      actor: { kind: "staff", id: c.var.staff.id },
      action,
      subject: `text:${key}`,
    });
  });
}

/** The shipped text is not kept as staff's own: it goes on with the program's next version. */
function unlessShipped(key: TextKey, texts: TypedText, language: "de" | "en"): string | null {
  return texts[language] === textCatalogue[key][language] ? null : texts[language];
}
