/** /team/veranstaltungen/aus-link: what a page says of its events, to be taken over. */
import { Hono, type Context } from "hono";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import { listTopics } from "../subscribers/subscribers.ts";
import {
  ErrorSummary,
  Field,
  Form,
  readForm,
  Select,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SourcesContext } from "./context.ts";
import type { DigestedEvent } from "./digested.ts";
import { eventWords } from "./event-words.ts";
import { placeLine, whenOf } from "./facts.ts";
import { lookAt, typedAddress } from "./look.ts";
import { addOwnEvent, linkUid } from "./own-event.ts";
import { troubleInWords } from "./trouble-words.ts";
import { whenInWords } from "./when-words.ts";

type Shown = {
  readonly url?: string;
  readonly errors?: FieldErrors;
  readonly events?: readonly DigestedEvent[];
};

const mostShown = 20;

export function linkPage(context: SourcesContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");

  app.get(paths.eventFromLink, door, (c) => show(c, context, {}));

  app.post(paths.eventFromLink, door, async (c) => {
    const { staff } = c.var;
    const form = await readForm(c);
    const url = typedAddress(form.text("adresse"));
    const found = await eventsAt(context, url, staff.language);
    if (found.kind === "none")
      return await show(c, context, { url, errors: { adresse: found.sentence } });
    const event = found.events.find(({ uid }) => uid === form.text("welche"));
    if (event === undefined) return await show(c, context, { url, events: found.events });

    const now = clock.now();
    const { timeZone: zone } = await readOrganisation(db);
    const topics = await listTopics(db, { hidden: true });
    const topicId = topics.find(({ id }) => id === Number(form.text("kategorie")))?.id ?? null;
    const id = await transact(db, async (tx) => {
      const added = await addOwnEvent(tx, asRead(event, url), topicId, { now, zone });
      const actor = { kind: "staff", id: staff.id } as const;
      await audit(tx, { at: now, actor, action: "event added", subject: `event:${added}` });
      return added;
    });
    return c.redirect(withConfirmation(paths.event(id ?? 0), "gespeichert"), 303);
  });
  return app;
}

type Found =
  | { readonly kind: "found"; readonly events: readonly DigestedEvent[] }
  | { readonly kind: "none"; readonly sentence: string };

async function eventsAt(context: SourcesContext, url: string, language: Language): Promise<Found> {
  const seen = await lookAt(context, url);
  const none = eventWords(language).linkNone;
  if (seen.kind === "trouble")
    return {
      kind: "none",
      sentence:
        seen.trouble === "refused" ? none : troubleInWords(seen.trouble, seen.detail, language),
    };
  if (seen.kind === "unknown" || seen.reading.events.length === 0)
    return { kind: "none", sentence: none };
  return { kind: "found", events: seen.reading.events };
}

/** The same page once more is the event that there is. */
function asRead({ details, occurrences, recurrenceText }: DigestedEvent, url: string) {
  const shared = { ...details, url: details.url ?? url };
  return {
    uid: linkUid(url, details),
    recurrenceText,
    occurrences: occurrences.map(({ key, start, end, status, details: own }) => ({
      key,
      start: whenOf(start),
      end: end === null ? null : whenOf(end),
      status,
      details: own ?? shared,
    })),
  };
}

async function show(
  c: Context<StaffEnv>,
  context: SourcesContext,
  { url = "", errors = {}, events = [] }: Shown,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = eventWords(language);
  const topics = await listTopics(context.db);
  return await c.html(
    <StaffPage title={w.linkTitle} section="tips" staff={staff} context={context}>
      <Form action={paths.eventFromLink}>
        <ErrorSummary errors={errors} language={language} />
        <p class="kern-body">{w.linkIntro}</p>
        <Field
          name="adresse"
          label={w.linkAddress}
          value={url}
          inputmode="url"
          autocomplete="off"
          required
          error={errors["adresse"]}
        />
        <Submit label={w.look} kind={events.length === 0 ? "primary" : "secondary"} />
      </Form>
      {events.slice(0, mostShown).map(({ uid, details, occurrences: [first] }, index) => (
        <Card title={details.title} id={`fund-${index}`}>
          <p class="kern-body">
            {first === undefined
              ? ""
              : whenInWords(
                  whenOf(first.start),
                  first.end === null ? null : whenOf(first.end),
                  language,
                )}
            <br />
            {placeLine(details.place)}
          </p>
          <Form action={paths.eventFromLink}>
            <input type="hidden" name="adresse" value={url} />
            <input type="hidden" name="welche" value={uid} />
            <Select
              name="kategorie"
              id={`kategorie-${index}`}
              label={w.topic}
              options={[
                { value: "", label: w.noTopic },
                ...topics.map(({ id, title }) => ({ value: String(id), label: title })),
              ]}
            />
            <Submit label={w.take} />
          </Form>
        </Card>
      ))}
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}
