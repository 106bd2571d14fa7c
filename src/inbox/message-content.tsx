/** What a message says, by its kind; what has no own form is shown as text. */
import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { paths } from "../web/paths.ts";
import type { ThreadMessage } from "./conversation.ts";
import { conversationWords } from "./conversation-words.ts";
import { messageWords } from "./message-words.ts";
import { labelOf } from "./plain-text.ts";

type Part = FC<{ message: ThreadMessage; language: Language }>;

export const Content: Part = ({ message, language }) => {
  const w = messageWords(language);
  switch (message.kind) {
    case "image":
    case "sticker":
    case "video":
    case "audio":
    case "document":
      return <Media message={message} language={language} />;
    case "place":
      return <Place message={message} language={language} />;
    case "contacts":
      return <Contacts message={message} language={language} />;
    case "flow":
      return <>{w.flow}</>;
    case "reaction":
      return (
        <>
          {message.text}{" "}
          {message.broadcastTitle === null
            ? w.reaction
            : conversationWords(language).reactionTo(message.broadcastTitle)}
        </>
      );
    case "not-displayable":
      return <em>{w.notDisplayable(shortText(message.details["type"]))}</em>;
    default:
      return <WithChoices message={message} language={language} />;
  }
};

/** Our buttons and list rows, so that one sees what the person could choose from. */
const WithChoices: Part = ({ message }) => {
  const { choices } = message.details;
  return (
    <>
      {message.text}
      {Array.isArray(choices) && choices.length > 0 ? (
        <ul class="inbox-choices">
          {choices.map((choice: unknown) => (
            <li>{shortText(choice)}</li>
          ))}
        </ul>
      ) : null}
    </>
  );
};

const Media: Part = ({ message, language }) => {
  const w = messageWords(language);
  const label = labelOf(message.kind, language) ?? message.kind;
  return (
    <>
      {message.media?.state === "stored" ? (
        <StoredMedia message={message} language={language} />
      ) : (
        <em>
          {label}:{" "}
          {message.media?.state === "wanted" ? w.mediaWanted : lostSentence(message, language)}
        </em>
      )}
      {message.text === "" ? null : <span class="inbox-caption">{message.text}</span>}
    </>
  );
};

const StoredMedia: Part = ({ message, language }) => {
  const w = messageWords(language);
  const src = paths.messageMedia(message.id);
  const name =
    shortText(message.media?.fileName ?? message.details["fileName"]) ||
    (labelOf(message.kind, language) ?? "");
  const isPicture = message.kind === "image" || message.kind === "sticker";
  return (
    <>
      {isPicture ? (
        <img class="inbox-picture" src={`${src}?ansicht=bild`} alt={w.pictureAlt} loading="lazy" />
      ) : null}
      {message.kind === "audio" ? (
        <audio class="inbox-player" controls preload="none" src={src} aria-label={w.audio}></audio>
      ) : null}
      {message.kind === "video" ? (
        <video class="inbox-picture" controls preload="none" src={src} aria-label={w.video}></video>
      ) : null}
      <a class="kern-link inbox-download" href={src} download>
        {w.download(name)}
      </a>
    </>
  );
};

function lostSentence(message: ThreadMessage, language: Language): string {
  const w = messageWords(language);
  if (message.media?.state === "removed") return w.mediaRemoved;
  if (message.details["lost"] === "expired") return w.mediaExpired;
  return message.details["lost"] === "refused" ? w.mediaRefused : w.mediaLost;
}

/** As text: a map would tell a foreign host where the citizen is. */
const Place: Part = ({ message, language }) => {
  const { latitude, longitude } = message.details;
  const w = messageWords(language);
  return (
    <>
      {w.place}
      {message.text === "" ? null : `: ${message.text}`}
      <span class="inbox-caption">{w.coordinates(shortText(latitude), shortText(longitude))}</span>
    </>
  );
};

const Contacts: Part = ({ message, language }) => {
  const { contacts } = message.details;
  return (
    <>
      {messageWords(language).contacts}
      {(Array.isArray(contacts) ? contacts : []).map((contact: unknown) => (
        <span class="inbox-caption">{contactLine(contact)}</span>
      ))}
    </>
  );
};

function contactLine(contact: unknown): string {
  if (typeof contact !== "object" || contact === null) return "";
  const name = "name" in contact ? shortText(contact.name) : "";
  const phones =
    "phones" in contact && Array.isArray(contact.phones) ? contact.phones.map(shortText) : [];
  return [name, ...phones].filter((part) => part !== "").join(", ");
}

/** Stored details are what a phone sent: anything may be missing or of another type. */
function shortText(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 200) : "";
}
