import type { Refusal } from "../errors.ts";
import { list, record, text, type Json } from "../read.ts";
import { buttonsOf, variablesOf, type StoredTemplate } from "../template-store.ts";
import { checkValue } from "./template-parameters.ts";

/** Components of kind button: each must fit the button at its index, and what has a variable must get a value. */
export function checkTemplateButtons(
  template: StoredTemplate,
  components: readonly Json[],
): Refusal | undefined {
  const buttons = buttonsOf(template);
  for (const component of components) {
    const refusal = checkOne(buttons, component);
    if (refusal !== undefined) return refusal;
  }
  const given = new Set(components.map((component) => Number(text(component["index"]))));
  const missing = buttons.findIndex(
    (button, index) =>
      text(button["type"]) === "URL" &&
      variablesOf(text(button["url"]) ?? "").length > 0 &&
      !given.has(index),
  );
  if (missing === -1) return undefined;
  return {
    code: 131008,
    details: `buttons: Button at index ${missing} of type Url requires a parameter`,
  };
}

function checkOne(buttons: readonly Json[], component: Json): Refusal | undefined {
  const index = Number(text(component["index"]) ?? Number.NaN);
  const button = Number.isInteger(index) ? buttons[index] : undefined;
  if (button === undefined)
    return {
      code: 132000,
      details: `buttons: there is no button at index ${text(component["index"]) ?? ""}`,
    };
  const subType = text(component["sub_type"])?.toUpperCase();
  if (subType !== text(button["type"])?.toUpperCase()) {
    return {
      code: 132012,
      details: `buttons: button at index ${index} has type ${text(button["type"]) ?? ""}, got ${subType ?? "none"}`,
    };
  }
  const parameter = record(list(component["parameters"])[0]);
  if (subType === "URL") {
    return variablesOf(text(button["url"]) ?? "").length === 0
      ? {
          code: 132000,
          details: `buttons: Button at index ${index} of type Url does not take a parameter`,
        }
      : checkValue("buttons", parameter);
  }
  if (subType !== "QUICK_REPLY") return undefined;
  const payload = text(parameter["payload"]);
  if (text(parameter["type"]) !== "payload" || payload === undefined || payload === "")
    return {
      code: 131008,
      details: `buttons: Button at index ${index} of type QuickReply requires a payload`,
    };
  return payload.length <= 256
    ? undefined
    : { code: 131009, details: "Button payload length invalid. Min length: 1, Max length: 256" };
}
