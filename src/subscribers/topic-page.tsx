/** /team/einstellungen/kategorien/:key: one topic, to change, hide or show again. */
import { Hono, type Context } from "hono";
import type { FC } from "hono/jsx";
import { transact } from "../db/db.ts";
import { audit, listComposers, requireStaff, type StaffEnv } from "../staff/staff.ts";
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
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { countSubscribers } from "./subscriptions.ts";
import { topicApprovalWords } from "./topic-approval-words.ts";
import { approvalCountOf, readTopicApprovals, saveTopicApprovals } from "./topic-approvals.ts";
import { approvalsAction, TopicApprovals } from "./topic-approvals-card.tsx";
import { countOnly, TopicFields } from "./topic-fields.tsx";
import { checkTopic, readTyped, typedOf, type TypedTopic } from "./topic-form.ts";
import { topicWords } from "./topic-words.ts";
import { editTopic, hideTopic, listTopics, type Topic } from "./topics.ts";

const visibility = "sichtbarkeit";

export function topicPage(context: SubscriberContext): Hono<StaffEnv> {
  const { db } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");
  const find = async (key: string) => {
    const topics = await listTopics(db, { hidden: true });
    const topic = topics.find((one) => one.key === key);
    return topic === undefined
      ? null
      : { topic, others: topics.filter((one) => one.key !== topic.key) };
  };

  app.get(`${paths.topics}/:key`, door, async (c) => {
    const found = await find(c.req.param("key"));
    return found === null
      ? c.notFound()
      : await show(c, context, found.topic, typedOf(found.topic), {});
  });

  app.post(`${paths.topics}/:key`, door, async (c) => {
    const { staff } = c.var;
    const found = await find(c.req.param("key"));
    if (found === null) return c.notFound();
    const { topic, others } = found;
    const form = await readForm(c);
    if (form.ticked(countOnly)) return await show(c, context, topic, readTyped(form), {});
    const checked = checkTopic(form, others, staff.language);
    if (Object.keys(checked.errors).length > 0)
      return await show(c, context, topic, checked.typed, checked.errors);
    await transact(db, async (tx) => {
      await editTopic(tx, topic.key, checked.values);
      await audit(tx, { ...byStaff(c, context, topic), action: "topic changed" });
    });
    return c.redirect(withConfirmation(paths.topic(topic.key), "gespeichert"), 303);
  });

  app.post(`${paths.topics}/:key/${visibility}`, door, async (c) => {
    const found = await find(c.req.param("key"));
    if (found === null) return c.notFound();
    const { topic } = found;
    const hides = (await readForm(c)).text("stand") === "aus";
    // Pressed twice, or by two people: the second changes nothing.
    if (hides !== topic.hidden)
      await transact(db, async (tx) => {
        await hideTopic(tx, topic.key, hides ? context.clock.now() : null);
        const action = hides ? "topic hidden" : "topic shown";
        await audit(tx, { ...byStaff(c, context, topic), action });
      });
    const key = hides ? "ausgeblendet" : "gezeigt";
    return c.redirect(withConfirmation(paths.topic(topic.key), key), 303);
  });

  app.post(`${paths.topics}/:key/${approvalsAction}`, door, async (c) => {
    const found = await find(c.req.param("key"));
    if (found === null) return c.notFound();
    const { topic } = found;
    const approvals = approvalCountOf((await readForm(c)).text("freigabenzahl"));
    if (approvals === null) return await show(c, context, topic, typedOf(topic), {});
    await transact(db, async (tx) => {
      await saveTopicApprovals(tx, topic.key, approvals);
      const action = "approvals of topic saved";
      await audit(tx, { ...byStaff(c, context, topic), action, details: { approvals } });
    });
    return c.redirect(withConfirmation(paths.topic(topic.key), approvalsAction), 303);
  });
  return app;
}

function byStaff(c: Context<StaffEnv>, context: SubscriberContext, topic: Topic) {
  return {
    at: context.clock.now(),
    actor: { kind: "staff", id: c.var.staff.id },
    subject: `topic:${topic.key}`,
  } as const;
}

async function show(
  c: Context<StaffEnv>,
  context: SubscriberContext,
  topic: Topic,
  typed: TypedTopic,
  errors: FieldErrors,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = topicWords(language);
  const { byTopic } = await countSubscribers(context.db);
  const action = paths.topic(topic.key);
  const approvers = (await listComposers(context.db)).filter(({ approves }) => approves).length;
  return await c.html(
    <StaffPage title={topic.title} section="settings" staff={staff} context={context}>
      <Confirmation
        text={confirmationText(c, {
          gespeichert: w.saved,
          ausgeblendet: w.nowHidden,
          gezeigt: w.nowShown,
          [approvalsAction]: topicApprovalWords(language).saved,
        })}
      />
      <p class="kern-body">
        <a class="kern-link" href={paths.topics}>
          {w.back}
        </a>
      </p>
      <Form action={action} label={topic.title}>
        <ErrorSummary errors={errors} language={language} />
        <TopicFields typed={typed} errors={errors} action={action} language={language} />
        <p class="kern-body">{w.keyHint(topic.key)}</p>
        <Submit label={w.save} />
      </Form>
      <TopicApprovals
        topicKey={topic.key}
        approvals={await readTopicApprovals(context.db, topic.key)}
        approvers={approvers}
        language={language}
      />
      <Visibility topic={topic} count={byTopic[topic.key] ?? 0} language={language} />
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

const Visibility: FC<{ topic: Topic; count: number; language: Language }> = ({
  topic,
  count,
  language,
}) => {
  const w = topicWords(language);
  const warning =
    count === 0
      ? w.hideNobody
      : count === 1
        ? w.hideWarningOne
        : w.hideWarning(formatNumber(count, language));
  return (
    <Card title={w.visibility} id={visibility}>
      <p class="kern-body">{topic.hidden ? w.isHidden : w.visible}</p>
      <p class="kern-body">{warning}</p>
      <Form action={`${paths.topic(topic.key)}/${visibility}`} label={w.visibility}>
        <input type="hidden" name="stand" value={topic.hidden ? "an" : "aus"} />
        <Submit label={topic.hidden ? w.show : w.hide} kind="secondary" />
      </Form>
    </Card>
  );
};
