/** /team/einstellungen/team: who works here. */
import { Hono } from "hono";
import type { Context } from "hono";
import { transact } from "../db/db.ts";
import type { PageContext } from "../web/context.ts";
import {
  Checkbox,
  Confirmation,
  confirmationText,
  ErrorSummary,
  Field,
  Form,
  RadioGroup,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { Badge, Card, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import {
  addStaff,
  changeStaff,
  listStaff,
  readStaff,
  setPassword,
  type ListedStaff,
} from "./accounts.ts";
import { audit } from "./audit.ts";
import { generatePassword } from "./generated-password.ts";
import { OneTimeSecret } from "./one-time-secret.tsx";
import { requireStaff } from "./require-staff.tsx";
import type { Role, StaffEnv, StaffMember } from "./roles.ts";
import { settingsWords, teamWords } from "./settings-words.ts";
import { checkMember, type MemberForm } from "./team-form.ts";
import { roleWords } from "./words.ts";

type C = Context<StaffEnv>;

export function teamPages(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.settingsTeam, door, (c) => showTeam(c, context, emptyForm, {}));

  app.post(paths.settingsTeam, door, async (c) => {
    const { staff } = c.var;
    const w = teamWords(staff.language);
    const { values, errors } = checkMember(await readForm(c), staff.language);
    if (values === null) return await showTeam(c, context, errors.form, errors.fields);
    const password = generatePassword();
    const result = await transact(context.db, async (tx) => {
      const added = await addStaff(tx, { ...values, password });
      if (added.kind === "added")
        await audit(tx, {
          ...byStaff(c, context),
          action: "staff added",
          subject: `staff:${added.id}`,
          details: { role: values.role },
        });
      return added;
    });
    if (result.kind === "email-taken")
      return await showTeam(c, context, values, { email: w.emailTaken });
    return await showPassword(c, context, values.name, password);
  });

  app.get("/team/einstellungen/team/:id{[0-9]+}", door, async (c) => {
    const member = await readStaff(context.db, Number(c.req.param("id")));
    return member === null ? c.notFound() : await showMember(c, context, member, {});
  });

  app.post("/team/einstellungen/team/:id{[0-9]+}", door, async (c) => {
    const member = await readStaff(context.db, Number(c.req.param("id")));
    if (member === null) return c.notFound();
    const w = teamWords(c.var.staff.language);
    const form = await readForm(c);
    const disabled = form.ticked("disabled");
    const { values, errors } = checkMember(form, c.var.staff.language);
    const typed: ListedStaff = {
      ...member,
      ...(values ?? { name: form.text("name"), email: form.text("email") }),
      disabledAt: disabled ? context.clock.now() : null,
    };
    if (values === null) return await showMember(c, context, typed, errors.fields);
    const now = context.clock.now();
    const result = await transact(context.db, async (tx) => {
      const changed = await changeStaff(tx, member.id, { ...values, disabled }, now);
      if (changed.kind === "changed")
        await audit(tx, {
          ...byStaff(c, context),
          action: "staff changed",
          subject: `staff:${member.id}`,
          details: { role: values.role, disabled },
        });
      return changed;
    });
    if (result.kind === "email-taken")
      return await showMember(c, context, typed, { email: w.emailTaken });
    if (result.kind === "last-administrator")
      return await showMember(c, context, typed, { role: w.lastAdministrator });
    return result.kind === "unknown"
      ? c.notFound()
      : c.redirect(withConfirmation(paths.settingsTeam, "gespeichert"), 303);
  });

  app.post("/team/einstellungen/team/:id{[0-9]+}/passwort", door, async (c) => {
    const member = await readStaff(context.db, Number(c.req.param("id")));
    if (member === null) return c.notFound();
    const password = generatePassword();
    await transact(context.db, async (tx) => {
      await setPassword(tx, member.id, password);
      await audit(tx, {
        ...byStaff(c, context),
        action: "password reset",
        subject: `staff:${member.id}`,
      });
    });
    return await showPassword(c, context, member.name, password);
  });
  return app;
}

function byStaff(c: C, context: PageContext) {
  return { at: context.clock.now(), actor: { kind: "staff", id: c.var.staff.id } } as const;
}

const emptyForm: MemberForm = { name: "", email: "", role: undefined };

async function showTeam(
  c: C,
  context: PageContext,
  form: MemberForm,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const w = teamWords(staff.language);
  const members = await listStaff(context.db);
  return await c.html(
    <StaffPage
      title={settingsWords(staff.language).teamTitle}
      section="settings"
      staff={staff}
      context={context}
    >
      <Confirmation text={confirmationText(c, { gespeichert: w.saved })} />
      <Table
        caption={w.caption}
        hideCaption
        columns={[{ title: w.name }, { title: w.email }, { title: w.role }, { title: w.state }]}
        rows={members.map((member) => memberRow(member, staff))}
      />
      <Card title={w.addTitle} id="neu">
        <Form action={paths.settingsTeam}>
          <ErrorSummary errors={errors} language={staff.language} />
          <MemberFields form={form} errors={errors} staff={staff} />
          <p class="kern-body">{w.addHint}</p>
          <Submit label={w.add} />
        </Form>
      </Card>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

function memberRow(member: ListedStaff, staff: StaffMember) {
  const w = teamWords(staff.language);
  return [
    <a class="kern-link" href={paths.settingsTeamMember(member.id)}>
      {member.name}
    </a>,
    member.email,
    roleWords(staff.language)[member.role],
    member.disabledAt === null ? (
      <Badge label={w.active} tone="success" />
    ) : (
      <Badge label={w.disabled} tone="warning" />
    ),
  ];
}

async function showMember(
  c: C,
  context: PageContext,
  member: ListedStaff,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const w = teamWords(staff.language);
  return await c.html(
    <StaffPage title={w.editTitle(member.name)} section="settings" staff={staff} context={context}>
      <Card>
        <Form action={paths.settingsTeamMember(member.id)}>
          <ErrorSummary errors={errors} language={staff.language} />
          <MemberFields form={member} errors={errors} staff={staff} />
          <Checkbox
            name="disabled"
            label={w.disable}
            hint={w.disableHint}
            checked={member.disabledAt !== null}
          />
          <Submit label={w.save} />
        </Form>
      </Card>
      <Card title={w.resetTitle} id="passwort">
        <Form action={paths.settingsTeamAction(member.id, "passwort")}>
          <p class="kern-body">{w.resetText}</p>
          <Submit label={w.reset} kind="secondary" />
        </Form>
      </Card>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

const roles: readonly Role[] = ["editor", "dialogue", "administrator"];

const MemberFields = ({
  form,
  errors,
  staff,
}: {
  form: MemberForm;
  errors: FieldErrors;
  staff: StaffMember;
}) => {
  const w = teamWords(staff.language);
  const r = roleWords(staff.language);
  return (
    <>
      <Field
        name="name"
        label={w.name}
        value={form.name}
        autocomplete="off"
        required
        error={errors["name"]}
      />
      <Field
        name="email"
        type="email"
        label={w.email}
        value={form.email}
        autocomplete="off"
        required
        error={errors["email"]}
      />
      <RadioGroup
        legend={w.role}
        name="role"
        error={errors["role"]}
        options={roles.map((role) => ({
          value: role,
          label: r[role],
          hint: r[`${role}Does`],
          checked: form.role === role,
        }))}
      />
    </>
  );
};

async function showPassword(
  c: C,
  context: PageContext,
  name: string,
  password: string,
): Promise<Response> {
  const w = teamWords(c.var.staff.language);
  return await c.html(
    <OneTimeSecret
      title={w.passwordTitle(name)}
      text={w.passwordOnce}
      secret={password}
      back={{ href: paths.settingsTeam, label: w.toTeam }}
      staff={c.var.staff}
      context={context}
    />,
  );
}
