/** /team/einstellungen/ruhezeiten: when nothing leaves that is not urgent. */
import { Hono, type Context } from "hono";
import { transact } from "../../db/db.ts";
import { nextHolidays } from "../../lib/holidays.ts";
import { audit, requireStaff, type StaffEnv } from "../../staff/staff.ts";
import type { PageContext } from "../../web/context.ts";
import { formatTime } from "../../web/format.ts";
import {
  Checkbox,
  Confirmation,
  confirmationText,
  ErrorSummary,
  Field,
  Form,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
  type FormValues,
} from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { StaffPage } from "../../web/layout.tsx";
import { isOrganisationKnown, lands } from "../../web/organisation.ts";
import { Alert } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import { dayAt, quietUntil, type QuietHours } from "./quiet-hours.ts";
import { readQuiet, saveQuietHours, type Quiet } from "./quiet-setting.ts";
import { quietWords } from "./quiet-words.ts";
import { timeOfDay } from "../../lib/time-of-day.ts";

export function quietPage(
  context: PageContext & { readonly wakeBroadcasts: () => void },
): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.settingsQuietHours, door, async (c) => {
    const { hours } = await readQuiet(db);
    return await show(c, context, hours, {});
  });

  app.post(paths.settingsQuietHours, door, async (c) => {
    const { staff } = c.var;
    const hours = hoursOf(await readForm(c));
    const errors = problemsOf(hours, staff.language);
    if (Object.keys(errors).length > 0) return await show(c, context, hours, errors);
    await transact(db, async (tx) => {
      await saveQuietHours(tx, hours);
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "quiet hours saved",
        subject: "broadcasts",
        details: hours,
      });
    });
    context.wakeBroadcasts();
    return c.redirect(withConfirmation(paths.settingsQuietHours, "gespeichert"), 303);
  });
  return app;
}

function hoursOf(form: FormValues): QuietHours {
  return {
    on: form.ticked("einhalten"),
    from: form.text("von"),
    to: form.text("bis"),
    sundays: form.ticked("sonntags"),
    holidays: form.ticked("feiertags"),
  };
}

function problemsOf({ from, to }: QuietHours, language: Language): FieldErrors {
  const w = quietWords(language);
  const isTime = (typed: string) => timeOfDay.test(typed);
  if (!isTime(from)) return { von: w.badTime };
  if (!isTime(to)) return { bis: w.badTime };
  return from === to ? { bis: w.sameTime } : {};
}

async function show(
  c: Context<StaffEnv>,
  context: PageContext,
  hours: QuietHours,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = quietWords(language);
  const saved = await readQuiet(context.db);
  const { land } = saved.place;
  const now = context.clock.now();
  const known = await isOrganisationKnown(context.db);
  const holidays = nextHolidays(land, dayAt(saved.place, now), 3).map(
    ({ name, date }) => `${name} (${dayInWords(date.toString(), language)})`,
  );
  return await c.html(
    <StaffPage title={w.title} section="settings" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { gespeichert: w.saved })} />
      <p class="kern-body">{w.intro}</p>
      <Alert
        title={known ? situation(saved, now, language) : w.unknown}
        tone={saved.hours.on ? "info" : "warning"}
      />
      <Form action={paths.settingsQuietHours}>
        <ErrorSummary errors={errors} language={language} />
        <Checkbox name="einhalten" label={w.on} checked={hours.on} />
        <Field name="von" type="time" label={w.from} value={hours.from} error={errors["von"]} />
        <Field name="bis" type="time" label={w.to} value={hours.to} error={errors["bis"]} />
        <Checkbox name="sonntags" label={w.sundays} checked={hours.sundays} />
        <Checkbox
          name="feiertags"
          label={w.holidays}
          hint={w.holidaysOf(lands[land], holidays.join(", "))}
          checked={hours.holidays}
        />
        <Submit label={w.save} />
      </Form>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

function situation({ hours, place }: Quiet, now: Date, language: Language): string {
  const w = quietWords(language);
  if (!hours.on) return w.off;
  const until = quietUntil(hours, place, now);
  return until === null ? w.notQuiet : w.quietNow(formatTime(until, place.timeZone, language));
}

function dayInWords(date: string, language: Language): string {
  return formatTime(new Date(`${date}T12:00:00Z`), "UTC", language, { dateOnly: true });
}
