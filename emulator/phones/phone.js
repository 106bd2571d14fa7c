import { attachments } from "./attachments.js";
import { post, get } from "./calls.js";
import { askList, askText } from "./dialogs.js";
import { attempt, el } from "./dom.js";
import { askFlow } from "./flow-form.js";
import { messageItem } from "./message.js";
import { personMenu } from "./person-menu.js";

const looking = new IntersectionObserver(
  (entries) => {
    for (const entry of entries) {
      entry.target.seen = entry.isIntersecting;
      entry.target.dispatchEvent(new Event("look"));
    }
  },
  { threshold: 0.4 },
);

/** One phone on the desk: shows what its person sees and does what its person would do. */
export function phone(first, countyName, nowOf) {
  let person = first;
  let quoted;
  let messages = [];
  const shown = new Map();
  const at = (path) => `people/${person.id}/${path}`;

  const list = el("ol", { className: "messages" });
  const scroller = el(
    "div",
    {
      className: "scroller",
      role: "log",
      "aria-label": `Nachrichten von ${person.name}`,
      tabIndex: 0,
    },
    list,
  );
  let atEnd = true;
  scroller.addEventListener("scroll", () => {
    atEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 40;
  });
  list.addEventListener("load", () => stayAtEnd(), true);
  const quoteBar = el("div", { className: "quoting", hidden: true });
  const input = el("textarea", {
    rows: 2,
    required: true,
    "aria-label": `Nachricht von ${person.name}`,
    placeholder: "Nachricht",
    onkeydown: (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      composer.requestSubmit();
    },
  });
  const send = (body) =>
    post(at("messages"), { ...body, ...(quoted === undefined ? {} : { replyTo: quoted.id }) }).then(
      () => quote(undefined),
    );
  const composer = el(
    "form",
    {
      className: "composer",
      onsubmit: attempt(async () => {
        const text = input.value.trim();
        if (text === "") return;
        await send({ text });
        input.value = "";
      }),
    },
    quoteBar,
    attachments(send),
    input,
    el("button", { type: "submit", className: "send" }, "Senden"),
  );
  const title = el("h2", {});
  const facts = el("p", { className: "facts" });
  const menu = el("div", { className: "menu-place" });
  const element = el(
    "article",
    { className: "phone", "data-person": person.id },
    el("header", {}, el("div", {}, title, facts), menu),
    el("p", { className: "peer" }, `Chat mit ${countyName}`),
    scroller,
    composer,
  );

  const actions = {
    tap: (message, button) =>
      attempt(async () => {
        if (button.kind === "copy") return navigator.clipboard.writeText(button.id);
        const answers = button.kind === "flow" ? await askFlow(button) : undefined;
        if (button.kind === "flow" && answers === undefined) return;
        await post(at("messages"), {
          tap: button.id,
          message: message.id,
          ...(answers === undefined ? {} : { answers }),
        });
      })(),
    openList: (message) =>
      attempt(async () => {
        const row = await askList(message);
        if (row !== undefined && row !== null)
          await post(at("messages"), { tap: row, message: message.id });
      })(),
    quote: (message) => (quote(message), input.focus()),
    react: (message, emoji) => attempt(() => post(at("react"), { message: message.id, emoji }))(),
    revoke: (message) => attempt(() => post(at("revoke"), { message: message.id }))(),
    edit: (message) =>
      attempt(async () => {
        const text = await askText("Nachricht bearbeiten", "Neuer Text", message.text);
        if (text) await post(at("edit"), { message: message.id, text });
      })(),
  };

  function quote(message) {
    quoted = message;
    quoteBar.hidden = message === undefined;
    quoteBar.replaceChildren(
      ...(message === undefined
        ? []
        : [
            el("span", {}, `Antwort auf: ${(message.text || "Datei").slice(0, 60)}`),
            el(
              "button",
              { type: "button", className: "quiet", onclick: () => quote(undefined) },
              "Ohne",
            ),
          ]),
    );
  }

  function showMessages() {
    const byId = new Map(messages.map((message) => [message.id, message]));
    for (const message of messages) {
      const key = JSON.stringify(message);
      const known = shown.get(message.id);
      if (known?.key === key) continue;
      const item = messageItem(message, person, byId.get(message.quotes), nowOf(), actions);
      // Who has just sent something wants to see it, and what comes back.
      if (known === undefined && message.direction === "out") atEnd = true;
      if (known === undefined) list.append(item);
      else known.item.replaceWith(item);
      shown.set(message.id, { key, item });
    }
    stayAtEnd();
  }

  /** The newest stays in sight, also when a picture above it has loaded, until somebody scrolls up. */
  function stayAtEnd() {
    if (atEnd) scroller.scrollTop = scroller.scrollHeight;
  }

  let asking;
  let askAgain = false;
  /** One question at a time: an older answer must not stand in place of a newer one. */
  async function refresh() {
    askAgain = true;
    asking ??= (async () => {
      while (askAgain) {
        askAgain = false;
        messages = await get(at("messages"));
      }
      showMessages();
      look();
    })().finally(() => {
      asking = undefined;
    });
    return asking;
  }

  /** Somebody looks: the page has the eye, and the phone is on it. */
  function look() {
    if (
      element.seen &&
      document.hasFocus() &&
      person.phoneIsOn &&
      messages.some((message) => message.direction === "in" && message.status === "delivered")
    )
      void post(at("read"));
  }

  element.addEventListener("look", look);
  element.addEventListener("pointerenter", look);
  window.addEventListener("focus", look);
  looking.observe(element);

  return {
    element,
    refresh,
    update(next) {
      person = next;
      title.textContent = person.name;
      const states = [
        person.hidesPhone && `@${person.username} · Nummer verborgen`,
        !person.hidesPhone && person.phone,
        person.blocksCounty && "blockiert den Kreis",
        person.stoppedMarketing && "Werbung gestoppt",
        !person.phoneIsOn && "Telefon aus",
      ];
      facts.textContent = states.filter(Boolean).join(" · ");
      menu.replaceChildren(personMenu(person));
    },
    prefill(text) {
      input.value = text;
      element.scrollIntoView({ block: "nearest" });
      input.focus();
    },
    remove() {
      looking.unobserve(element);
      element.remove();
    },
  };
}
