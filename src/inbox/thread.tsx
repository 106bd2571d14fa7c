/** The messages of a conversation, in the order they were said. */
import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { Bubble, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { ArrivalLine } from "./arrivals/arrival-line.tsx";
import type { Entry } from "./arrivals/place.ts";
import type { Conversation, ThreadMessage } from "./conversation.ts";
import { conversationWords } from "./conversation-words.ts";
import { Content } from "./message-content.tsx";
import { messageWords } from "./message-words.ts";
import { plainText } from "./plain-text.ts";
import { inboxWords } from "./words.ts";

export type Shown = {
  conversation: Conversation;
  language: Language;
  zone: string;
  now: Date;
};

/** What was sent to many and is answered here. */
export const AnsweredBroadcast: FC<Shown> = ({ conversation: { broadcast }, language }) => {
  if (broadcast === null) return null;
  const w = conversationWords(language);
  return (
    <section class="card" aria-label={w.answered}>
      <p class="inbox-small">{w.answered}</p>
      <h2 class="kern-title">{broadcast.title}</h2>
      <p class="kern-body">{broadcast.teaser}</p>
      <a class="kern-link" href={paths.broadcastPage(broadcast.slug)}>
        {w.answeredPage}
      </a>
    </section>
  );
};

type ThreadProps = Shown & {
  paged: boolean;
  /** The messages, and what was sent to many between them. */
  entries: readonly Entry[];
  /** The same page with everything that was sent to many. */
  allPath: string;
};

export const Thread: FC<ThreadProps> = ({
  conversation,
  language,
  zone,
  paged,
  entries,
  allPath,
}) => {
  const w = conversationWords(language);
  const { messages } = conversation;
  const first = messages[0];
  const path = paths.conversation(conversation.id);
  return (
    <section aria-labelledby="verlauf" class="stack">
      <h2 class="kern-sr-only" id="verlauf">
        {w.thread}
      </h2>
      {conversation.hasOlder && first !== undefined ? (
        <a class="kern-link" href={`${path}?vor=${first.id}`}>
          {w.older}
        </a>
      ) : null}
      {first === undefined ? <p class="kern-body">{w.empty}</p> : null}
      <ol class="thread inbox-thread">
        {entries.map((entry) =>
          entry.kind === "message" ? (
            <li
              id={
                !paged && entry.message === messages.at(-1)
                  ? "neueste"
                  : `nachricht-${entry.message.id}`
              }
              class={`inbox-thread__${entry.message.direction}`}
            >
              <ThreadBubble
                message={entry.message}
                name={conversation.name ?? inboxWords(language).nameless}
                language={language}
                zone={zone}
              />
            </li>
          ) : (
            <li
              class="inbox-thread__arrival"
              id={entry.kind === "arrival" ? `aussendung-${entry.arrival.deliveryId}` : undefined}
            >
              <ArrivalLine entry={entry} {...{ language, zone, allPath }} />
            </li>
          ),
        )}
      </ol>
      {paged ? (
        <a class="kern-link" href={path}>
          {w.newer}
        </a>
      ) : null}
    </section>
  );
};

type BubbleProps = { message: ThreadMessage; name: string; language: Language; zone: string };

const ThreadBubble: FC<BubbleProps> = (props) => {
  const { message, language } = props;
  const w = conversationWords(language);
  return (
    <Bubble side={message.direction} foot={<Foot {...props} />}>
      <Quote {...props} />
      {message.deletedAt === null ? (
        <Content message={message} language={language} />
      ) : (
        <em>{w.deleted}</em>
      )}
      {message.reactions.map(({ emoji }) => (
        <span class="inbox-reaction">{w.reaction(emoji)}</span>
      ))}
    </Bubble>
  );
};

/** What is answered: a message of this thread, or the broadcast it came from. */
const Quote: FC<BubbleProps> = ({ message: { quotes, broadcastTitle, kind }, language }) => {
  const quoted =
    quotes === null
      ? kind === "reaction"
        ? null
        : broadcastTitle
      : plainText({ ...quotes, deleted: false }, language);
  if (quoted === null) return null;
  return (
    <blockquote class="inbox-quote">
      <span class="kern-sr-only">{conversationWords(language).quote} </span>
      {quoted}
    </blockquote>
  );
};

/** Who, when, edited, how far it came; joined by dots so that it reads as one line. */
const Foot: FC<BubbleProps> = ({ message, name, language, zone }) => {
  const w = conversationWords(language);
  const author =
    message.direction === "in"
      ? name
      : (message.staffName ?? (message.automatic ? w.automatic : w.program));
  const facts = [
    ...(message.editedAt !== null && message.deletedAt === null ? [w.edited] : []),
    ...(message.deliveryState === null ? [] : [messageWords(language)[message.deliveryState]]),
  ];
  return (
    <>
      {author} · <Time at={message.at} zone={zone} language={language} />
      {facts.map((fact) => ` · ${fact}`)}
    </>
  );
};
