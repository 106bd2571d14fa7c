import { ask } from "./dialogs.js";
import { el } from "./dom.js";

/** Shows the screens of a Flow one after the other; resolves with what goes back to the county, or undefined. */
export async function askFlow(button) {
  const response = await fetch(`/phones/flows/${encodeURIComponent(button.flow.id)}`);
  if (!response.ok) throw new Error("dieses Formular gibt es nicht mehr");
  const flow = await response.json();
  let screen = flow.screens.find((one) => one.id === button.flow.screen) ?? flow.screens[0];
  let given = button.flow.data ?? {};
  for (;;) {
    const children = childrenOf(screen);
    const footer = children.find((child) => child.type === "Footer");
    // One screen after the other.
    const form = await ask(
      screen.title ?? button.title,
      children.map((child) => component(child, given)),
      footer?.label ?? "Senden",
      (element) => readForm(element, children),
    );
    if (form === undefined) return undefined;
    const action = footer?.["on-click-action"] ?? { name: "complete", payload: form };
    const payload = Object.fromEntries(
      Object.entries(action.payload ?? {}).map(([key, value]) => [
        key,
        resolve(value, form, given),
      ]),
    );
    if (action.name !== "navigate") return payload;
    screen = flow.screens.find((one) => one.id === action.next?.name) ?? screen;
    given = payload;
  }
}

function childrenOf(screen) {
  return screen.layout.children.flatMap((child) =>
    child.type === "Form" ? child.children : [child],
  );
}

/** "${form.topics}" and "${data.preset}" become what they stand for. */
function resolve(value, form, given) {
  const match = typeof value === "string" ? /^\$\{(form|data)\.([\w-]+)\}$/.exec(value) : null;
  if (match === null) return value;
  return (match[1] === "form" ? form : given)[match[2]] ?? [];
}

function component(child, given) {
  const initial = resolve(child["init-value"], {}, given);
  switch (child.type) {
    case "TextHeading":
      return el("h3", {}, child.text);
    case "TextSubheading":
    case "TextBody":
    case "TextCaption":
      return el("p", {}, resolve(child.text, {}, given));
    case "CheckboxGroup":
    case "RadioButtonsGroup":
      return choices(child, [initial ?? []].flat(), given);
    case "Dropdown":
      return el(
        "label",
        { className: "field" },
        child.label,
        el(
          "select",
          { name: child.name, required: child.required },
          resolve(child["data-source"], {}, given).map((option) =>
            el("option", { value: option.id, selected: option.id === initial }, option.title),
          ),
        ),
      );
    case "TextInput":
    case "TextArea":
      return el(
        "label",
        { className: "field" },
        child.label,
        el(child.type === "TextArea" ? "textarea" : "input", {
          name: child.name,
          required: child.required,
        }),
      );
    case "OptIn":
      return el(
        "label",
        { className: "choice" },
        el("input", {
          type: "checkbox",
          name: child.name,
          value: "true",
          required: child.required,
        }),
        el("span", {}, child.label),
      );
    default:
      return false;
  }
}

function choices(child, initial, given) {
  const type = child.type === "CheckboxGroup" ? "checkbox" : "radio";
  return el(
    "fieldset",
    {},
    el("legend", {}, child.label),
    child.description && el("p", {}, child.description),
    resolve(child["data-source"], {}, given).map((option) =>
      el(
        "label",
        { className: "choice" },
        el("input", {
          type,
          name: child.name,
          value: option.id,
          checked: initial.includes(option.id),
          required: type === "radio" && child.required,
        }),
        el("span", {}, option.title, option.description && el("small", {}, option.description)),
      ),
    ),
  );
}

function readForm(element, children) {
  const entered = new FormData(element);
  return Object.fromEntries(
    children
      .filter((child) => child.name)
      .map((child) => [
        child.name,
        child.type === "CheckboxGroup" ? entered.getAll(child.name) : entered.get(child.name),
      ]),
  );
}
