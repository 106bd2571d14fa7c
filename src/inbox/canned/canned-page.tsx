/** /team/einstellungen/textbausteine: the list of canned answers, and the form of one. */
import { Hono, type Context } from "hono";
import { transact } from "../../db/db.ts";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import {
  ButtonLink,
  Confirmation,
  confirmationText,
  readForm,
  withConfirmation,
  type FieldErrors,
} from "../../web/forms.tsx";
import { formatNumber } from "../../web/format.ts";
import { StaffPage } from "../../web/layout.tsx";
import { Alert, EmptyState, Table } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import type { InboxContext } from "../context.ts";
import {
  deleteCannedAnswer,
  listCannedAnswers,
  saveCannedAnswer,
  type TypedAnswer,
} from "./canned-answers.ts";
import { answerProblems, CannedForm, typedAnswer } from "./canned-form.tsx";
import { cannedWords } from "./canned-words.ts";

type C = Context<StaffEnv>;

const shownOfText = 120;

export function cannedPage(context: InboxContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.cannedAnswers}/:id{[0-9]{1,9}}`;

  app.get(paths.cannedAnswers, door, async (c) => await showList(c, context));
  app.get(
    paths.newCannedAnswer,
    door,
    async (c) => await showForm(c, context, { typed: { title: "", text: "", textEn: "" } }),
  );
  app.get(one, door, async (c) => {
    const id = Number(c.req.param("id"));
    const answer = (await listCannedAnswers(db)).find((kept) => kept.id === id);
    return answer === undefined
      ? await c.notFound()
      : await showForm(c, context, { typed: answer, id, version: answer.version });
  });
  app.post(paths.newCannedAnswer, door, async (c) => await save(c, context, null));
  app.post(one, door, async (c) => {
    const id = Number(c.req.param("id"));
    if ((await readForm(c)).text("tun") !== "loeschen") return await save(c, context, id);
    await transact(db, async (tx) => await deleteCannedAnswer(tx, id, c.var.staff.id, clock.now()));
    return c.redirect(withConfirmation(paths.cannedAnswers, "geloescht"), 303);
  });
  return app;
}

async function save(c: C, context: InboxContext, id: number | null): Promise<Response> {
  const { staff } = c.var;
  const w = cannedWords(staff.language);
  const form = await readForm(c);
  const typed = typedAnswer(form);
  const version = Number(form.text("version")) || 0;
  const here = { typed, version, ...(id === null ? {} : { id }) };
  const errors = answerProblems(typed, staff.language);
  if (Object.keys(errors).length > 0) return await showForm(c, context, { ...here, errors });
  const present = id === null ? null : { id, version };
  const saved = await transact(
    context.db,
    async (tx) => await saveCannedAnswer(tx, present, typed, staff.id, context.clock.now()),
  );
  switch (saved.kind) {
    case "saved":
      return c.redirect(withConfirmation(paths.cannedAnswers, "gespeichert"), 303);
    case "title-taken":
      return await showForm(c, context, { ...here, errors: { titel: w.titleTaken } });
    case "overtaken":
      return await showForm(c, context, {
        ...here,
        // The next save is meant: its writer has been told.
        version: saved.present.version,
        trouble: w.overtaken(saved.present.editorName ?? w.colleague),
      });
    case "not-found":
      return await c.notFound();
  }
}

async function showList(c: C, context: InboxContext): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = cannedWords(language);
  const answers = await listCannedAnswers(context.db);
  return await c.html(
    <StaffPage
      title={w.title}
      section="settings"
      staff={staff}
      context={context}
      action={<ButtonLink href={paths.newCannedAnswer} label={w.add} />}
    >
      <Confirmation text={confirmationText(c, { gespeichert: w.saved, geloescht: w.removed })} />
      <p class="kern-body">{w.intro}</p>
      {answers.length === 0 ? (
        <EmptyState title={w.noneTitle} text={w.noneText} />
      ) : (
        <div class="stacking">
          <Table
            caption={w.title}
            hideCaption
            columns={[
              { title: w.columnTitle },
              { title: w.columnText },
              { title: w.columnUses, numeric: true },
            ]}
            rows={answers.map(({ id, title, text, uses }) => [
              <a class="kern-link" href={paths.cannedAnswer(id)}>
                {title}
              </a>,
              text.length > shownOfText ? `${text.slice(0, shownOfText)} …` : text,
              formatNumber(uses, language),
            ])}
          />
        </div>
      )}
    </StaffPage>,
  );
}

type ShownForm = {
  readonly typed: TypedAnswer;
  readonly id?: number | undefined;
  readonly version?: number | undefined;
  readonly errors?: FieldErrors | undefined;
  readonly trouble?: string | undefined;
};

async function showForm(
  c: C,
  context: InboxContext,
  { typed, id, version = 0, errors = {}, trouble }: ShownForm,
): Promise<Response> {
  const { staff } = c.var;
  const w = cannedWords(staff.language);
  const refused = Object.keys(errors).length > 0;
  return await c.html(
    <StaffPage
      title={id === undefined ? w.add : w.edit(typed.title)}
      section="settings"
      staff={staff}
      context={context}
    >
      {trouble === undefined ? null : <Alert title={trouble} tone="danger" announced />}
      <p class="kern-body">
        <a class="kern-link" href={paths.cannedAnswers}>
          {w.back}
        </a>
      </p>
      <CannedForm
        action={id === undefined ? paths.newCannedAnswer : paths.cannedAnswer(id)}
        typed={typed}
        version={version}
        errors={errors}
        kept={id !== undefined}
        language={staff.language}
      />
    </StaffPage>,
    trouble === undefined ? (refused ? 422 : 200) : 409,
  );
}
