/** /team/einstellungen/datenschutz: the notice as staff write it; a change is a new version. */
import { Hono } from "hono";
import type { Context } from "hono";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import {
  Confirmation,
  confirmationText,
  ErrorSummary,
  Form,
  readForm,
  Submit,
  TextArea,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Card, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { noticesUntil, publishNotice } from "./notice.ts";
import { privacyWords } from "./words.ts";

const longest = 50_000;

type Texts = { readonly bodyDe: string; readonly bodyEn: string };

export function noticePage(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.settingsNotice, door, async (c) => await show(c, context, null, {}));

  app.post(paths.settingsNotice, door, async (c) => {
    const { staff } = c.var;
    const form = await readForm(c);
    const texts = {
      bodyDe: form.text("bodyDe").slice(0, longest),
      bodyEn: form.text("bodyEn").slice(0, longest),
    };
    const { missing } = privacyWords(staff.language);
    const errors = {
      ...(texts.bodyDe === "" ? { bodyDe: missing } : {}),
      ...(texts.bodyEn === "" ? { bodyEn: missing } : {}),
    };
    if (Object.keys(errors).length > 0) return await show(c, context, texts, errors);
    const now = context.clock.now();
    await transact(context.db, async (tx) => {
      const version = await publishNotice(tx, texts, now);
      await audit(tx, {
        at: now,
        actor: { kind: "staff", id: staff.id },
        action: "notice published",
        subject: `notice:${version}`,
      });
    });
    return c.redirect(withConfirmation(paths.settingsNotice, "veroeffentlicht"), 303);
  });
  return app;
}

async function show(
  c: Context<StaffEnv>,
  context: PageContext,
  typed: Texts | null,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const w = privacyWords(staff.language);
  const notices = await noticesUntil(context.db, context.clock.now());
  const { timeZone } = await readOrganisation(context.db);
  const texts = typed ?? notices[0] ?? { bodyDe: "", bodyEn: "" };
  return await c.html(
    <StaffPage title={w.notice} section="settings" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { veroeffentlicht: w.published })} />
      <p class="kern-body">{w.intro}</p>
      <Form action={paths.settingsNotice}>
        <ErrorSummary errors={errors} language={staff.language} />
        <TextArea
          name="bodyDe"
          label={w.textDe}
          hint={w.syntax}
          value={texts.bodyDe}
          rows={16}
          lang="de"
          error={errors["bodyDe"]}
        />
        <TextArea
          name="bodyEn"
          label={w.textEn}
          value={texts.bodyEn}
          rows={16}
          lang="en"
          error={errors["bodyEn"]}
        />
        <Submit label={w.publish} />
      </Form>
      {notices.length === 0 ? null : (
        <Card title={w.versions} id="fassungen">
          <Table
            caption={w.versions}
            hideCaption
            columns={[{ title: w.versionColumn }, { title: w.since }, { title: w.fingerprint }]}
            rows={notices.map(({ version, validFrom, hash }) => [
              <a class="kern-link" href={`${paths.privacyNotice}?fassung=${version}`}>
                {version}
              </a>,
              <Time at={validFrom} zone={timeZone} language={staff.language} />,
              <code>{hash.slice(0, 16)}</code>,
            ])}
          />
        </Card>
      )}
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}
