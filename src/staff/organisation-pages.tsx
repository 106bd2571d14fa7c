/** /team/einstellungen/behoerde: who runs this service. */
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
  TextArea,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import {
  lands,
  readOrganisation,
  saveOrganisation,
  type Organisation,
} from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { audit } from "./audit.ts";
import { checkOrganisation } from "./organisation-form.ts";
import { requireStaff } from "./require-staff.tsx";
import type { StaffEnv } from "./roles.ts";
import { organisationWords, settingsWords } from "./settings-words.ts";

export function organisationPages(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(
    paths.settingsOrganisation,
    door,
    async (c) => await show(c, context, await readOrganisation(context.db), {}),
  );

  app.post(paths.settingsOrganisation, door, async (c) => {
    const { staff } = c.var;
    const present = await readOrganisation(context.db);
    const { organisation, errors } = checkOrganisation(await readForm(c), present, staff.language);
    if (Object.keys(errors).length > 0) return await show(c, context, organisation, errors);
    await transact(context.db, async (tx) => {
      await saveOrganisation(tx, organisation);
      await audit(tx, {
        at: context.clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "organisation saved",
        subject: "organisation",
        details: { changed: changedKeys(present, organisation) },
      });
    });
    return c.redirect(withConfirmation(paths.settingsOrganisation, "gespeichert"), 303);
  });
  return app;
}

function changedKeys(before: Organisation, after: Organisation): string[] {
  const was: Readonly<Record<string, unknown>> = before;
  return Object.entries(after)
    .filter(([key, value]) => JSON.stringify(was[key]) !== JSON.stringify(value))
    .map(([key]) => key);
}

async function show(
  c: Context<StaffEnv>,
  context: PageContext,
  organisation: Organisation,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const w = organisationWords(staff.language);
  return await c.html(
    <StaffPage
      title={settingsWords(staff.language).organisationTitle}
      section="settings"
      staff={staff}
      context={context}
    >
      <Confirmation text={confirmationText(c, { gespeichert: w.saved })} />
      <Form action={paths.settingsOrganisation}>
        <ErrorSummary errors={errors} language={staff.language} />
        <Field
          name="name"
          label={w.name}
          hint={w.nameHint}
          value={organisation.name}
          required
          error={errors["name"]}
        />
        <Field
          name="shortName"
          label={w.shortName}
          hint={w.shortNameHint}
          value={organisation.shortName}
          required
          error={errors["shortName"]}
        />
        <Select
          name="land"
          label={w.land}
          hint={w.landHint}
          options={Object.entries(lands).map(([value, label]) => ({ value, label }))}
          value={organisation.land}
          error={errors["land"]}
        />
        <Field
          name="timeZone"
          label={w.timeZone}
          value={organisation.timeZone}
          required
          error={errors["timeZone"]}
        />
        <h2 class="kern-heading-medium">{w.contactTitle}</h2>
        <Field
          name="contactEmail"
          type="email"
          label={w.contactEmail}
          value={organisation.contactEmail}
          error={errors["contactEmail"]}
        />
        <Field
          name="contactPhone"
          type="tel"
          label={w.contactPhone}
          value={organisation.contactPhone}
          error={errors["contactPhone"]}
        />
        <TextArea
          name="emergencyDe"
          label={w.emergencyDe}
          hint={w.emergencyHint}
          value={organisation.emergencyHint.de}
          rows={2}
          lang="de"
        />
        <TextArea
          name="emergencyEn"
          label={w.emergencyEn}
          value={organisation.emergencyHint.en}
          rows={2}
          lang="en"
        />
        <h2 class="kern-heading-medium">{w.legalTitle}</h2>
        <TextArea
          name="imprintDe"
          label={w.imprintDe}
          hint={w.paragraphs}
          value={organisation.imprint.de}
          rows={8}
          lang="de"
        />
        <TextArea
          name="imprintEn"
          label={w.imprintEn}
          value={organisation.imprint.en}
          rows={8}
          lang="en"
        />
        <TextArea
          name="accessibilityDe"
          label={w.accessibilityDe}
          value={organisation.accessibility.de}
          rows={8}
          lang="de"
        />
        <TextArea
          name="accessibilityEn"
          label={w.accessibilityEn}
          value={organisation.accessibility.en}
          rows={8}
          lang="en"
        />
        <h2 class="kern-heading-medium">{w.lookTitle}</h2>
        <Field
          name="accent"
          label={w.accent}
          hint={w.accentHint}
          value={organisation.accentColour ?? ""}
          error={errors["accent"]}
        />
        <Submit label={w.save} />
      </Form>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}
