import { el } from "./dom.js";
import { formatted } from "./format.js";

const clock = new Intl.DateTimeFormat("de-DE", {
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Berlin",
});
const day = new Intl.DateTimeFormat("de-DE", {
  weekday: "short",
  day: "numeric",
  month: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  timeZone: "Europe/Berlin",
});
const ticks = {
  delivered: ["✓✓", "zugestellt"],
  read: ["✓✓", "gelesen"],
  failed: ["!", "nicht angekommen"],
};
const icons = {
  url: "↗",
  phone: "☏",
  copy: "⧉",
  flow: "☰",
  place: "⌖",
  contact: "+",
  "quick-reply": "↩",
  reply: "↩",
};

/** One message as a list item. `actions` are what the person can do with it. */
export function messageItem(message, person, quoted, now, actions) {
  const own = message.direction === "out";
  return el(
    "li",
    { className: `message ${own ? "own" : "county"}`, "data-id": message.id },
    el(
      "span",
      { className: "visually-hidden" },
      own ? `${person.name} schreibt: ` : "Der Kreis schreibt: ",
    ),
    el(
      "div",
      { className: "bubble", onclick: (event) => quoteByTap(event, message, actions) },
      quoted && el("p", { className: "quote" }, shortened(quoted)),
      message.revoked
        ? el("p", { className: "gone" }, "Diese Nachricht wurde gelöscht.")
        : contents(message),
      el(
        "p",
        { className: "meta" },
        message.edited && "bearbeitet · ",
        timeOf(message.at, now),
        own && tick(message.status),
      ),
    ),
    reactions(message),
    !message.revoked && buttons(message, actions),
    !message.revoked && more(message, own, actions),
  );
}

/** A tap on the text quotes it; by keyboard the menu beside it does. Links and marked text stay what they are. */
function quoteByTap(event, message, actions) {
  if (message.revoked || event.target.closest("a, button") !== null) return;
  if (String(getSelection()) === "") actions.quote(message);
}

function shortened(message) {
  const text = message.text || (message.media ? "Datei" : message.type);
  return text.length > 90 ? `${text.slice(0, 90)} …` : text;
}

function timeOf(at, now) {
  const date = new Date(at);
  const today = now - date.getTime() < 86_400_000 && new Date(now).getDate() === date.getDate();
  return el("time", { dateTime: at }, (today ? clock : day).format(date));
}

function tick(status) {
  const [sign, word] = ticks[status] ?? ["✓", "gesendet"];
  return [
    " ",
    el("span", { className: `tick ${status}`, "aria-hidden": "true" }, sign),
    el("span", { className: "visually-hidden" }, `, ${word}`),
  ];
}

function contents(message) {
  const { header, footer, media, place, text, type } = message;
  return [
    header?.type === "text" && el("p", { className: "headline" }, header.text),
    header?.type === "media" && mediaOf(header.media),
    media && mediaOf(media),
    place && placeOf(place),
    type === "contacts" && el("p", { className: "file" }, "Kontakt: ", text),
    type === "unsupported" &&
      el("p", { className: "gone" }, "Etwas, das der Kreis nicht sehen kann"),
    !place &&
      type !== "contacts" &&
      type !== "unsupported" &&
      text !== "" &&
      el("p", { className: "text" }, formatted(text)),
    footer && el("p", { className: "footer" }, footer),
  ];
}

function mediaOf(media) {
  const source = media.mediaId === undefined ? media.link : `/phones/media/${media.mediaId}`;
  if (media.kind === "image" || media.kind === "sticker")
    return el("img", { src: source, alt: "Bild in der Nachricht", loading: "lazy" });
  const names = { audio: "Sprachnachricht", video: "Film", document: media.fileName ?? "Dokument" };
  return el(
    "p",
    { className: "file" },
    el(
      "a",
      { href: source, target: "_blank", rel: "noopener noreferrer" },
      names[media.kind] ?? "Datei",
    ),
  );
}

function placeOf(place) {
  const where = [place.name, place.address].filter(Boolean).join(", ");
  return el("p", { className: "file" }, `Ort: ${where || `${place.latitude}, ${place.longitude}`}`);
}

function reactions(message) {
  const found = [message.ownReaction, message.countyReaction].filter(Boolean);
  return (
    found.length > 0 &&
    el(
      "p",
      { className: "reactions" },
      el("span", { className: "visually-hidden" }, "Reaktion: "),
      found.join(" "),
    )
  );
}

function buttons(message, actions) {
  const all = message.buttons ?? [];
  if (all.length === 0) return false;
  if (message.listButton !== undefined) {
    return el(
      "div",
      { className: "taps" },
      el(
        "button",
        { type: "button", "aria-haspopup": "dialog", onclick: () => actions.openList(message) },
        "☰ ",
        message.listButton,
      ),
    );
  }
  return el(
    "div",
    { className: "taps" },
    all.map((button) => tapFor(message, button, actions)),
  );
}

function tapFor(message, button, actions) {
  const label = [
    el("span", { "aria-hidden": "true" }, `${icons[button.kind] ?? ""} `),
    button.title,
  ];
  if (button.kind === "url")
    return el(
      "a",
      { className: "tap", href: button.url, target: "_blank", rel: "noopener noreferrer" },
      label,
    );
  return el("button", { type: "button", onclick: () => actions.tap(message, button) }, label);
}

function more(message, own, actions) {
  const entry = (word, act) =>
    el(
      "button",
      {
        type: "button",
        onclick: (event) => ((event.target.closest("details").open = false), act()),
      },
      word,
    );
  return el(
    "details",
    { className: "more" },
    el(
      "summary",
      { title: "Mehr zu dieser Nachricht" },
      el("span", { "aria-hidden": "true" }, "⋯"),
      el("span", { className: "visually-hidden" }, "Mehr zu dieser Nachricht"),
    ),
    el(
      "div",
      { className: "menu" },
      entry("Antworten", () => actions.quote(message)),
      !own &&
        ["👍", "❤️", "😮"].map((emoji) =>
          entry(emoji, () => actions.react(message, message.ownReaction === emoji ? "" : emoji)),
        ),
      own && message.type === "text" && entry("Bearbeiten", () => actions.edit(message)),
      own && entry("Löschen", () => actions.revoke(message)),
    ),
  );
}
