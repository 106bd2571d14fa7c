/** /team/einstellungen/zusammenfassungen: when summaries go, and how many messages a day are promised at most. */
import { Hono, type Context } from "hono";
import { sql } from "kysely";
import { transact, type Db } from "../../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../../staff/staff.ts";
import type { PageContext } from "../../web/context.ts";
import { formatNumber } from "../../web/format.ts";
import {
  Confirmation,
  confirmationText,
  ErrorSummary,
  Field,
  Form,
  readForm,
  Select,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { StaffPage } from "../../web/layout.tsx";
import { paths } from "../../web/paths.ts";
import { readSummarySetting, saveSummarySetting, type SummarySetting } from "./setting.ts";
import { summaryWords } from "./words.ts";
import { timeOfDay } from "../../lib/time-of-day.ts";

/** Its card among the settings. */
export const summarySettings = {
  href: paths.settingsSummaries,
  title: { de: summaryWords("de").title, en: summaryWords("en").title },
  text: { de: summaryWords("de").card, en: summaryWords("en").card },
  right: "administer",
} as const;

type Typed = { readonly time: string; readonly weekday: string; readonly most: string };

export function summarySettingPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.settingsSummaries, door, async (c) => {
    const { time, weekday, mostADay } = await readSummarySetting(db);
    const typed = {
      time,
      weekday: String(weekday),
      most: mostADay === null ? "" : String(mostADay),
    };
    return await show(c, context, typed, {});
  });

  app.post(paths.settingsSummaries, door, async (c) => {
    const { staff } = c.var;
    const form = await readForm(c);
    const typed = {
      time: form.text("uhrzeit"),
      weekday: form.text("tag"),
      most: form.text("hoechstens").trim(),
    };
    const errors = problemsOf(typed, summaryWords(staff.language));
    if (Object.keys(errors).length > 0) return await show(c, context, typed, errors);
    const setting = settingOf(typed);
    await transact(db, async (tx) => {
      await saveSummarySetting(tx, setting);
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "summaries saved",
        subject: "broadcasts",
        details: setting,
      });
    });
    return c.redirect(withConfirmation(paths.settingsSummaries, "gespeichert"), 303);
  });
  return app;
}

function settingOf({ time, weekday, most }: Typed): SummarySetting {
  return { time, weekday: Number(weekday), mostADay: most === "" ? null : Number(most) };
}

/** Pure. */
function problemsOf(
  { time, weekday, most }: Typed,
  w: ReturnType<typeof summaryWords>,
): FieldErrors {
  if (!timeOfDay.test(time)) return { uhrzeit: w.badTime };
  if (!/^[1-7]$/.test(weekday)) return { tag: w.badTime };
  return /^(|[1-9]|1\d|20)$/.test(most) ? {} : { hoechstens: w.badMost };
}

async function show(
  c: Context<StaffEnv>,
  context: PageContext,
  typed: Typed,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = summaryWords(language);
  const { daily, weekly } = await countCollected(context.db);
  return await c.html(
    <StaffPage title={w.title} section="settings" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { gespeichert: w.saved })} />
      <p class="kern-body">{w.intro}</p>
      <p class="kern-body">
        {w.counts(formatNumber(daily, language), formatNumber(weekly, language))}
      </p>
      <Form action={paths.settingsSummaries}>
        <ErrorSummary errors={errors} language={language} />
        <Field
          name="uhrzeit"
          type="time"
          label={w.time}
          value={typed.time}
          error={errors["uhrzeit"]}
        />
        <Select
          name="tag"
          label={w.weekday}
          options={weekdays(language)}
          value={typed.weekday}
          error={errors["tag"]}
        />
        <Field
          name="hoechstens"
          inputmode="numeric"
          label={w.most}
          hint={w.mostHint}
          value={typed.most}
          error={errors["hoechstens"]}
        />
        <Submit label={w.save} />
      </Form>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

/** From Monday on: 2 November 2026 was one. */
function weekdays(language: Language): { readonly value: string; readonly label: string }[] {
  const name = new Intl.DateTimeFormat(language, { weekday: "long", timeZone: "UTC" });
  return Array.from({ length: 7 }, (_, index) => ({
    value: String(index + 1),
    label: name.format(Date.UTC(2026, 10, 2 + index)),
  }));
}

async function countCollected(db: Db): Promise<{ daily: number; weekly: number }> {
  const { rows } = await sql<{ daily: number; weekly: number }>`
    select count(*) filter (where frequency = 'daily') as daily,
      count(*) filter (where frequency = 'weekly') as weekly
    from subscriptions
    where frequency <> 'at-once'
      and state = 'active'`.execute(db);
  return rows[0] ?? { daily: 0, weekly: 0 };
}
