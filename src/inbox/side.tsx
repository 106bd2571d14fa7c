/** Beside the thread: the person's topics, who is responsible, and what can be done with the conversation. */
import type { FC } from "hono/jsx";
import { may, type StaffMember } from "../staff/staff.ts";
import { Form, Submit } from "../web/forms.tsx";
import { Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { conversationWords } from "./conversation-words.ts";
import { leftInWords, waitedFor } from "./durations.ts";
import type { Shown } from "./thread.tsx";
import { inboxWords } from "./words.ts";

export const Side: FC<Shown & { staff: StaffMember }> = ({
  conversation,
  language,
  now,
  staff,
}) => {
  const w = conversationWords(language);
  const { topics, assignee, lastInboundAt } = conversation;
  const left = leftInWords(lastInboundAt, now, language);
  return (
    <Card title={w.side} id="person">
      {/* Belongs to the composer's form, but keeps itself up to date with what is on the page. */}
      <input
        type="hidden"
        name="neueste"
        value={conversation.messages.at(-1)?.id ?? 0}
        form="antwort"
      />
      <dl class="inbox-facts">
        <dt>{w.state}</dt>
        <dd>{stateInWords({ conversation, language, now })}</dd>
        <dt>{w.window}</dt>
        <dd>{left === null ? w.windowIsClosed : w.windowLeft(left)}</dd>
        <dt>{w.assignee}</dt>
        <dd>{assignee?.name ?? w.nobody}</dd>
        <dt>{w.topics}</dt>
        <dd>{topics.length === 0 ? w.noTopics : topics.join(", ")}</dd>
      </dl>
      {may(staff, "see-subscribers").kind === "allowed" ? (
        <p class="kern-body">
          <a class="kern-link" href={paths.subscriber(conversation.subscriberId)}>
            {w.toSubscriber}
          </a>
        </p>
      ) : null}
      <Actions conversation={conversation} language={language} staff={staff} />
    </Card>
  );
};

function stateInWords({
  conversation,
  language,
  now,
}: Pick<Shown, "conversation" | "language" | "now">): string {
  const w = inboxWords(language);
  if (conversation.state === "waiting" && conversation.waitingSince !== null)
    return w.waitingSince(waitedFor(conversation.waitingSince, now, language));
  return conversation.state === "done" ? w.done : w.open;
}

const Actions: FC<Pick<Shown, "conversation" | "language"> & { staff: StaffMember }> = ({
  conversation,
  language,
  staff,
}) => {
  const w = conversationWords(language);
  const to = (action: string) => paths.conversationAction(conversation.id, action);
  const mine = conversation.assignee?.id === staff.id;
  return (
    <div class="actions">
      {mine ? (
        <Form action={to("freigeben")}>
          <Submit label={w.giveBack} kind="tertiary" />
        </Form>
      ) : (
        <Form action={to("uebernehmen")}>
          <Submit label={w.take} kind="secondary" />
        </Form>
      )}
      {conversation.state === "done" ? (
        <Form action={to("wieder-oeffnen")}>
          <Submit label={w.reopen} kind="secondary" />
        </Form>
      ) : (
        <Form action={to("erledigt")}>
          <input type="hidden" name="neueste" value={conversation.messages.at(-1)?.id ?? 0} />
          <Submit label={w.finish} kind="secondary" />
        </Form>
      )}
    </div>
  );
};
