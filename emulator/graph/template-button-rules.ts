import { contentRefusal, type Refusal } from "./errors.ts";
import { lengthOf, list, record, text, type Json } from "./read.ts";
import { variablesOf } from "./template-store.ts";

const most: Readonly<Record<string, number>> = {
  QUICK_REPLY: 10,
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  FLOW: 1,
  REQUEST_CONTACT_INFO: 1,
  VOICE_CALL: 1,
};

/** Ten buttons at most, quick replies side by side, each label 25 characters. */
export function checkButtons(component: Json | undefined): Refusal | undefined {
  if (component === undefined) return undefined;
  const buttons = list(component["buttons"]).map(record);
  const types = buttons.map((button) => text(button["type"])?.toUpperCase() ?? "");
  if (buttons.length < 1 || buttons.length > 10) return wrong("A template has 1 to 10 buttons.");
  for (const [type, count] of Object.entries(most)) {
    if (types.filter((one) => one === type).length > count)
      return wrong(`A template has at most ${count} buttons of type ${type}.`);
  }
  const strange = types.find((type) => !(type in most));
  if (strange !== undefined) return wrong(`There is no button of type "${strange}".`);
  const changes = types.filter(
    (type, index) => index > 0 && (type === "QUICK_REPLY") !== (types[index - 1] === "QUICK_REPLY"),
  ).length;
  if (changes > 1) return wrong("Quick replies must stand together.");
  for (const [index, button] of buttons.entries()) {
    const refusal = checkButton(types[index] ?? "", button);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

function checkButton(type: string, button: Json): Refusal | undefined {
  const label = text(button["text"]) ?? "";
  const mayLackLabel = type === "COPY_CODE" || type === "REQUEST_CONTACT_INFO";
  if (!mayLackLabel && (label === "" || lengthOf(label) > 25))
    return wrong("A button's text has 1 to 25 characters.");
  if (type === "URL") return checkUrl(button);
  if (
    type === "FLOW" &&
    text(button["flow_id"]) === undefined &&
    text(button["flow_name"]) === undefined
  )
    return wrong("A Flow button needs a flow_id.");
  return undefined;
}

function checkUrl(button: Json): Refusal | undefined {
  const url = text(button["url"]) ?? "";
  const variables = variablesOf(url);
  if (
    !URL.canParse(url.replaceAll(/\{\{[^{}]*\}\}/g, "x")) ||
    !/^https?:/.test(url) ||
    url.length > 2000
  )
    return wrong("A URL button needs a URL of at most 2000 characters.");
  if (variables.length === 0) return undefined;
  if (variables.length > 1 || !/\{\{[^{}]*\}\}$/.test(url))
    return wrong("A URL has one variable at most, at its end.");
  return list(button["example"]).length === 1
    ? undefined
    : wrong("A URL with a variable needs one example.");
}

function wrong(userMessage: string): Refusal {
  return contentRefusal(2388036, "Message buttons format is incorrect", userMessage);
}
