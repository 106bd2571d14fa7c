/** /team/einstellungen/kategorien: all topics in their order, and a new one. */
import { Hono, type Context } from "hono";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import {
  Confirmation,
  confirmationText,
  ErrorSummary,
  Form,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { Alert, Card, EmptyState } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { countSubscribers } from "./subscriptions.ts";
import { countOnly, TopicFields } from "./topic-fields.tsx";
import { checkTopic, emptyTopic, readTyped, type TypedTopic } from "./topic-form.ts";
import { TopicLines } from "./topic-lines.tsx";
import { moveTopicPast } from "./topic-order.ts";
import { topicWords } from "./topic-words.ts";
import { createTopic, listTopics } from "./topics.ts";

/** So many rows has a list of WhatsApp. */
const mostInList = 10;

export function topicsPage(context: SubscriberContext): Hono<StaffEnv> {
  const { db } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.topics, door, (c) => show(c, context, emptyTopic, {}));

  app.post(paths.topics, door, async (c) => {
    const { staff } = c.var;
    const form = await readForm(c);
    if (form.ticked(countOnly)) return await show(c, context, readTyped(form), {});
    const checked = checkTopic(form, await listTopics(db, { hidden: true }), staff.language);
    if (Object.keys(checked.errors).length > 0)
      return await show(c, context, checked.typed, checked.errors);
    await transact(db, async (tx) => {
      const made = await createTopic(tx, checked.values);
      // A key is refused only where it was given; here it is derived.
      if (made.kind !== "created") throw new Error("A derived key was refused");
      await audit(tx, {
        at: context.clock.now(),
        actor: { kind: "staff", id: staff.id },
        action: "topic added",
        subject: `topic:${made.topic.key}`,
      });
    });
    return c.redirect(withConfirmation(paths.topics, "angelegt"), 303);
  });

  app.post(`${paths.topics}/:key/verschieben`, door, async (c) => {
    const form = await readForm(c);
    const key = c.req.param("key");
    const direction = form.text("richtung") === "hoch" ? "up" : "down";
    const moved = await transact(db, async (tx) => {
      const done = await moveTopicPast(tx, key, direction, form.text("vorbei-an"));
      if (done)
        await audit(tx, {
          at: context.clock.now(),
          actor: { kind: "staff", id: c.var.staff.id },
          action: "topic moved",
          subject: `topic:${key}`,
          details: { direction },
        });
      return done;
    });
    return c.redirect(withConfirmation(paths.topics, moved ? "verschoben" : "ueberholt"), 303);
  });
  return app;
}

async function show(
  c: Context<StaffEnv>,
  context: SubscriberContext,
  typed: TypedTopic,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = topicWords(language);
  const topics = await listTopics(context.db, { hidden: true });
  const { byTopic } = await countSubscribers(context.db);
  const visible = topics.filter(({ hidden }) => !hidden).length;
  return await c.html(
    <StaffPage title={w.title} section="settings" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, { angelegt: w.added, verschoben: w.moved })} />
      {c.req.query("erledigt") === "ueberholt" ? (
        <Alert title={w.overtaken} tone="warning" announced />
      ) : null}
      <p class="kern-body">{w.intro}</p>
      {visible > mostInList ? <Alert title={w.tooMany} tone="warning" /> : null}
      {topics.length === 0 ? (
        <EmptyState title={w.none} text={w.noneText} />
      ) : (
        <TopicLines topics={topics} counts={byTopic} language={language} />
      )}
      <Card title={w.addTitle} id="neu">
        <Form action={paths.topics} label={w.addTitle}>
          <ErrorSummary errors={errors} language={language} />
          <TopicFields typed={typed} errors={errors} action={paths.topics} language={language} />
          <Submit label={w.add} />
        </Form>
      </Card>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}
