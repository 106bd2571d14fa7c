/** What the emergency stop shows: one sentence, one button. */
import type { Context } from "hono";
import type { FC } from "hono/jsx";
import type { StaffEnv } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import { Confirmation, confirmationText, Field, Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Alert, Badge, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { readNumbers, type NumberState } from "./numbers.ts";
import { emergencyWords } from "./words.ts";

export async function emergencyPage(c: Context<StaffEnv>, context: PageContext): Promise<Response> {
  const { staff } = c.var;
  const w = emergencyWords(staff.language);
  const numbers = await readNumbers(context.db);
  const { timeZone } = await readOrganisation(context.db);
  const halted = numbers.filter(({ haltedAt }) => haltedAt !== null).length;
  return await c.html(
    <StaffPage title={w.title} section="overview" staff={staff} context={context}>
      <Confirmation
        text={confirmationText(c, { angehalten: w.stoppedDone, weiter: w.resumedDone })}
      />
      <Verdict numbers={numbers.length} halted={halted} language={staff.language} />
      <p class="kern-body">{w.intro}</p>
      <p class="kern-body">{w.effect}</p>
      {halted < numbers.length ? <StopForm language={staff.language} /> : null}
      {halted > 0 ? <ResumeForm language={staff.language} /> : null}
      {numbers.length === 0 ? null : (
        <Table
          caption={w.numbers}
          columns={[
            { title: w.number },
            { title: w.state },
            { title: w.since },
            { title: w.why },
            { title: w.waiting, numeric: true },
          ]}
          rows={numbers.map((number) => numberRow(number, timeZone, staff.language))}
        />
      )}
    </StaffPage>,
  );
}

const Verdict: FC<{ numbers: number; halted: number; language: Language }> = ({
  numbers,
  halted,
  language,
}) => {
  const w = emergencyWords(language);
  if (numbers === 0) return <Alert title={w.noNumber} tone="info" />;
  if (halted === 0) return <Alert title={w.running} tone="success" />;
  return <Alert title={halted === numbers ? w.stopped : w.partlyStopped} tone="danger" />;
};

const StopForm: FC<{ language: Language }> = ({ language }) => {
  const w = emergencyWords(language);
  return (
    <Form action={paths.emergencyStop} label={w.stop}>
      <Field name="reason" label={w.reason} hint={w.reasonHint} />
      <Submit label={w.stop} kind="danger" name="action" value="stop" />
    </Form>
  );
};

const ResumeForm: FC<{ language: Language }> = ({ language }) => {
  const w = emergencyWords(language);
  return (
    <Form action={paths.emergencyStop} label={w.resume}>
      <p class="kern-body">{w.resumeHint}</p>
      <Submit label={w.resume} name="action" value="resume" />
    </Form>
  );
};

function numberRow(number: NumberState, zone: string, language: Language) {
  const w = emergencyWords(language);
  const { haltedAt } = number;
  return [
    number.displayNumber,
    haltedAt === null ? (
      <Badge label={w.sends} tone="success" />
    ) : (
      <Badge label={w.halted} tone="danger" />
    ),
    haltedAt === null ? "" : <Time at={haltedAt} zone={zone} language={language} />,
    number.haltedReason ?? "",
    String(number.waiting),
  ];
}
