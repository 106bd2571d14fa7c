/** /team/veranstaltungen/aenderungen: "Änderung melden?", the old beside the new. */
import { Hono, type Context } from "hono";
import type { FC } from "hono/jsx";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import {
  Confirmation,
  confirmationText,
  Form,
  readForm,
  Submit,
  withConfirmation,
} from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Badge, Card, EmptyState } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { answerQuestion, openQuestions, type Question } from "./answer-question.ts";
import type { SourcesContext } from "./context.ts";
import { statusWords } from "./event-lines.tsx";
import { eventWords } from "./event-words.ts";
import type { Change, Said } from "./facts.ts";
import { saidInWords } from "./when-words.ts";

export function changesPage(context: SourcesContext): Hono<StaffEnv> {
  const { db, clock, draftCorrection } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");

  app.get(paths.eventChanges, door, (c) => show(c, context));

  app.post(`${paths.eventChanges}/:id{[0-9]{1,15}}`, door, async (c) => {
    const { staff } = c.var;
    const reports = (await readForm(c)).text("antwort") === "melden";
    const now = clock.now();
    const answer = reports ? "report" : "leave";
    const where = await transact(db, async (tx) => {
      const id = Number(c.req.param("id"));
      const question = await answerQuestion(tx, id, answer, staff.id, now);
      if (question === null) return withConfirmation(paths.eventChanges, "schon");
      const actor = { kind: "staff", id: staff.id } as const;
      const subject = `event:${question.occurrence.eventId}`;
      await audit(tx, { at: now, actor, action: `event change: ${answer}`, subject });
      return reports
        ? (await draftCorrection(tx, question, staff.id)).href
        : withConfirmation(paths.eventChanges, "nicht");
    });
    return c.redirect(where, 303);
  });
  return app;
}

async function show(c: Context<StaffEnv>, context: SourcesContext): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = eventWords(language);
  const questions = await openQuestions(context.db);
  const { timeZone } = await readOrganisation(context.db);
  return await c.html(
    <StaffPage title={w.questionTitle} section="tips" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { nicht: w.leaveDone, schon: w.answered })} />
      {questions.length === 0 ? (
        <EmptyState title={w.questionNone} text={w.questionNoneText} />
      ) : (
        <p class="kern-body">{w.questionIntro}</p>
      )}
      {questions.map((question) => (
        <Card
          id={`frage-${question.id}`}
          title={
            <a class="kern-link" href={paths.event(question.occurrence.eventId)}>
              {question.occurrence.details.title}
            </a>
          }
        >
          <p class="event-lines__badges">
            {question.changes.map((change) => (
              <Badge label={w[changeWords[change]]} tone="warning" />
            ))}
          </p>
          <div class="columns">
            <div>
              <h3 class="kern-title">{w.was}</h3>
              <Facts said={question.said} zone={timeZone} language={language} />
            </div>
            <div>
              <h3 class="kern-title">{w.isNow}</h3>
              {question.stands === null ? (
                <p class="kern-body">{w.gone}</p>
              ) : (
                <Facts said={question.stands} zone={timeZone} language={language} />
              )}
            </div>
          </div>
          <Answers question={question} language={language} />
        </Card>
      ))}
    </StaffPage>,
  );
}

const changeWords = {
  time: "changeTime",
  place: "changePlace",
  status: "changeStatus",
  cancelled: "changeCancelled",
  vanished: "changeVanished",
} as const satisfies Readonly<Record<Change, string>>;

const Facts: FC<{ said: Said; zone: string; language: Language }> = ({ said, zone, language }) => {
  const w = eventWords(language);
  return (
    <p class="kern-body">
      {said.title}
      <br />
      {saidInWords(said, zone, language)}
      <br />
      {said.place}
      {said.status === "scheduled" ? null : (
        <>
          <br />
          <strong>{w[statusWords[said.status]]}</strong>
        </>
      )}
    </p>
  );
};

const Answers: FC<{ question: Question; language: Language }> = ({ question, language }) => {
  const w = eventWords(language);
  return (
    <Form action={paths.eventChange(question.id)}>
      <div class="actions">
        <Submit label={w.report} name="antwort" value="melden" />
        <Submit label={w.leave} kind="secondary" name="antwort" value="nicht" />
      </div>
    </Form>
  );
};
