/** /team/aussendungen/textvorlagen: the list, and the form of one. */
import { Hono, type Context } from "hono";
import { transact } from "../../db/db.ts";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import { listTopics } from "../../subscribers/subscribers.ts";
import type { PageContext } from "../../web/context.ts";
import {
  ButtonLink,
  Confirmation,
  confirmationText,
  readForm,
  withConfirmation,
  type FieldErrors,
} from "../../web/forms.tsx";
import { StaffPage } from "../../web/layout.tsx";
import { Alert, EmptyState, Table } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import { blanksIn } from "./blanks.ts";
import { suggestedTexts } from "./suggested-texts.ts";
import { emptyTemplate, TemplateForm, templateProblems, typedTemplate } from "./template-form.tsx";
import { templateWords } from "./template-words.ts";
import {
  deleteTextTemplate,
  listTextTemplates,
  readTextTemplate,
  saveTextTemplate,
  type TypedTemplate,
} from "./text-templates.ts";

type C = Context<StaffEnv>;

export function templatesPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.textTemplates}/:id{[0-9]{1,9}}`;

  app.get(paths.textTemplates, door, async (c) => await showList(c, context));

  app.get(paths.newTextTemplate, door, async (c) => {
    const suggested = suggestedTexts.find(({ key }) => key === c.req.query("vorschlag"));
    return await showForm(c, context, { typed: { ...emptyTemplate, ...suggested } });
  });

  app.get(one, door, async (c) => {
    const template = await readTextTemplate(db, Number(c.req.param("id")));
    return template === null
      ? c.notFound()
      : await showForm(c, context, { typed: template, ...template });
  });

  app.post(paths.newTextTemplate, door, async (c) => await save(c, context, null));
  app.post(one, door, async (c) => {
    const id = Number(c.req.param("id"));
    if ((await readForm(c)).text("tun") !== "loeschen") return await save(c, context, id);
    await transact(db, (tx) => deleteTextTemplate(tx, id, c.var.staff.id, clock.now()));
    return c.redirect(withConfirmation(paths.textTemplates, "geloescht"), 303);
  });
  return app;
}

async function save(c: C, context: PageContext, id: number | null): Promise<Response> {
  const { staff } = c.var;
  const w = templateWords(staff.language);
  const form = await readForm(c);
  const typed = typedTemplate(form);
  const version = Number(form.text("version")) || 0;
  const here = { typed, version, ...(id === null ? {} : { id }) };
  const errors = templateProblems(typed, staff.language);
  if (Object.keys(errors).length > 0) return await showForm(c, context, { ...here, errors });
  const saved = await transact(context.db, (tx) =>
    saveTextTemplate(
      tx,
      id === null ? null : { id, version },
      typed,
      staff.id,
      context.clock.now(),
    ),
  );
  switch (saved.kind) {
    case "saved":
      return c.redirect(withConfirmation(paths.textTemplates, "gespeichert"), 303);
    case "name-taken":
      return await showForm(c, context, { ...here, errors: { name: w.nameTaken } });
    case "overtaken":
      return await showForm(c, context, {
        ...here,
        // The next save is meant: its writer has been told.
        version: saved.present.version,
        trouble: w.overtaken(saved.present.editor?.name ?? w.colleague),
      });
    case "not-found":
      return await c.notFound();
  }
}

async function showList(c: C, context: PageContext): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = templateWords(language);
  const [templates, topics] = await Promise.all([
    listTextTemplates(context.db),
    listTopics(context.db, { hidden: true }),
  ]);
  return await c.html(
    <StaffPage
      title={w.title}
      section="broadcasts"
      staff={staff}
      context={context}
      action={<ButtonLink href={paths.newTextTemplate} label={w.add} />}
    >
      <Confirmation text={confirmationText(c, { gespeichert: w.saved, geloescht: w.removed })} />
      {templates.length === 0 ? (
        <EmptyState
          title={w.none}
          text={w.noneText}
          action={
            <ul>
              {suggestedTexts.map(({ key, name }) => (
                <li>
                  <a class="kern-link" href={`${paths.newTextTemplate}?vorschlag=${key}`}>
                    {w.suggestion(name)}
                  </a>
                </li>
              ))}
            </ul>
          }
        />
      ) : (
        <>
          <p class="kern-body">{w.intro}</p>
          <div class="stacking">
            <Table
              caption={w.title}
              hideCaption
              columns={[
                { title: w.columnName },
                { title: w.columnTopics },
                { title: w.columnBlanks },
                { title: w.columnWrite },
              ]}
              rows={templates.map((template) => [
                <a class="kern-link" href={paths.textTemplate(template.id)}>
                  {template.name}
                </a>,
                topics
                  .filter(({ id }) => template.topicIds.includes(id))
                  .map(({ title }) => title)
                  .join(", "),
                blanksIn(template).join(", "),
                <a class="kern-link" href={paths.writeFromTemplate(template.id)}>
                  {w.write(template.name)}
                </a>,
              ])}
            />
          </div>
        </>
      )}
    </StaffPage>,
  );
}

type Shown = {
  readonly typed: TypedTemplate;
  readonly id?: number | undefined;
  readonly version?: number | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly trouble?: string | undefined;
};

async function showForm(
  c: C,
  context: PageContext,
  { typed, id, version = 0, errors = {}, trouble }: Shown,
): Promise<Response> {
  const { staff } = c.var;
  const w = templateWords(staff.language);
  const refused = Object.keys(errors).length > 0;
  return await c.html(
    <StaffPage
      title={id === undefined ? w.add : w.edit(typed.name)}
      section="broadcasts"
      staff={staff}
      context={context}
    >
      {trouble === undefined ? null : <Alert title={trouble} tone="danger" announced />}
      <p class="kern-body">
        <a class="kern-link" href={paths.textTemplates}>
          {w.back}
        </a>
      </p>
      <TemplateForm
        action={id === undefined ? paths.newTextTemplate : paths.textTemplate(id)}
        typed={typed}
        version={version}
        topics={await listTopics(context.db, { hidden: true })}
        errors={errors}
        kept={id !== undefined}
        language={staff.language}
      />
    </StaffPage>,
    trouble === undefined ? (refused ? 422 : 200) : 409,
  );
}
