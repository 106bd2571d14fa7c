/** /team/kosten: what it costs, the budget, the rate cards. Mounted at "/". */
import { Hono, type Context } from "hono";
import { Temporal } from "temporal-polyfill";
import { markets } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { csvFile } from "../lib/csv.ts";
import { audit, may, requireStaff, type StaffEnv } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import {
  Confirmation,
  confirmationText,
  readForm,
  withConfirmation,
  type FieldErrors,
  type FormValues,
} from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { plainAmount, readMicros } from "./amount.ts";
import { readBudget, saveMonthlyBudget } from "./budget.ts";
import { BudgetCard, Months } from "./cost-view.tsx";
import { costWords } from "./cost-words.ts";
import { readLedger, type LedgerLine } from "./ledger.ts";
import { monthOf } from "./month.ts";
import { monthsUpTo } from "./months.ts";
import { addCard, readCard } from "./rate-card-form.ts";
import { NewRateCard, RateCards } from "./rate-card-view.tsx";
import { readRateCards } from "./rate-cards.ts";

type C = Context<StaffEnv>;

const shownMonths = 12;

export function costPages(context: PageContext): Hono {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const keep = requireStaff(context, "administer");

  app.get(paths.costs, door, async (c) => await show(c, context));

  app.get(paths.costsFile, door, async (c) => {
    const { language } = c.var.staff;
    const w = costWords(language);
    const { from, to } = await shownSpan(context);
    const lines = await readLedger(db, from, to);
    c.header("Content-Type", "text/csv; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="${w.fileName}-${to.slice(0, 7)}.csv"`);
    const head = [w.month, w.category, w.market, w.delivered, w.free, w.amount];
    return c.body(
      csvFile(head, monthLines(lines), (line) => [
        line.month.slice(0, 7),
        categoryInWords(line.category, language),
        marketInWords(line.market, language),
        String(line.count),
        String(line.free),
        plainAmount(line.micros, language),
      ]),
    );
  });

  app.post(paths.costsBudget, keep, async (c) => {
    const form = await readForm(c);
    const typed = form.text("betrag");
    const micros = typed === "" ? null : readMicros(typed);
    if (typed !== "" && micros === null) {
      const errors = { betrag: costWords(c.var.staff.language).budgetWrong };
      return await show(c, context, form, errors);
    }
    await transact(db, async (tx) => {
      await saveMonthlyBudget(tx, micros);
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: c.var.staff.id },
        action: "budget saved",
        details: { monthlyMicros: micros },
      });
    });
    return c.redirect(withConfirmation(paths.costs, "budget"), 303);
  });

  app.post(paths.costsCards, keep, async (c) => {
    const { staff } = c.var;
    const form = await readForm(c);
    const now = clock.now();
    const today = now.toISOString().slice(0, 10);
    const read = readCard(form, await readRateCards(db), today, staff.language);
    if (read.kind === "wrong") return await show(c, context, form, read.errors);
    const added = await transact(db, async (tx) => {
      if (!(await addCard(tx, read.card, staff.id, now))) return false;
      await audit(tx, {
        at: now,
        actor: { kind: "staff", id: staff.id },
        action: "rate card added",
        details: { validFrom: read.card.validFrom },
      });
      return true;
    });
    if (!added)
      return await show(c, context, form, { ab: costWords(staff.language).firstDayTaken });
    return c.redirect(withConfirmation(paths.costs, "preise"), 303);
  });
  return new Hono().route("/", app);
}

/** The card on the settings page. */
export const costSettings = [
  {
    href: paths.costs,
    title: { de: costWords("de").title, en: costWords("en").title },
    text: { de: costWords("de").card, en: costWords("en").card },
    right: "compose",
  },
] as const;

async function show(
  c: C,
  context: PageContext,
  form?: FormValues,
  errors: FieldErrors = {},
): Promise<Response> {
  const { db, clock } = context;
  const { staff } = c.var;
  const { language } = staff;
  const w = costWords(language);
  const { from, to } = await shownSpan(context);
  const [budget, cards, lines] = await Promise.all([
    readBudget(db, clock.now()),
    readRateCards(db),
    readLedger(db, from, to),
  ]);
  const administers = may(staff, "administer").kind === "allowed";
  const typed = (name: string) => form?.text(name);
  return await c.html(
    <StaffPage title={w.title} section="settings" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { budget: w.budgetSaved, preise: w.cardAdded })} />
      <p class="kern-body">{w.intro}</p>
      <BudgetCard
        budget={budget}
        mayChange={administers}
        typed={form === undefined ? undefined : typed("betrag") || undefined}
        error={errors["betrag"]}
        language={language}
      />
      <Months months={monthsUpTo(to, shownMonths, lines)} language={language} />
      <RateCards cards={cards} language={language} />
      {administers ? (
        <NewRateCard
          cards={cards}
          typed={
            form?.text("ab") === undefined || errors["betrag"] !== undefined
              ? () => undefined
              : typed
          }
          errors={errors}
          language={language}
        />
      ) : null}
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

async function shownSpan({ db, clock }: PageContext): Promise<{ from: string; to: string }> {
  const { timeZone } = await readOrganisation(db);
  const to = monthOf(clock.now(), timeZone);
  const from = Temporal.PlainDate.from(to).subtract({ months: shownMonths - 1 });
  return { from: from.toString(), to };
}

/** A category that is new to us keeps Meta's name. */
function categoryInWords(category: string, language: Language): string {
  const w = costWords(language);
  const names: Readonly<Record<string, string>> = {
    marketing: w.cardMarketing,
    utility: w.cardUtility,
    authentication: w.authentication,
    service: w.cardService,
  };
  return names[category] ?? category;
}

function marketInWords(market: string, language: Language): string {
  return costWords(language)[markets.find((one) => one === market) ?? "other"];
}

/** A line for each month, category and country. */
async function* monthLines(lines: readonly LedgerLine[]): AsyncGenerator<LedgerLine[]> {
  const groups = Map.groupBy(lines, (line) => `${line.month} ${line.category} ${line.market}`);
  yield [...groups]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, group]) => {
      const [first] = group;
      const sum = (pick: (line: LedgerLine) => number) =>
        group.reduce((total, line) => total + pick(line), 0);
      if (first === undefined) return [];
      return [
        {
          ...first,
          count: sum(({ count }) => count),
          free: sum(({ free }) => free),
          micros: sum(({ micros }) => micros),
        },
      ];
    });
}
