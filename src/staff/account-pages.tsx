/** /team/konto: what everyone may change of the own account. */
import { Hono } from "hono";
import type { Context } from "hono";
import { transact } from "../db/db.ts";
import type { PageContext } from "../web/context.ts";
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
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { setLanguage, setPassword } from "./accounts.ts";
import { audit } from "./audit.ts";
import { removeSessionCookie } from "./cookie.ts";
import { isOwnPassword } from "./log-in.ts";
import { accountWords } from "./page-words.ts";
import { longestPassword, shortestPassword } from "./password.ts";
import { requireStaff } from "./require-staff.tsx";
import type { StaffEnv } from "./roles.ts";
import { roleWords } from "./words.ts";

export function accountPages(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context);

  app.get(paths.account, door, (c) => show(c, context, {}));

  app.post(paths.account, door, async (c) => {
    const language = (await readForm(c)).text("language") === "en" ? "en" : "de";
    const { staff } = c.var;
    await transact(context.db, async (tx) => {
      await setLanguage(tx, staff.id, language);
      await audit(tx, {
        at: context.clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "language changed",
        subject: `staff:${staff.id}`,
        details: { language },
      });
    });
    return c.redirect(withConfirmation(paths.account, "sprache"), 303);
  });

  app.post(paths.accountPassword, door, async (c) => {
    const { staff } = c.var;
    const form = await readForm(c);
    const next = form.exact("next");
    const now = context.clock.now();
    const errors = await passwordErrors(
      context,
      c,
      form.exact("present"),
      next,
      form.exact("again"),
    );
    if (Object.keys(errors).length > 0) return await show(c, context, errors);
    await transact(context.db, async (tx) => {
      await setPassword(tx, staff.id, next);
      await audit(tx, {
        at: now,
        actor: { kind: "staff", id: staff.id },
        action: "password changed",
        subject: `staff:${staff.id}`,
      });
    });
    removeSessionCookie(c, context);
    return c.redirect(withConfirmation(paths.login, "passwort"), 303);
  });
  return app;
}

async function passwordErrors(
  context: PageContext,
  c: Context<StaffEnv>,
  present: string,
  next: string,
  again: string,
): Promise<FieldErrors> {
  const w = accountWords(c.var.staff.language);
  if ([...next].length < shortestPassword) return { next: w.tooShort(shortestPassword) };
  if (next.length > longestPassword) return { next: w.tooLong(longestPassword) };
  if (next !== again) return { again: w.different };
  const own = await isOwnPassword(context.db, c.var.staff.id, present, context.clock.now());
  if (own === "limited") return { present: w.limited };
  return own === "no" ? { present: w.wrongPresent } : {};
}

async function show(
  c: Context<StaffEnv>,
  context: PageContext,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const w = accountWords(staff.language);
  const languages = [
    { value: "de", label: "Deutsch" },
    { value: "en", label: "English" },
  ];
  return await c.html(
    <StaffPage title={w.title} section="account" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { sprache: w.languageSaved })} />
      <p class="kern-body">
        {w.signedInAs(staff.name, staff.email, roleWords(staff.language)[staff.role])}
      </p>
      <Card title={w.languageTitle} id="sprache">
        <Form action={paths.account}>
          <Select name="language" label={w.language} options={languages} value={staff.language} />
          <Submit label={w.saveLanguage} kind="secondary" />
        </Form>
      </Card>
      <Card title={w.passwordTitle} id="passwort">
        <Form action={paths.accountPassword}>
          <ErrorSummary errors={errors} language={staff.language} />
          <Field
            name="present"
            type="password"
            label={w.present}
            autocomplete="current-password"
            required
            error={errors["present"]}
          />
          <Field
            name="next"
            type="password"
            label={w.next}
            hint={w.nextHint(shortestPassword)}
            autocomplete="new-password"
            required
            error={errors["next"]}
          />
          <Field
            name="again"
            type="password"
            label={w.again}
            autocomplete="new-password"
            required
            error={errors["again"]}
          />
          <p class="kern-body">{w.afterwards}</p>
          <Submit label={w.savePassword} />
        </Form>
      </Card>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}
