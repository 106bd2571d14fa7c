/** /team/einstellungen/dienstzeiten: weekly hours, further closed days, and what follows from them now. */
import { Hono, type Context } from "hono";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import {
  Checkbox,
  Confirmation,
  confirmationText,
  ErrorSummary,
  Form,
  readForm,
  Submit,
  withConfirmation,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { Alert } from "../web/parts.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import type { InboxContext } from "./context.ts";
import { checkOfficeHours, type CheckedHours } from "./office-hours-form.ts";
import { ClosedDayRows, WeekRows } from "./office-hours-rows.tsx";
import { readOfficeHours, saveOfficeHours } from "./office-hours-setting.ts";
import { officeHoursWords } from "./office-hours-words.ts";
import { OpeningPreview } from "./opening-preview.tsx";
import { readReceiptsAreOn, saveReadReceipts } from "./read-receipts.ts";
import { suggestedHours } from "./suggested-hours.ts";

export function officeHoursPage(context: InboxContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.settingsOfficeHours, door, async (c) => {
    const saved = await readOfficeHours(context.db);
    const hours = saved ?? suggestedHours;
    return await show(
      c,
      context,
      { typed: hours, hours, errors: {}, receipts: await readReceiptsAreOn(context.db) },
      saved === null ? "not-set" : "saved",
    );
  });

  app.post(paths.settingsOfficeHours, door, async (c) => {
    const { staff } = c.var;
    const form = await readForm(c);
    const receipts = form.ticked("lesebestaetigung");
    const checked = { ...checkOfficeHours(form, staff.language), receipts };
    if (Object.keys(checked.errors).length > 0) return await show(c, context, checked, "refused");
    if (form.ticked("pruefen")) return await show(c, context, checked, "previewed");
    await transact(context.db, async (tx) => {
      await saveOfficeHours(tx, checked.hours);
      await saveReadReceipts(tx, receipts);
      await audit(tx, {
        at: context.clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "office hours saved",
        subject: "office-hours",
      });
    });
    return c.redirect(withConfirmation(paths.settingsOfficeHours, "gespeichert"), 303);
  });
  return app;
}

async function show(
  c: Context<StaffEnv>,
  context: InboxContext,
  { typed, hours, errors, receipts }: CheckedHours & { readonly receipts: boolean },
  stand: "saved" | "not-set" | "refused" | "previewed",
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = officeHoursWords(language);
  const organisation = await readOrganisation(context.db);
  return await c.html(
    <StaffPage title={w.title} section="settings" staff={staff} context={context}>
      <p class="kern-body">{w.intro}</p>
      <Confirmation text={confirmationText(c, { gespeichert: w.saved })} />
      {stand === "not-set" ? <Alert title={w.notSet} tone="warning" /> : null}
      {stand === "previewed" ? <Alert title={w.previewed} announced /> : null}
      {stand === "refused" ? null : (
        <OpeningPreview
          hours={hours}
          organisation={organisation}
          now={context.clock.now()}
          language={language}
        />
      )}
      <Form action={paths.settingsOfficeHours}>
        <ErrorSummary errors={errors} language={language} />
        <WeekRows typed={typed} errors={errors} language={language} />
        <ClosedDayRows typed={typed} errors={errors} language={language} />
        <h2 class="kern-heading-medium">{w.receiptsTitle}</h2>
        <Checkbox
          name="lesebestaetigung"
          label={w.receipts}
          hint={w.receiptsHint}
          checked={receipts}
        />
        <div class="actions">
          <Submit label={w.save} />
          <Submit label={w.preview} kind="secondary" name="pruefen" value="1" />
        </div>
      </Form>
    </StaffPage>,
    stand === "refused" ? 422 : 200,
  );
}
