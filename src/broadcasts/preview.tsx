/** How a broadcast arrives: the phone with the template, the phone with the free text. */
import type { FC } from "hono/jsx";
import type { Message } from "../channels/channels.ts";
import { carriers } from "../templates/templates.ts";
import type { Language } from "../web/language.ts";
import { Bubble, PhonePreview } from "../web/parts.tsx";
import type { Forms } from "./forms.ts";
import { pageWords } from "./page-words.ts";

type Props = {
  forms: Forms;
  sender: string;
  /** Where the draft's picture can be seen, and what it shows. */
  picture: { readonly src: string; readonly alt: string } | null;
  language: Language;
};

export const Preview: FC<Props> = ({ forms, sender, picture, language }) => {
  const w = pageWords(language);
  const { outsideWindow, inWindow, reason } = forms;
  return (
    <>
      <h3 class="kern-heading-small">{w.asTemplate}</h3>
      {outsideWindow === null ? (
        <p class="kern-body">
          {w.noTemplate}. {reason}
        </p>
      ) : (
        <PhonePreview sender={sender} language={language} label={w.asTemplate}>
          <Arrived
            message={outsideWindow}
            picture={hasPicture(outsideWindow) ? picture : null}
            foot={footerOf(outsideWindow)}
          />
        </PhonePreview>
      )}
      <h3 class="kern-heading-small">{w.asText}</h3>
      <PhonePreview sender={sender} language={language} label={w.asText}>
        <Arrived message={inWindow} picture={hasPicture(inWindow) ? picture : null} />
      </PhonePreview>
    </>
  );
};

const Arrived: FC<{ message: Message; picture: Props["picture"]; foot?: string | undefined }> = ({
  message,
  picture,
  foot,
}) => (
  <Bubble side="in" foot={foot}>
    {picture === null ? null : <img class="preview__picture" src={picture.src} alt={picture.alt} />}
    {wordsOf(message)}
  </Bubble>
);

function hasPicture(message: Message): boolean {
  return (
    message.type === "image" || (message.type === "template" && message.headerImage !== undefined)
  );
}

/** The words as the phone shows them; asterisks are what WhatsApp makes bold. */
function wordsOf(message: Message) {
  const text =
    message.type === "template"
      ? filled(message)
      : message.type === "text"
        ? message.body
        : message.type === "image"
          ? (message.caption ?? "")
          : "";
  const [, bold, rest] = /^\*([^*\n]+)\*([\s\S]*)$/.exec(text) ?? [];
  return bold === undefined ? (
    text
  ) : (
    <>
      <strong>{bold}</strong>
      {rest}
    </>
  );
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
