/** Who stands in for whom, and the form that sets it: administrators for everyone, others for themselves. */
import type { FC } from "hono/jsx";
import { may, type Composer, type StaffMember } from "../../staff/staff.ts";
import { formatTime } from "../../web/format.ts";
import { ErrorSummary, Field, Form, Select, Submit, type FieldErrors } from "../../web/forms.tsx";
import type { Language } from "../../web/language.ts";
import { Card } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import type { Deputy } from "./deputies.ts";
import { approvalSettingsWords } from "./settings-words.ts";

export type TypedDeputy = {
  readonly absentId: string;
  readonly deputyId: string;
  readonly startsOn: string;
  readonly endsOn: string;
};

export const noDeputy: TypedDeputy = { absentId: "", deputyId: "", startsOn: "", endsOn: "" };

export const DeputiesCard: FC<{
  deputies: readonly Deputy[];
  composers: readonly Composer[];
  staff: StaffMember;
  typed: TypedDeputy;
  errors: FieldErrors;
}> = ({ deputies, composers, staff, typed, errors }) => {
  const { language } = staff;
  const w = approvalSettingsWords(language);
  const forAll = may(staff, "administer").kind === "allowed";
  const named = (some: readonly Composer[]) => [
    { value: "", label: w.choose },
    ...some.map(({ id, name }) => ({ value: String(id), label: name })),
  ];
  const others = forAll ? composers : composers.filter(({ id }) => id !== staff.id);
  return (
    <Card title={forAll ? w.deputies : w.myDeputy} id="vertretungen">
      <p class="kern-body">{w.deputiesText}</p>
      {deputies.length === 0 ? <p class="kern-body">{w.deputiesNone}</p> : null}
      <ul class="approval__deputies">
        {deputies.map((one) => (
          <li>
            <span>
              {w.deputyLine(one.deputy, one.absent)},{" "}
              {w.deputyTime(dayInWords(one.startsOn, language), dayInWords(one.endsOn, language))}
            </span>
            {forAll || one.absentId === staff.id ? (
              <Form
                action={paths.deputyAction(one.id, "beenden")}
                label={w.deputyEndOf(one.deputy, one.absent)}
              >
                <Submit label={w.deputyEnd} kind="tertiary" />
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {others.length === 0 || composers.length < 2 ? (
        <p class="kern-body">{w.deputyAlone}</p>
      ) : (
        <Form action={paths.deputies} label={w.deputySet}>
          <ErrorSummary errors={errors} language={language} />
          {forAll ? (
            <Select
              name="vertretene"
              label={w.deputyAbsent}
              options={named(composers.filter(({ approves }) => approves))}
              value={typed.absentId}
              error={errors["vertretene"]}
            />
          ) : null}
          <Select
            name="vertretung"
            label={w.deputyWho}
            options={named(others)}
            value={typed.deputyId}
            error={errors["vertretung"]}
          />
          <div class="compose__time">
            <Field
              name="von"
              type="date"
              label={w.deputyFrom}
              value={typed.startsOn}
              error={errors["von"]}
            />
            <Field
              name="bis"
              type="date"
              label={w.deputyTo}
              value={typed.endsOn}
              error={errors["bis"]}
            />
          </div>
          <Submit label={w.deputySet} kind="secondary" />
        </Form>
      )}
    </Card>
  );
};

function dayInWords(day: string, language: Language): string {
  const noon = new Date(`${day}T12:00:00Z`);
  return formatTime(noon, "UTC", language, { dateOnly: true, withYear: true });
}
