/** The topics and the button; a GET form, so that it works without script. */
import type { FC } from "hono/jsx";
import { summaryWords } from "../broadcasts/broadcasts.ts";
import type { Topic } from "../subscribers/subscribers.ts";
import { withoutFormatting } from "../web/formatting.ts";
import { Field } from "../web/forms.tsx";
import { inLanguage, type Language } from "../web/language.ts";
import { Alert, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { Choice } from "./choice.ts";
import type { LastPost } from "./context.ts";
import { shownTopic } from "./embed-routes.ts";
import { chatLink, sentenceParts } from "./invitation.ts";
import type { Offer } from "./offer.ts";
import { words } from "./words.ts";

export const SignupForm: FC<{ offer: Offer; choice: Choice; linkUrl: string }> = ({
  offer,
  choice: { language, code },
  linkUrl,
}) => {
  const w = words(language);
  const topics = (
    <TopicBoxes offer={offer} language={language} selectable={offer.number !== null} />
  );
  if (offer.number === null)
    return (
      <>
        <Alert title={w.closedTitle}>
          <p class="kern-body">{w.closedText}</p>
        </Alert>
        {topics}
      </>
    );
  const { nothing, opening } = sentenceParts(language);
  return (
    <form
      class="signup-form"
      action={paths.subscribe}
      method="get"
      autocomplete="off"
      data-link={chatLink(linkUrl, offer.number, "")}
      data-nothing={nothing}
      data-opening={opening}
    >
      {language === "en" ? <input type="hidden" name="sprache" value="en" /> : null}
      {code === undefined ? null : <input type="hidden" name="code" value={code} />}
      {code === undefined ? null : (
        <Alert title={w.invitedTitle} tone="success">
          <p class="kern-body">{w.invitedText(code)}</p>
        </Alert>
      )}
      {offer.testPhase && code === undefined ? (
        <Alert title={w.pilotTitle}>
          <p class="kern-body">{w.pilotText}</p>
          <Field name="code" label={w.codeLabel} maxlength={20} autocomplete="off" />
        </Alert>
      ) : null}
      {topics}
      <Frequency mostADay={offer.mostADay} language={language} />
      <div class="signup-form__go">
        <button class="kern-btn kern-btn--primary signup-button" type="submit">
          <SpeechBubble />
          <span class="kern-label">{w.subscribe}</span>
        </button>
      </div>
      <p class="signup-form__after">
        {w.opens}{" "}
        <a class="signup-link" href={inLanguage(paths.privacyNotice, language)}>
          {w.notice}
        </a>
      </p>
    </form>
  );
};

/** What is promised, and that it may be less. */
const Frequency: FC<{ mostADay: number | null; language: Language }> = ({ mostADay, language }) => {
  const w = summaryWords(language);
  return (
    <p class="signup-form__after">
      {mostADay === null ? null : <strong>{w.promise(String(mostADay), mostADay === 1)} </strong>}
      {w.collected}
    </p>
  );
};

const TopicBoxes: FC<{ offer: Offer; language: Language; selectable: boolean }> = ({
  offer: { topics, posts, organisation },
  language,
  selectable,
}) => {
  const w = words(language);
  if (topics.length === 0) return <p class="kern-body">{w.noTopics}</p>;
  const cards = topics.map((topic) => (
    <TopicCard
      topic={topic}
      post={posts.get(topic.key)}
      zone={organisation.timeZone}
      language={language}
      selectable={selectable}
    />
  ));
  return selectable ? (
    <fieldset class="topic-cards">
      <legend>
        <h2 class="kern-heading-medium">{w.topics}</h2>
      </legend>
      <p class="topic-cards__hint">{w.topicsHint}</p>
      {cards}
    </fieldset>
  ) : (
    <div class="topic-cards">{cards}</div>
  );
};

type TopicCardProps = {
  topic: Topic;
  post: LastPost | undefined;
  zone: string;
  language: Language;
  selectable: boolean;
};

/** The whole card ticks its box; the link to the last post lies above that. */
const TopicCard: FC<TopicCardProps> = ({ topic, post, zone, language, selectable }) => {
  const w = words(language);
  const { key, title, description, frequency, untranslated } = shownTopic(topic, language);
  const lang = (kind: (typeof untranslated)[number]) =>
    untranslated.includes(kind) ? "de" : undefined;
  const id = `thema-${key}`;
  const parts = [
    ...(frequency === "" ? [] : [`${id}-wann`]),
    ...(description === "" ? [] : [`${id}-was`]),
  ];
  return (
    <div class="topic-card">
      {selectable ? (
        <input
          class="kern-form-check__checkbox"
          type="checkbox"
          id={id}
          name="thema"
          value={key}
          data-title={title}
          aria-describedby={parts.length === 0 ? undefined : parts.join(" ")}
        />
      ) : null}
      <div class="topic-card__text">
        {selectable ? (
          <label class="topic-card__title" for={id} lang={lang("title")}>
            {title}
          </label>
        ) : (
          <p class="topic-card__title" lang={lang("title")}>
            {title}
          </p>
        )}
        {frequency === "" ? null : (
          <p class="topic-card__frequency" id={`${id}-wann`} lang={lang("frequency")}>
            {frequency}
          </p>
        )}
        {description === "" ? null : (
          <p id={`${id}-was`} lang={lang("description")}>
            {description}
          </p>
        )}
        {post === undefined ? null : (
          <p class="topic-card__last">
            {w.lastPost}, <Time at={post.at} zone={zone} language={language} dateOnly />:{" "}
            <a
              class="signup-link"
              lang="de"
              href={inLanguage(paths.broadcastPage(post.slug), language)}
            >
              {post.title}
            </a>
            <span class="topic-card__teaser" lang="de">
              {withoutFormatting(post.teaser)}
            </span>
          </p>
        )}
      </div>
    </div>
  );
};

/** Our own sign for "chat"; WhatsApp's logo is a mark that is not ours to draw. */
const SpeechBubble: FC = () => (
  <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true" focusable="false">
    <path
      fill="currentColor"
      d="M12 3C6.9 3 3 6.6 3 11c0 2.2 1 4.2 2.6 5.6L4.5 21l4.6-2.3c.9.2 1.9.3 2.9.3 5.1 0 9-3.6 9-8s-3.9-8-9-8Zm-4 9.2a1.2 1.2 0 1 1 0-2.4 1.2 1.2 0 0 1 0 2.4Zm4 0a1.2 1.2 0 1 1 0-2.4 1.2 1.2 0 0 1 0 2.4Zm4 0a1.2 1.2 0 1 1 0-2.4 1.2 1.2 0 0 1 0 2.4Z"
    />
  </svg>
);
