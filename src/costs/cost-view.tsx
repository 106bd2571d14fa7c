/** The budget of the month as a bar, and the months. */
import type { FC } from "hono/jsx";
import { formatMoney, formatNumber } from "../web/format.ts";
import { Field, Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Card, Progress, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { plainAmount } from "./amount.ts";
import type { Budget } from "./budget.ts";
import { Chart } from "./chart.tsx";
import { costWords } from "./cost-words.ts";
import type { Month } from "./months.ts";
import { currency } from "./rate-cards.ts";

type BudgetProps = {
  budget: Budget | null;
  mayChange: boolean;
  typed: string | undefined;
  error: string | undefined;
  language: Language;
};

export const BudgetCard: FC<BudgetProps> = ({ budget, mayChange, typed, error, language }) => {
  const w = costWords(language);
  const money = (micros: number) => formatMoney(micros, currency, language);
  return (
    <Card title={w.budget} id="budget">
      {budget === null ? (
        <p class="kern-body">{w.noBudget}</p>
      ) : (
        <Progress
          value={Math.min(budget.micros, budget.spent + budget.reserved)}
          max={budget.micros}
          label={`${money(budget.spent)} ${w.spent}, ${money(budget.reserved)} ${w.reserved}, ${money(budget.left)} ${w.left}`}
        />
      )}
      <p class="kern-body">{w.budgetRule}</p>
      {mayChange ? (
        <Form action={paths.costsBudget}>
          <Field
            name="betrag"
            label={w.budgetField}
            hint={w.budgetHint}
            inputmode="decimal"
            value={typed ?? (budget === null ? "" : plainAmount(budget.micros, language))}
            error={error}
          />
          <Submit label={w.saveBudget} />
        </Form>
      ) : null}
    </Card>
  );
};

export const Months: FC<{ months: readonly Month[]; language: Language }> = ({
  months,
  language,
}) => {
  const w = costWords(language);
  const number = (value: number) => formatNumber(value, language);
  const money = (micros: number) => formatMoney(micros, currency, language);
  return (
    <Card title={w.months} id="monate">
      {months.every(({ delivered }) => delivered === 0) ? (
        <p class="kern-body">{w.none}</p>
      ) : (
        <Chart
          months={months}
          label={w.chart}
          nameOf={(month) => monthName(month, language, "short")}
        />
      )}
      <Table
        caption={w.months}
        hideCaption
        columns={[
          { title: w.month },
          { title: w.delivered, numeric: true },
          { title: w.free, numeric: true },
          { title: w.marketing, numeric: true },
          { title: w.service, numeric: true },
          { title: w.others, numeric: true },
          { title: w.total, numeric: true },
        ]}
        rows={months.map(({ month, delivered, free, micros }) => [
          monthName(month, language, "long"),
          number(delivered),
          number(free),
          money(micros.marketing),
          money(micros.service),
          money(micros.others),
          money(micros.total),
        ])}
      />
      <p class="kern-body">
        <a class="kern-link" href={paths.costsFile}>
          {w.file}
        </a>
      </p>
    </Card>
  );
};

function monthName(month: string, language: Language, style: "short" | "long"): string {
  return new Intl.DateTimeFormat(language === "de" ? "de-DE" : "en-GB", {
    month: style,
    ...(style === "long" ? { year: "numeric" } : {}),
    timeZone: "UTC",
  }).format(new Date(`${month}T00:00:00Z`));
}
