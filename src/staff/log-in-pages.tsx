/** /team/login and /team/logout */
import { Hono } from "hono";
import type { Context } from "hono";
import type { PageContext } from "../web/context.ts";
import {
  confirmationText,
  Confirmation,
  ErrorSummary,
  Field,
  Form,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import { clientAddress } from "../web/guard.ts";
import { publicLanguage, inLanguage } from "../web/language.ts";
import { PublicPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { readSessionCookie, removeSessionCookie, writeSessionCookie } from "./cookie.ts";
import { logIn, logOut } from "./log-in.ts";
import { logInWords } from "./page-words.ts";
import { usualTimes } from "./sessions.ts";

export function logInPages(context: PageContext): Hono {
  const app = new Hono();
  const times = context.sessions ?? usualTimes;

  app.get(paths.login, (c) => show(c, context, { email: "", errors: {}, status: 200 }));

  app.post(paths.login, async (c) => {
    const w = logInWords(publicLanguage(c));
    const form = await readForm(c);
    const credentials = {
      email: form.text("email"),
      password: form.exact("password"),
      address: clientAddress(c, context),
    };
    const result = await logIn(
      context.db,
      credentials,
      times,
      context.clock.now(),
      readSessionCookie(c, context),
    );
    if (result.kind === "in") {
      writeSessionCookie(c, context, result.token);
      return c.redirect(wayBack(c.req.query("weiter")), 303);
    }
    if (result.kind === "wrong")
      return await show(c, context, {
        email: credentials.email,
        errors: { email: w.wrong },
        status: 422,
      });
    c.header("Retry-After", String(result.retryAfterSeconds));
    return await show(c, context, {
      email: credentials.email,
      errors: { email: w.limited(Math.ceil(result.retryAfterSeconds / 60)) },
      status: 429,
    });
  });

  app.post(paths.logout, async (c) => {
    const token = readSessionCookie(c, context);
    if (token !== undefined) await logOut(context.db, token, times, context.clock.now());
    removeSessionCookie(c, context);
    return c.redirect(withConfirmation(paths.login, "abgemeldet"), 303);
  });
  return app;
}

type Shown = {
  readonly email: string;
  readonly errors: FieldErrors;
  readonly status: 200 | 422 | 429;
};

async function show(
  c: Context,
  context: PageContext,
  { email, errors, status }: Shown,
): Promise<Response> {
  const language = publicLanguage(c);
  const w = logInWords(language);
  const organisation = await readOrganisation(context.db);
  const back = c.req.query("weiter");
  const path =
    back === undefined ? paths.login : `${paths.login}?weiter=${encodeURIComponent(back)}`;
  c.header("Cache-Control", "no-store");
  return await c.html(
    <PublicPage title={w.title} language={language} organisation={organisation} path={path}>
      <h1 class="kern-heading-large">{w.title}</h1>
      <Confirmation
        text={confirmationText(c, { abgemeldet: w.loggedOut, passwort: w.passwordChanged })}
      />
      <Form action={inLanguage(path, language)}>
        <ErrorSummary errors={errors} language={language} />
        <Field
          name="email"
          type="email"
          label={w.email}
          value={email}
          autocomplete="username"
          required
          error={errors["email"]}
        />
        <Field
          name="password"
          type="password"
          label={w.password}
          autocomplete="current-password"
          required
        />
        <Submit label={w.submit} />
        <p class="kern-body">{w.help}</p>
      </Form>
    </PublicPage>,
    status,
  );
}

/** Only a staff page of ours; anything else leads to the overview. */
export function wayBack(wanted: string | undefined): string {
  return wanted !== undefined &&
    /^\/team\/[\w/-]*$/.test(wanted) &&
    !wanted.includes("//") &&
    wanted !== paths.logout &&
    wanted !== paths.login
    ? wanted
    : paths.team;
}
