/** /team/einstellungen/nummer: the number, its access data, what WhatsApp says of it, and the templates. */
import { Hono } from "hono";
import type { Context } from "hono";
import {
  listAccounts,
  readHealth,
  saveAccount,
  type AccountReport,
  type CallResult,
  type Channel,
  type ChannelAccount,
  type ChannelName,
} from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import {
  Confirmation,
  confirmationText,
  ErrorSummary,
  Field,
  Form,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { ensureCarriers } from "./ensure.ts";
import { checkNumber, type NumberValues } from "./number-form.ts";
import { Report, Reports, Templates } from "./number-parts.tsx";
import { listTemplates } from "./stored.ts";
import { syncTemplates } from "./sync.ts";
import { numberWords } from "./words.ts";

export type NumberContext = PageContext & {
  readonly channelOf: (name: ChannelName) => Channel;
  /** Where the Graph API is, for a number that is entered here. */
  readonly apiUrl: string;
  readonly apiVersion: string;
  /** Told after a number was saved: how fast and to how many it may send is asked at once. */
  readonly wakeAccounts: () => void;
};

/** The card on the settings page. */
export const numberSettings = [
  {
    href: paths.settingsNumber,
    title: { de: numberWords("de").title, en: numberWords("en").title },
    text: { de: numberWords("de").card, en: numberWords("en").card },
    right: "administer",
  },
] as const;

type Shown = {
  readonly typed?: NumberValues;
  readonly errors?: FieldErrors;
  readonly answer?: CallResult<AccountReport>;
};

export function numberPages(context: NumberContext): Hono {
  const { db, clock, secret } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.settingsNumber, door, async (c) => await show(c, context, {}));

  app.post(paths.settingsNumber, door, async (c) => {
    const { staff } = c.var;
    const present = await firstAccount(context);
    const { values, errors } = checkNumber(await readForm(c), present, staff.language);
    if (Object.keys(errors).length > 0) return await show(c, context, { typed: values, errors });
    await transact(db, async (tx) => {
      const id = await saveAccount(tx, secret, {
        channel: "whatsapp",
        apiUrl: present?.apiUrl ?? context.apiUrl,
        apiVersion: present?.apiVersion ?? context.apiVersion,
        messagesPerSecond: present?.messagesPerSecond ?? 80,
        dailyRecipientLimit: present?.dailyRecipientLimit ?? null,
        ...values,
      });
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "number saved",
        subject: `number:${id}`,
      });
    });
    context.wakeAccounts();
    return c.redirect(withConfirmation(paths.settingsNumber, "gespeichert"), 303);
  });

  app.post(`${paths.settingsNumber}/pruefen`, door, async (c) => {
    const account = await firstAccount(context);
    if (account === null) return c.redirect(paths.settingsNumber, 303);
    const answer = await context.channelOf(account.channel).readAccount(account);
    return await show(c, context, { answer });
  });

  app.post(`${paths.settingsNumber}/vorlagen`, door, async (c) => {
    const account = await firstAccount(context);
    if (account === null) return c.redirect(paths.settingsNumber, 303);
    const channel = context.channelOf(account.channel);
    const synced = await syncTemplates(db, channel, account, clock.now());
    const made =
      synced.kind === "done" ? await ensureCarriers(db, channel, account, clock.now()) : synced;
    return made.kind === "done"
      ? c.redirect(withConfirmation(paths.settingsNumber, "abgeglichen"), 303)
      : await show(c, context, { answer: made });
  });
  return new Hono().route("/", app);
}

async function firstAccount({ db, secret }: NumberContext): Promise<ChannelAccount | null> {
  return (await listAccounts(db, secret))[0] ?? null;
}

async function show(
  c: Context<StaffEnv>,
  context: NumberContext,
  { typed, errors = {}, answer }: Shown,
): Promise<Response> {
  const { staff } = c.var;
  const w = numberWords(staff.language);
  const account = await firstAccount(context);
  const [templates, reports] =
    account === null
      ? [[], []]
      : await Promise.all([
          listTemplates(context.db, account.id),
          readHealth(context.db, account.id),
        ]);
  const { timeZone } = await readOrganisation(context.db);
  const values = typed ?? account;
  const keptHint = account === null ? undefined : w.kept;
  const field = (name: string, label: string, value: string, hint?: string) => (
    <Field name={name} label={label} value={value} hint={hint} required error={errors[name]} />
  );
  const secretField = (name: string, label: string, hint = keptHint) => (
    <Field
      name={name}
      type="password"
      label={label}
      hint={hint}
      autocomplete="off"
      error={errors[name]}
    />
  );
  return await c.html(
    <StaffPage title={w.title} section="settings" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { gespeichert: w.saved, abgeglichen: w.synced })} />
      {answer === undefined ? null : <Report answer={answer} language={staff.language} />}
      <p class="kern-body">{w.intro}</p>
      <Form action={paths.settingsNumber}>
        <ErrorSummary errors={errors} language={staff.language} />
        <h2 class="kern-heading-medium">{w.numberTitle}</h2>
        {field("externalId", w.externalId, values?.externalId ?? "")}
        {field("businessAccountId", w.businessAccountId, values?.businessAccountId ?? "")}
        {field("displayNumber", w.displayNumber, values?.displayNumber ?? "", w.displayHint)}
        <Field
          name="flowId"
          label={w.flowId}
          hint={w.flowHint}
          value={values?.flowId ?? ""}
          error={errors["flowId"]}
        />
        <h2 class="kern-heading-medium">{w.secretsTitle}</h2>
        {secretField("accessToken", w.accessToken)}
        {secretField("appSecret", w.appSecret)}
        {secretField("secondSecret", w.secondSecret, w.secondHint)}
        {secretField("verifyToken", w.verifyToken)}
        <Submit label={w.save} />
      </Form>
      <Card title={w.webhookTitle} id="webhook">
        <p class="kern-body">{w.webhookText}</p>
        <p class="kern-body">
          <code>{`${context.publicUrl}/webhooks/whatsapp`}</code>
        </p>
        <Form action={`${paths.settingsNumber}/pruefen`}>
          <Submit label={w.check} kind="secondary" />
        </Form>
      </Card>
      <Templates templates={templates} language={staff.language} />
      <Reports reports={reports} timeZone={timeZone} language={staff.language} />
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}
