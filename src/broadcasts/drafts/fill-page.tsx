/** /team/aussendungen/textvorlagen/:id/schreiben: a field for each blank, and out of it comes a draft. */
import { Hono } from "hono";
import { transact } from "../../db/db.ts";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import { listTopics } from "../../subscribers/subscribers.ts";
import type { PageContext } from "../../web/context.ts";
import { ErrorSummary, Field, Form, readForm, Submit } from "../../web/forms.tsx";
import { StaffPage } from "../../web/layout.tsx";
import { paths } from "../../web/paths.ts";
import { createBroadcast } from "../write.ts";
import { blanksIn, fill } from "./blanks.ts";
import { templateWords } from "./template-words.ts";
import { readTextTemplate, type TextTemplate } from "./text-templates.ts";

export function fillPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.textTemplates}/:id{[0-9]{1,9}}/schreiben`;

  app.get(one, door, async (c) => {
    const template = await readTextTemplate(db, Number(c.req.param("id")));
    if (template === null) return c.notFound();
    return c.html(
      <FillForm template={template} values={[]} staff={c.var.staff} context={context} />,
    );
  });

  app.post(one, door, async (c) => {
    const { staff } = c.var;
    const template = await readTextTemplate(db, Number(c.req.param("id")));
    if (template === null) return c.notFound();
    const form = await readForm(c);
    const blanks = blanksIn(template);
    const values = blanks.map((_, index) => form.text(fieldOf(index)));
    const topics = new Set((await listTopics(db, { hidden: true })).map(({ id }) => id));
    const made = await transact(db, (tx) =>
      createBroadcast(
        tx,
        {
          ...fill(template, new Map(blanks.map((name, index) => [name, values[index] ?? ""]))),
          picture: null,
          // A topic that was deleted since is not chosen any more.
          topicIds: template.topicIds.filter((id) => topics.has(id)),
          blanks,
        },
        { kind: "staff", id: staff.id },
        clock.now(),
        staff.language,
      ),
    );
    if (made.kind === "written") return c.redirect(paths.broadcast(made.broadcast.id), 303);
    const problem = Object.values(made.errors)[0] ?? "";
    return c.html(
      <FillForm
        template={template}
        values={values}
        problem={problem}
        staff={staff}
        context={context}
      />,
      422,
    );
  });
  return app;
}

const fieldOf = (index: number) => `luecke-${index + 1}`;

const FillForm = (props: {
  template: TextTemplate;
  values: readonly string[];
  problem?: string | undefined;
  staff: StaffEnv["Variables"]["staff"];
  context: PageContext;
}) => {
  const { template, values, problem, staff, context } = props;
  const { language } = staff;
  const w = templateWords(language);
  const blanks = blanksIn(template);
  return (
    <StaffPage
      title={w.fillTitle(template.name)}
      section="broadcasts"
      staff={staff}
      context={context}
    >
      <p class="kern-body">
        <a class="kern-link" href={paths.textTemplates}>
          {w.back}
        </a>
      </p>
      <p class="kern-body">{blanks.length === 0 ? w.noBlanks : w.fillIntro}</p>
      <Form action={paths.writeFromTemplate(template.id)}>
        <ErrorSummary
          errors={problem === undefined ? {} : { [fieldOf(0)]: problem }}
          language={language}
        />
        {blanks.map((name, index) => (
          <Field name={fieldOf(index)} label={name} value={values[index] ?? ""} />
        ))}
        <Submit label={w.make} />
      </Form>
    </StaffPage>
  );
};
