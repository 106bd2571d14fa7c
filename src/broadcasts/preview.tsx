/** How a broadcast arrives, to be switched: the template, the free text, the public page. Without `:has` all three stand below each other. */
import type { FC } from "hono/jsx";
import type { Message } from "../channels/channels.ts";
import { carriers } from "../templates/templates.ts";
import { RadioGroup } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import { Formatted, FormattedLines } from "../web/formatted.tsx";
import { Bubble, PhonePreview } from "../web/parts.tsx";
import { Prose } from "../web/prose.tsx";
import { creditLine, type Content } from "./content.ts";
import type { View } from "./draft.ts";
import type { Forms } from "./forms.ts";
import { pageWords } from "./page-words.ts";
import { reviewWords } from "./review-words.ts";

type Props = {
  content: Content;
  forms: Forms;
  /** The address of the public page. */
  page: string;
  sender: string;
  view: View;
  language: Language;
};

export const Preview: FC<Props> = (props) => {
  const { content, forms, page, sender, view, language } = props;
  const w = reviewWords(language);
  const { outsideWindow, inWindow, reason } = forms;
  return (
    <div class="preview">
      <RadioGroup
        legend={w.view}
        name="ansicht"
        options={[
          { value: "vorlage", label: w.template, checked: view === "vorlage" },
          { value: "text", label: w.text, checked: view === "text" },
          { value: "seite", label: w.page, checked: view === "seite" },
        ]}
      />
      <div class="preview__template">
        {outsideWindow === null ? (
          <p class="kern-body">
            {pageWords(language).noTemplate}. {reason}
          </p>
        ) : (
          <>
            <p class="kern-body">{w.asTemplate}</p>
            <PhonePreview sender={sender} language={language} label={w.template}>
              <ArrivedMessage message={outsideWindow} content={content} />
            </PhonePreview>
          </>
        )}
      </div>
      <div class="preview__text">
        <p class="kern-body">{w.asText}</p>
        <PhonePreview sender={sender} language={language} label={w.text}>
          <ArrivedMessage message={inWindow} content={content} />
        </PhonePreview>
      </div>
      <div class="preview__page">
        <p class="kern-body">{w.asPage(page)}</p>
        <PagePreview content={content} label={w.page} />
      </div>
    </div>
  );
};

/** A message as it stands on the phone. */
export const ArrivedMessage: FC<{ message: Message; content: Content }> = ({
  message,
  content,
}) => (
  <Bubble side="in" foot={footerOf(message)}>
    {hasPicture(message) ? <DraftPicture content={content} /> : null}
    {wordsOf(message)}
    <Choices titles={choicesOf(message)} />
  </Bubble>
);

const Choices: FC<{ titles: readonly string[] }> = ({ titles }) =>
  titles.length === 0 ? null : (
    <ul class="bubble__choices">
      {titles.map((title) => (
        <li>{title}</li>
      ))}
    </ul>
  );

/** In the order of the public page. Its title is no heading here: the page around it has its own. */
const PagePreview: FC<{ content: Content; label: string }> = ({ content, label }) => (
  <figure class="preview__sheet" aria-label={label} lang="de">
    <p class="preview__title">{content.title}</p>
    <DraftPicture content={content} credited={creditLine(content.picture) !== ""} />
    <p class="kern-body kern-body--bold">
      <Formatted text={content.teaser} linked />
    </p>
    <Prose text={content.text} formatted />
    {content.link === null ? null : <p class="kern-body">{content.link}</p>}
  </figure>
);

/** On the phone the credit stands in the caption already. */
const DraftPicture: FC<{ content: Content; credited?: boolean }> = ({
  content: { picture },
  credited = false,
}) =>
  picture === null ? null : (
    <>
      <img
        class="preview__picture"
        src={paths.broadcastPicture(picture.mediaId)}
        alt={picture.alt}
      />
      {credited ? <p class="picture-credit">{creditLine(picture)}</p> : null}
    </>
  );

function hasPicture(message: Message): boolean {
  return (
    message.type === "image" || (message.type === "template" && message.headerImage !== undefined)
  );
}

/** The words as the phone shows them. */
function wordsOf(message: Message) {
  const text =
    message.type === "template"
      ? filled(message)
      : message.type === "text"
        ? message.body
        : message.type === "buttons" || message.type === "list"
          ? message.body
          : message.type === "image"
            ? (message.caption ?? "")
            : "";
  return <FormattedLines text={text} />;
}

/** A list shows one button, which opens it. */
function choicesOf(message: Message): readonly string[] {
  switch (message.type) {
    case "buttons":
      return message.buttons.map(({ title }) => title);
    case "list":
      return [message.button];
    case "template":
      return carriers.find(({ name }) => name === message.name)?.quickReplies ?? [];
    default:
      return [];
  }
}

function filled(message: Extract<Message, { type: "template" }>): string {
  const body = carriers.find(({ name }) => name === message.name)?.body ?? "";
  const values = new Map(message.body.map(({ name, text }) => [name, text]));
  return body.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => values.get(name) ?? "");
}

function footerOf(message: Message): string | undefined {
  return message.type === "template"
    ? carriers.find(({ name }) => name === message.name)?.footer
    : undefined;
}
