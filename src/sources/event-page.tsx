/** /team/veranstaltungen/:id: one event with its dates, who tells of it, and what staff decide about it. */
import { Hono, type Context } from "hono";
import { transact, type Tx } from "../db/db.ts";
import { audit, requireStaff, type AuditEntry, type StaffEnv } from "../staff/staff.ts";
import {
  ButtonLink,
  Confirmation,
  confirmationText,
  Form,
  readForm,
  Select,
  Submit,
  withConfirmation,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Alert, Badge, Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { openQuestions } from "./answer-question.ts";
import type { SourcesContext } from "./context.ts";
import { dayAt } from "./days.ts";
import { EventDates } from "./event-dates.tsx";
import { EventFacts } from "./event-facts.tsx";
import { eventWords } from "./event-words.ts";
import { saveWording, setEditorState, setStatus } from "./own-event.ts";
import { othersOn, readEventPage, type EventOfPage } from "./read-event.ts";
import { mergeEvents, separateEvent } from "./same-event.ts";
import { readWording, WordingForm } from "./wording-form.tsx";

type C = Context<StaffEnv>;

export function eventPage(context: SourcesContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.events}/:id{[0-9]{1,15}}`;
  const find = async (c: C) => {
    const { timeZone } = await readOrganisation(db);
    return await readEventPage(db, Number(c.req.param("id")), dayAt(clock.now(), timeZone));
  };

  app.get(one, door, async (c) => {
    const event = await find(c);
    if (event === null) return c.notFound();
    return event.id === Number(c.req.param("id"))
      ? await show(c, context, event)
      : c.redirect(paths.event(event.id), 303);
  });

  /** A change of one event, written down with who made it. */
  const act = (
    word: string,
    action: AuditEntry["action"],
    change: (tx: Tx, event: EventOfPage, c: C, zone: string) => Promise<string | void>,
  ) =>
    app.post(`${one}/${word}`, door, async (c) => {
      const event = await find(c);
      if (event === null) return c.notFound();
      // Read before the transaction: a form may come slowly.
      await readForm(c);
      const { timeZone } = await readOrganisation(db);
      const done = await transact(db, async (tx) => {
        const key = await change(tx, event, c, timeZone);
        const actor = { kind: "staff", id: c.var.staff.id } as const;
        await audit(tx, { at: clock.now(), actor, action, subject: `event:${event.id}` });
        return key ?? word;
      });
      return c.redirect(withConfirmation(paths.event(event.id), done), 303);
    });

  act("vormerken", "event picked", (tx, { id }) => setEditorState(tx, id, "picked"));
  act("ausblenden", "event hidden", (tx, { id }) => setEditorState(tx, id, "hidden"));
  act("freigeben", "event left to the rules", (tx, { id }) => setEditorState(tx, id, "new"));
  act("worte", "event worded", async (tx, { id, details }, c, zone) => {
    const form = await readForm(c);
    const { wording, base } = form.ticked("zurueck")
      ? { wording: {}, base: {} }
      : readWording(form, details);
    await saveWording(tx, id, wording, base, { now: clock.now(), zone });
  });
  act("zusammenlegen", "events merged", async (tx, { id }, c) => {
    const other = Number((await readForm(c)).text("mit"));
    if (Number.isInteger(other) && other > 0) await mergeEvents(tx, id, other);
  });
  act("trennen", "events separated", async (tx, { tellers }, c) => {
    const teller = tellers.find(({ id }) => id === Number(c.req.query("welche")));
    if (teller !== undefined) await separateEvent(tx, teller.id);
  });
  const status = (
    word: string,
    action: AuditEntry["action"],
    to: "cancelled" | "scheduled" | null,
  ) =>
    act(word, action, async (tx, { dates }, c, zone) => {
      const date = dates.find(({ id }) => id === Number(c.req.query("termin")));
      if (date !== undefined) await setStatus(tx, date.id, to, { now: clock.now(), zone });
    });
  status("absagen", "event date cancelled", "cancelled");
  status("findet-statt", "event date takes place", "scheduled");
  status("quelle-folgen", "event date left to its source", null);
  return app;
}

async function show(c: C, context: SourcesContext, event: EventOfPage): Promise<Response> {
  const { db } = context;
  const { staff } = c.var;
  const { language } = staff;
  const w = eventWords(language);
  const { id, tellers, dates } = event;
  const [first] = dates;
  const [questions, others] = await Promise.all([
    openQuestions(db, { eventId: id }),
    first === undefined ? [] : othersOn(db, first.startsOn, id),
  ]);
  const done = {
    gespeichert: w.saveDone,
    vormerken: w.pickDone,
    ausblenden: w.hideDone,
    freigeben: w.plainDone,
    worte: w.wordingDone,
    zusammenlegen: w.mergeDone,
    trennen: w.separateDone,
    absagen: w.cancelDone,
    "findet-statt": w.uncancelDone,
    "quelle-folgen": w.plainDone,
  };
  const details = first?.details ?? event.details;
  const state = first?.editorState ?? "new";
  return await c.html(
    <StaffPage
      title={details.title === "" ? "–" : details.title}
      section="tips"
      staff={staff}
      context={context}
    >
      <Confirmation text={confirmationText(c, done)} />
      {questions.length === 0 ? null : (
        <Alert title={w.changes(questions.length)} tone="warning">
          <a class="kern-link" href={paths.eventChanges}>
            {w.changesLink}
          </a>
        </Alert>
      )}
      {first?.hasVanished === true ? <Alert title={w.changeVanished} tone="warning" /> : null}
      <div class="actions">
        {state === "picked" ? <Badge label={w.picked} tone="success" /> : null}
        {state === "hidden" ? <Badge label={w.hidden} tone="warning" /> : null}
        {state === "picked" ? null : (
          <Form action={paths.eventAction(id, "vormerken")}>
            <Submit label={w.pick} />
          </Form>
        )}
        {state === "hidden" ? null : (
          <Form action={paths.eventAction(id, "ausblenden")}>
            <Submit label={w.hide} kind="secondary" />
          </Form>
        )}
        {state === "new" ? null : (
          <Form action={paths.eventAction(id, "freigeben")}>
            <Submit label={state === "picked" ? w.unpick : w.unhide} kind="secondary" />
          </Form>
        )}
        {event.isOwn ? (
          <ButtonLink href={paths.eventAction(id, "aendern")} label={w.edit} kind="secondary" />
        ) : null}
      </div>
      <EventDates eventId={id} dates={dates} language={language} />
      <EventFacts details={details} language={language} />
      <Card title={w.told} id="quellen">
        {tellers.length > 1 ? <p class="kern-body">{w.toldText}</p> : null}
        <ul class="event-lines">
          {tellers.map((teller, index) => (
            <li>
              {teller.sourceTitle ?? w.ownSource}
              {index === 0 ? null : (
                <Form action={`${paths.eventAction(id, "trennen")}?welche=${teller.id}`}>
                  <Submit label={w.separate} kind="secondary" />
                </Form>
              )}
            </li>
          ))}
        </ul>
        {others.length === 0 ? (
          <p class="kern-body">{w.mergeNone}</p>
        ) : (
          <Form action={paths.eventAction(id, "zusammenlegen")}>
            <Select
              name="mit"
              label={w.merge}
              hint={w.mergeHint}
              options={others.map(({ eventId, title }) => ({
                value: String(eventId),
                label: title,
              }))}
            />
            <Submit label={w.merge} kind="secondary" />
          </Form>
        )}
      </Card>
      {event.isOwn ? null : (
        <Card title={w.wording} id="worte">
          <WordingForm event={event} language={language} />
        </Card>
      )}
    </StaffPage>,
  );
}
