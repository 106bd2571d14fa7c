/** /team/tipps/regeln/:topic: when the tips of a topic are proposed and sent, and by which rules they are picked. */
import { Hono, type Context } from "hono";
import { isQuietClock, quietWords, readQuiet } from "../broadcasts/broadcasts.ts";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import { listTopics, type Topic } from "../subscribers/subscribers.ts";
import type { PageContext } from "../web/context.ts";
import { shortClock } from "../web/format.ts";
import {
  Checkbox,
  CheckboxGroup,
  Confirmation,
  confirmationText,
  ErrorSummary,
  Field,
  Form,
  RadioGroup,
  readForm,
  Submit,
  TextArea,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { Alert } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { listDigests, mostTips, saveDigest, usualDigest, type DigestValues } from "./digest.ts";
import { readRules } from "./rules-form.ts";
import { tipsWords } from "./words.ts";

export function rulesPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = "/team/tipps/regeln/:topic";
  const find = async (c: Context<StaffEnv>) =>
    (await listTopics(db, { hidden: true })).find(({ key }) => key === c.req.param("topic"));

  app.get(one, door, async (c) => {
    const topic = await find(c);
    if (topic === undefined) return c.notFound();
    const present = (await listDigests(db)).find(({ topicId }) => topicId === topic.id);
    return await show(c, context, topic, present ?? usualDigest, {});
  });

  app.post(one, door, async (c) => {
    const topic = await find(c);
    if (topic === undefined) return c.notFound();
    const { values, errors } = readRules(await readForm(c), c.var.staff.language);
    if (Object.keys(errors).length > 0) return await show(c, context, topic, values, errors);
    await transact(db, async (tx) => {
      await saveDigest(tx, topic.id, values, clock.now());
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: c.var.staff.id },
        action: "tips rules saved",
        subject: `topic:${topic.key}`,
      });
    });
    return c.redirect(withConfirmation(paths.tipsRules(topic.key), "gespeichert"), 303);
  });
  return app;
}

async function show(
  c: Context<StaffEnv>,
  context: PageContext,
  topic: Topic,
  values: DigestValues,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = tipsWords(language);
  const { weekdays, rules, ifUntouched } = values;
  const { hours } = await readQuiet(context.db);
  const names = [w.Mo, w.Tu, w.We, w.Th, w.Fr, w.Sa, w.Su];
  return await c.html(
    <StaffPage title={w.rulesTitle(topic.title)} section="tips" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { gespeichert: w.saved })} />
      <p class="kern-body">
        <a class="kern-link" href={paths.tips}>
          {w.back}
        </a>
      </p>
      <Form action={paths.tipsRules(topic.key)}>
        <ErrorSummary errors={errors} language={language} />
        <Checkbox name="senden" label={w.on} checked={!values.switchedOff} />
        <CheckboxGroup
          name="tage"
          legend={w.weekdays}
          error={errors["tage"]}
          options={names.map((label, index) => ({
            value: String(index + 1),
            label,
            checked: weekdays.includes(index + 1),
          }))}
        />
        <Field
          name="hinaus"
          type="time"
          label={w.sendTime}
          value={values.sendTime}
          error={errors["hinaus"]}
        />
        {isQuietClock(hours, values.sendTime) ? (
          <Alert
            title={quietWords(language).tipsWarning(shortClock(values.sendTime))}
            tone="warning"
          />
        ) : null}
        <Field
          name="vorschlag"
          type="time"
          label={w.proposeTime}
          value={values.proposeTime}
          error={errors["vorschlag"]}
        />
        <Field
          name="hoechstens"
          type="number"
          label={w.atMost}
          min={1}
          max={mostTips}
          value={shown(values.atMost)}
          error={errors["hoechstens"]}
        />
        <TextArea
          name="orte"
          label={w.places}
          hint={w.oneALine}
          rows={3}
          value={rules.places?.join("\n")}
        />
        <TextArea
          name="rubriken"
          label={w.categories}
          hint={w.oneALineCategory}
          rows={3}
          value={rules.categories?.join("\n")}
        />
        <CheckboxGroup
          name="auswahl"
          legend={w.which}
          options={[
            { value: "kostenlos", label: w.freeOnly, checked: rules.freeOnly },
            { value: "familien", label: w.forFamilies, checked: rules.forFamilies },
            { value: "barrierefrei", label: w.accessibleOnly, checked: rules.accessibleOnly },
            { value: "erster-tag", label: w.firstDayOnly, checked: rules.ongoing === false },
          ]}
        />
        <RadioGroup
          name="unberuehrt"
          legend={w.untouched}
          options={[
            { value: "senden", label: w.untouchedSend, checked: ifUntouched === "send" },
            { value: "nicht", label: w.untouchedHold, checked: ifUntouched === "hold" },
          ]}
        />
        <Field
          name="verspaetung"
          type="number"
          label={w.cutOff}
          hint={w.cutOffHint}
          min={0}
          max={720}
          value={shown(values.cutOffMinutes)}
          error={errors["verspaetung"]}
        />
        <Submit label={w.save} />
      </Form>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

function shown(value: number): number | string {
  return Number.isNaN(value) ? "" : value;
}
