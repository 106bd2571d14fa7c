/** Entering an event (/team/veranstaltungen/neu) and changing one that was entered (…/:id/aendern). */
import { Hono, type Context } from "hono";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type AuditEntry, type StaffEnv } from "../staff/staff.ts";
import { listTopics } from "../subscribers/subscribers.ts";
import {
  ErrorSummary,
  Form,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import type { SourcesContext } from "./context.ts";
import { dayAt } from "./days.ts";
import {
  emptyEvent,
  EventFields,
  eventOf,
  readEventForm,
  valuesOf,
  type EventValues,
} from "./event-form.tsx";
import { eventWords } from "./event-words.ts";
import { addOwnEvent, editOwnEvent } from "./own-event.ts";
import { readEventPage } from "./read-event.ts";

type Shown = {
  readonly id: number | null;
  readonly uid: string;
  readonly values: EventValues;
  readonly errors?: FieldErrors;
};

export function ownEventPages(context: SourcesContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.events}/:id{[0-9]{1,15}}/aendern`;
  const find = async (c: Context<StaffEnv>) => {
    const { timeZone } = await readOrganisation(db);
    return await readEventPage(db, Number(c.req.param("id")), dayAt(clock.now(), timeZone));
  };
  const note = (c: Context<StaffEnv>, action: AuditEntry["action"], id: number | null) => ({
    at: clock.now(),
    actor: { kind: "staff", id: c.var.staff.id } as const,
    action,
    subject: `event:${id}`,
  });

  app.get(paths.newEvent, door, (c) =>
    show(c, context, { id: null, uid: `own:${crypto.randomUUID()}`, values: emptyEvent }),
  );

  app.post(paths.newEvent, door, async (c) => {
    const form = await readForm(c);
    const values = readEventForm(form);
    // Chosen by the form, so that a second click makes no second event.
    const uid =
      /^own:[0-9a-f-]{36}$/.exec(form.text("kennung"))?.[0] ?? `own:${crypto.randomUUID()}`;
    const { timeZone: zone } = await readOrganisation(db);
    const read = eventOf(values, uid, zone, c.var.staff.language);
    if (read.kind === "wrong")
      return await show(c, context, { id: null, uid, values, errors: read.errors });
    const id = await transact(db, async (tx) => {
      const topicId = await knownTopic(tx, values.topicId);
      const added = await addOwnEvent(tx, read.event, topicId, { now: clock.now(), zone });
      await audit(tx, note(c, "event added", added));
      return added;
    });
    return c.redirect(withConfirmation(paths.event(id ?? 0), "gespeichert"), 303);
  });

  app.get(one, door, async (c) => {
    const event = await find(c);
    const [first] = event?.dates ?? [];
    if (event === null || first === undefined || !event.isOwn) return c.notFound();
    return await show(c, context, { id: event.id, uid: event.uid, values: valuesOf(first) });
  });

  app.post(one, door, async (c) => {
    const event = await find(c);
    if (event === null || !event.isOwn) return c.notFound();
    const { id, uid } = event;
    const values = readEventForm(await readForm(c));
    const { timeZone: zone } = await readOrganisation(db);
    const read = eventOf(values, uid, zone, c.var.staff.language);
    if (read.kind === "wrong")
      return await show(c, context, { id, uid, values, errors: read.errors });
    await transact(db, async (tx) => {
      const topicId = await knownTopic(tx, values.topicId);
      await editOwnEvent(tx, id, read.event, topicId, { now: clock.now(), zone });
      await audit(tx, note(c, "event changed", id));
    });
    return c.redirect(withConfirmation(paths.event(id), "gespeichert"), 303);
  });
  return app;
}

async function knownTopic(db: SourcesContext["db"], id: number | null): Promise<number | null> {
  const topics = await listTopics(db, { hidden: true });
  return topics.find((topic) => topic.id === id)?.id ?? null;
}

async function show(
  c: Context<StaffEnv>,
  context: SourcesContext,
  { id, uid, values, errors = {} }: Shown,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = eventWords(language);
  const topics = await listTopics(context.db);
  return await c.html(
    <StaffPage title={id === null ? w.add : w.edit} section="tips" staff={staff} context={context}>
      <Form action={id === null ? paths.newEvent : paths.eventAction(id, "aendern")}>
        <ErrorSummary errors={errors} language={language} />
        <input type="hidden" name="kennung" value={uid} />
        <EventFields values={values} topics={topics} errors={errors} language={language} />
        <Submit label={w.save} />
      </Form>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}
