import { byId, el } from "./dom.js";

/** Opens the one dialog with this form; resolves with what `read` makes of it, or undefined when it was closed. */
export function ask(title, content, confirm, read) {
  const dialog = byId("dialog");
  const close = (value) => {
    dialog.returnValue = "";
    dialog.close();
    return value;
  };
  return new Promise((resolve) => {
    const form = el(
      "form",
      {
        method: "dialog",
        onsubmit: (event) => (event.preventDefault(), resolve(close(read(form)))),
      },
      el("h2", { id: "dialog-title" }, title),
      content,
      el(
        "div",
        { className: "row end" },
        el(
          "button",
          { type: "button", className: "quiet", onclick: () => resolve(close(undefined)) },
          "Abbrechen",
        ),
        el("button", { type: "submit" }, confirm),
      ),
    );
    dialog.oncancel = () => resolve(undefined);
    dialog.replaceChildren(form);
    dialog.showModal();
  });
}

/** The rows of a list message, one to be chosen. */
export function askList(message) {
  const sections = Map.groupBy(message.buttons, (row) => row.section ?? "");
  const content = [...sections].map(([section, rows]) =>
    el(
      "fieldset",
      {},
      el("legend", {}, section || message.listButton),
      rows.map((row) =>
        el(
          "label",
          { className: "choice" },
          el("input", { type: "radio", name: "row", value: row.id, required: true }),
          el("span", {}, row.title, row.description && el("small", {}, row.description)),
        ),
      ),
    ),
  );
  return ask(message.listButton, content, "Senden", (form) => new FormData(form).get("row"));
}

/** Which phone a link opens on. */
export function askPerson(people) {
  const choices = people.map((person, index) =>
    el(
      "label",
      { className: "choice" },
      el("input", { type: "radio", name: "person", value: person.id, checked: index === 0 }),
      el("span", {}, person.name),
    ),
  );
  return ask(
    "Auf welchem Telefon öffnen?",
    el("fieldset", {}, el("legend", {}, "Der Link führt in den Chat mit dem Kreis"), choices),
    "Öffnen",
    (form) => new FormData(form).get("person"),
  );
}

export function askText(title, label, value) {
  return ask(
    title,
    el(
      "label",
      { className: "field" },
      label,
      el("input", { name: "value", value, required: true, autocomplete: "off" }),
    ),
    "Übernehmen",
    (form) => new FormData(form).get("value"),
  );
}
