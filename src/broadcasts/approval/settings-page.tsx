/** /team/einstellungen/aussendungen: how many approvals each topic asks for, who may approve, who stands in for whom. */
import { Hono, type Context } from "hono";
import { sql } from "kysely";
import { transact, type Db } from "../../db/db.ts";
import {
  audit,
  listComposers,
  may,
  requireStaff,
  saveApprovers,
  type StaffEnv,
} from "../../staff/staff.ts";
import type { PageContext } from "../../web/context.ts";
import {
  CheckboxGroup,
  Confirmation,
  confirmationText,
  Form,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../../web/forms.tsx";
import { StaffPage } from "../../web/layout.tsx";
import { readOrganisation } from "../../web/organisation.ts";
import { Alert, Card, Table } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import { todayIn } from "../reach.ts";
import { DeputiesCard, noDeputy, type TypedDeputy } from "./deputies-card.tsx";
import { addDeputy, deputyProblems, endDeputy, listDeputies } from "./deputies.ts";
import { approvalSettingsWords } from "./settings-words.ts";

type C = Context<StaffEnv>;

export function approvalSettingsPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");
  const today = async () => todayIn((await readOrganisation(db)).timeZone, clock.now());

  app.get(paths.settingsBroadcasts, door, (c) => show(c, context, noDeputy, {}));

  app.post(paths.settingsBroadcasts, door, async (c) => {
    const chosen = (await readForm(c)).texts("freigebende").map(Number);
    const approvers = chosen.filter((id) => Number.isInteger(id));
    await transact(db, async (tx) => {
      await saveApprovers(tx, approvers);
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: c.var.staff.id },
        action: "approvers saved",
        details: { approvers },
      });
    });
    return c.redirect(withConfirmation(paths.settingsBroadcasts, "gespeichert"), 303);
  });

  const composer = requireStaff(context, "compose");
  app.post(paths.deputies, composer, async (c) => {
    const { staff } = c.var;
    const form = await readForm(c);
    const forAll = may(staff, "administer").kind === "allowed";
    const typed = {
      absentId: forAll ? form.text("vertretene") : String(staff.id),
      deputyId: form.text("vertretung"),
      startsOn: form.text("von"),
      endsOn: form.text("bis"),
    };
    const wanted = {
      ...typed,
      absentId: Number(typed.absentId) || 0,
      deputyId: Number(typed.deputyId) || 0,
    };
    const errors = await deputyProblems(db, wanted, await today(), staff);
    if (Object.keys(errors).length > 0) return await show(c, context, typed, errors);
    await transact(db, async (tx) => {
      const id = await addDeputy(tx, wanted, staff.id, clock.now());
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "deputy set",
        subject: `deputy:${id}`,
        details: wanted,
      });
    });
    return c.redirect(withConfirmation(backOf(c), "vertreten"), 303);
  });

  app.post(`${paths.deputies}/:id{[0-9]{1,15}}/beenden`, composer, async (c) => {
    const { staff } = c.var;
    const id = Number(c.req.param("id"));
    const onlyOf = may(staff, "administer").kind === "allowed" ? null : staff.id;
    await transact(db, async (tx) => {
      // Pressed twice, or by two people: the second ends nothing.
      if (!(await endDeputy(tx, id, onlyOf, clock.now()))) return;
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "deputy ended",
        subject: `deputy:${id}`,
      });
    });
    return c.redirect(withConfirmation(backOf(c), "beendet"), 303);
  });
  return app;
}

/** Administrators set deputies among the settings, others where they approve. */
function backOf(c: C): string {
  return may(c.var.staff, "administer").kind === "allowed"
    ? paths.settingsBroadcasts
    : paths.approvals;
}

async function show(
  c: C,
  context: PageContext,
  typed: TypedDeputy,
  errors: FieldErrors,
): Promise<Response> {
  const { db, clock } = context;
  const { staff } = c.var;
  const w = approvalSettingsWords(staff.language);
  const { timeZone } = await readOrganisation(db);
  const composers = await listComposers(db);
  const approvers = composers.filter(({ approves }) => approves).length;
  const administers = may(staff, "administer").kind === "allowed";
  return await c.html(
    <StaffPage title={w.settings} section="settings" staff={staff} context={context}>
      <Confirmation
        text={confirmationText(c, {
          gespeichert: w.approversSaved,
          vertreten: w.deputyWasSet,
          beendet: w.deputyWasEnded,
        })}
      />
      {administers ? (
        <>
          <Card title={w.settingsTopics} id="kategorien">
            <p class="kern-body">{w.settingsTopicsText}</p>
            <Table
              caption={w.settingsTopics}
              hideCaption
              columns={[{ title: w.topic }, { title: w.howMany }]}
              rows={(await readTopics(db)).map(({ key, title, approvals }) => [
                <a class="kern-link" href={paths.topic(key)}>
                  {title}
                </a>,
                w.count(approvals),
              ])}
            />
          </Card>
          <Card title={w.approvers} id="freigebende-karte">
            {approvers >= 2 ? null : (
              <Alert title={approvers === 0 ? w.noApprover : w.onlyOne} tone="warning" />
            )}
            <Form action={paths.settingsBroadcasts} label={w.approvers}>
              <CheckboxGroup
                legend={w.approversText}
                name="freigebende"
                options={composers.map(({ id, name, approves }) => ({
                  value: String(id),
                  label: name,
                  checked: approves,
                }))}
              />
              <Submit label={w.saveApprovers} kind="secondary" />
            </Form>
          </Card>
        </>
      ) : null}
      <DeputiesCard
        deputies={await listDeputies(db, todayIn(timeZone, clock.now()))}
        composers={composers}
        staff={staff}
        typed={typed}
        errors={errors}
      />
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

async function readTopics(db: Db) {
  const { rows } = await sql<{ key: string; title: string; approvals: number }>`
    select key, title, approvals
    from topics
    order by hidden_at is not null, position, id`.execute(db);
  return rows;
}

/** The card on the settings page. */
export const approvalSettings = {
  href: paths.settingsBroadcasts,
  title: { de: approvalSettingsWords("de").settings, en: approvalSettingsWords("en").settings },
  text: {
    de: approvalSettingsWords("de").settingsCard,
    en: approvalSettingsWords("en").settingsCard,
  },
  right: "administer",
} as const;
