import type { MessageType } from "../message-type.ts";
import type { Refusal } from "../errors.ts";
import { firstRefusal, list, record, text, type Json } from "../read.ts";
import { findTemplate, type StoredTemplate } from "../template-store.ts";
import { checkTemplateButtons } from "./template-buttons.ts";
import { checkBody, checkTemplateHeader } from "./template-parameters.ts";
import { showTemplate } from "./template-shown.ts";

/** A template message: it must exist in that language, be approved, and get exactly its parameters (reference 1.5). */
export const template: MessageType = {
  check(world, content) {
    const name = text(content["name"]);
    const code = text(record(content["language"])["code"]);
    if (name === undefined)
      return { code: 100, message: "(#100) The parameter template['name'] is required." };
    if (code === undefined)
      return { code: 100, message: "(#100) The parameter template['language'] is required." };
    const found = findTemplate(world, name, code);
    const unusable = checkState(found, name, code);
    if (found === undefined || unusable !== undefined) return unusable;
    const components = list(content["components"]).map(record);
    return firstRefusal(
      () => checkKinds(components),
      () => checkTemplateHeader(world, found, componentNamed(components, "header")),
      () => checkBody(found, componentNamed(components, "body")),
      () =>
        checkTemplateButtons(
          found,
          components.filter((component) => text(component["type"])?.toLowerCase() === "button"),
        ),
    );
  },
  show(world, content) {
    const found = findTemplate(
      world,
      text(content["name"]) ?? "",
      text(record(content["language"])["code"]) ?? "",
    );
    return found === undefined
      ? { type: "template", text: "" }
      : showTemplate(found, list(content["components"]).map(record));
  },
};

function checkState(
  found: StoredTemplate | undefined,
  name: string,
  code: string,
): Refusal | undefined {
  if (found?.status === "APPROVED") return undefined;
  if (found?.status === "PAUSED")
    return {
      code: 132015,
      details: "Template is paused due to low quality so it cannot be sent in a template message.",
    };
  if (found?.status === "DISABLED")
    return {
      code: 132016,
      details:
        "Template has been paused too many times due to low quality and is now permanently disabled.",
    };
  return { code: 132001, details: `template name (${name}) does not exist in ${code}` };
}

const kinds = ["header", "body", "button", "carousel", "footer"];

function checkKinds(components: readonly Json[]): Refusal | undefined {
  const strange = components.find(
    (component) => !kinds.includes(text(component["type"])?.toLowerCase() ?? ""),
  );
  if (strange === undefined) return undefined;
  return {
    code: 100,
    message: `(#100) Param template['components'][0]['type'] must be one of {HEADER, BODY, BUTTON, CAROUSEL} - got "${text(strange["type"]) ?? ""}".`,
  };
}

function componentNamed(components: readonly Json[], kind: string): Json | undefined {
  return components.find((component) => text(component["type"])?.toLowerCase() === kind);
}
