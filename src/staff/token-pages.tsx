/** /team/einstellungen/schnittstelle: tokens for other programs. */
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
  readForm,
  withConfirmation,
  Submit,
  type FieldErrors,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Badge, Card, EmptyState, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { audit } from "./audit.ts";
import { OneTimeSecret } from "./one-time-secret.tsx";
import { requireStaff } from "./require-staff.tsx";
import type { StaffEnv, StaffMember } from "./roles.ts";
import { settingsWords, tokenWords } from "./settings-words.ts";
import { addToken, listTokens, revokeToken, type ListedToken } from "./tokens.ts";

type C = Context<StaffEnv>;

export function tokenPages(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.settingsTokens, door, (c) => show(c, context, {}));

  app.post(paths.settingsTokens, door, async (c) => {
    const { staff } = c.var;
    const w = tokenWords(staff.language);
    const form = await readForm(c);
    const name = form.text("name").slice(0, 100);
    if (name === "") return await show(c, context, { name: w.nameMissing });
    const mayApprove = form.ticked("mayApprove");
    const now = context.clock.now();
    const secret = await transact(context.db, async (tx) => {
      await audit(tx, {
        at: now,
        actor: { kind: "staff", id: staff.id },
        action: "token added",
        subject: "token",
        details: { name, mayApprove },
      });
      return await addToken(tx, name, mayApprove, now);
    });
    return await c.html(
      <OneTimeSecret
        title={w.createdTitle}
        text={w.once}
        secret={secret}
        back={{ href: paths.settingsTokens, label: w.toTokens }}
        staff={staff}
        context={context}
      />,
    );
  });

  app.post("/team/einstellungen/schnittstelle/:id{[0-9]+}", door, async (c) => {
    const id = Number(c.req.param("id"));
    const now = context.clock.now();
    await transact(context.db, async (tx) => {
      if (await revokeToken(tx, id, now))
        await audit(tx, {
          at: now,
          actor: { kind: "staff", id: c.var.staff.id },
          action: "token revoked",
          subject: `token:${id}`,
        });
    });
    return c.redirect(withConfirmation(paths.settingsTokens, "widerrufen"), 303);
  });
  return app;
}

async function show(c: C, context: PageContext, errors: FieldErrors): Promise<Response> {
  const { staff } = c.var;
  const w = tokenWords(staff.language);
  const tokens = await listTokens(context.db);
  const { timeZone } = await readOrganisation(context.db);
  const columns = [
    { title: w.name },
    { title: w.rights },
    { title: w.createdAt },
    { title: w.lastUsedAt },
    { title: w.state },
  ];
  return await c.html(
    <StaffPage
      title={settingsWords(staff.language).tokensTitle}
      section="settings"
      staff={staff}
      context={context}
    >
      <Confirmation text={confirmationText(c, { widerrufen: w.revokedDone })} />
      <p class="kern-body">{w.intro}</p>
      {tokens.length === 0 ? (
        <EmptyState title={w.none} />
      ) : (
        <Table
          caption={w.caption}
          hideCaption
          columns={columns}
          rows={tokens.map((token) => tokenRow(token, staff, timeZone))}
        />
      )}
      <Card title={w.addTitle} id="neu">
        <Form action={paths.settingsTokens}>
          <ErrorSummary errors={errors} language={staff.language} />
          <Field
            name="name"
            label={w.name}
            hint={w.nameHint}
            autocomplete="off"
            required
            error={errors["name"]}
          />
          <Checkbox name="mayApprove" label={w.mayApprove} hint={w.mayApproveHint} />
          <Submit label={w.add} />
        </Form>
      </Card>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

function tokenRow(token: ListedToken, staff: StaffMember, zone: string) {
  const w = tokenWords(staff.language);
  return [
    token.name,
    token.mayApprove ? w.approves : w.drafts,
    <Time at={token.createdAt} zone={zone} language={staff.language} withYear />,
    token.lastUsedAt === null ? (
      w.never
    ) : (
      <Time at={token.lastUsedAt} zone={zone} language={staff.language} withYear />
    ),
    token.revokedAt === null ? (
      <form method="post" action={paths.settingsToken(token.id)}>
        <button class="plain-button" type="submit" aria-label={w.revokeOne(token.name)}>
          {w.revoke}
        </button>
      </form>
    ) : (
      <Badge label={w.revoked} tone="warning" />
    ),
  ];
}
