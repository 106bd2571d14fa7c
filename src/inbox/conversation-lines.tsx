/** The lines of the list: who, what, how long, until when. */
import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { Badge } from "../web/parts.tsx";
import { waitedFor, windowInWords } from "./durations.ts";
import type { ConversationLine } from "./list.ts";
import { plainText } from "./plain-text.ts";
import { windowIsOpen } from "./window.ts";
import { inboxWords } from "./words.ts";

export const ConversationLines: FC<{
  conversations: readonly ConversationLine[];
  now: Date;
  language: Language;
}> = ({ conversations, now, language }) => (
  <ul class="inbox-lines" aria-label={inboxWords(language).list}>
    {conversations.map((conversation) => (
      <li>
        <Line conversation={conversation} now={now} language={language} />
      </li>
    ))}
  </ul>
);

const Line: FC<{ conversation: ConversationLine; now: Date; language: Language }> = ({
  conversation,
  now,
  language,
}) => {
  const w = inboxWords(language);
  const { latest, broadcast, assignee } = conversation;
  const open = windowIsOpen(conversation.lastInboundAt, now);
  return (
    <a class="inbox-line" href={`${paths.conversation(conversation.id)}#neueste`}>
      <span class="inbox-line__name">{conversation.name ?? w.nameless}</span>
      <span class="inbox-line__text">
        {latest === null ? w.onlyCommands : firstLine(latest, w.you, language)}
      </span>
      {broadcast === null ? null : (
        <span class="inbox-line__about">{w.answers(broadcast.title)}</span>
      )}
      <span class="inbox-line__facts">
        <State conversation={conversation} now={now} language={language} />
        <span class={open ? "inbox-clock" : "inbox-clock inbox-clock--over"}>
          {windowInWords(conversation.lastInboundAt, now, language)}
        </span>
        {assignee === null ? null : <span>{w.assignedTo(assignee)}</span>}
      </span>
    </a>
  );
};

const State: FC<{ conversation: ConversationLine; now: Date; language: Language }> = ({
  conversation,
  now,
  language,
}) => {
  const w = inboxWords(language);
  if (conversation.state !== "waiting" || conversation.waitingSince === null)
    return (
      <Badge
        label={conversation.state === "done" ? w.done : w.open}
        tone={conversation.state === "done" ? "success" : "info"}
      />
    );
  return (
    <Badge
      tone="warning"
      label={w.waitingSince(waitedFor(conversation.waitingSince, now, language))}
    />
  );
};

function firstLine(
  latest: NonNullable<ConversationLine["latest"]>,
  you: string,
  language: Language,
): string {
  const text = plainText(latest, language).split("\n", 1)[0] ?? "";
  return latest.direction === "out" ? `${you}: ${text}` : text;
}
