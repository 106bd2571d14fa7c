import type { PhoneButton, PhoneContent, PhoneHeader } from "../../people/person.ts";
import { list, record, text, type Json } from "../read.ts";
import { buttonsOf, componentOf, type StoredTemplate } from "../template-store.ts";
import { shownMedia } from "./media.ts";
import { fill } from "./template-parameters.ts";

/** What a template looks like on the phone once its values are in it. */
export function showTemplate(template: StoredTemplate, components: readonly Json[]): PhoneContent {
  const parametersOf = (kind: string) =>
    list(components.find((one) => text(one["type"])?.toLowerCase() === kind)?.["parameters"]).map(
      record,
    );
  const header = shownHeader(template, parametersOf("header"));
  const footer = text(componentOf(template, "FOOTER")?.["text"]);
  const buttons = buttonsOf(template).map((button, index) =>
    shownButton(button, index, components),
  );
  return {
    type: "template",
    text: fill(template, text(componentOf(template, "BODY")?.["text"]) ?? "", parametersOf("body")),
    template: template.name,
    ...(header === undefined ? {} : { header }),
    ...(footer === undefined ? {} : { footer }),
    ...(buttons.length === 0 ? {} : { buttons }),
  };
}

function shownHeader(
  template: StoredTemplate,
  parameters: readonly Json[],
): PhoneHeader | undefined {
  const header = componentOf(template, "HEADER");
  if (header === undefined) return undefined;
  const format = text(header["format"])?.toLowerCase() ?? "text";
  if (format === "text")
    return { type: "text", text: fill(template, text(header["text"]) ?? "", parameters) };
  if (format !== "image" && format !== "video" && format !== "document") return undefined;
  return { type: "media", media: shownMedia(format, record(parameters[0]?.[format])) };
}

function shownButton(button: Json, index: number, components: readonly Json[]): PhoneButton {
  const component = components.find(
    (one) => text(one["type"])?.toLowerCase() === "button" && Number(text(one["index"])) === index,
  );
  const parameter = record(list(component?.["parameters"])[0]);
  const title = text(button["text"]) ?? "";
  switch (text(button["type"])) {
    case "URL": {
      const url = (text(button["url"]) ?? "").replace(
        /\{\{[^{}]*\}\}/,
        text(parameter["text"]) ?? "",
      );
      return { id: url, title, kind: "url", url };
    }
    case "PHONE_NUMBER":
      return {
        id: text(button["phone_number"]) ?? "",
        title,
        kind: "phone",
        url: `tel:${text(button["phone_number"]) ?? ""}`,
      };
    case "COPY_CODE":
      return {
        id: text(parameter["coupon_code"]) ?? "",
        title: title || "Code kopieren",
        kind: "copy",
      };
    case "FLOW": {
      const action = record(parameter["action"]);
      const [id, screen] = [text(button["flow_id"]) ?? "", text(button["navigate_screen"])];
      return {
        id,
        title,
        kind: "flow",
        flow: {
          id,
          token: text(action["flow_token"]) ?? "unused",
          ...(screen === undefined ? {} : { screen }),
          data: action["flow_action_data"] ?? {},
        },
      };
    }
    case "REQUEST_CONTACT_INFO":
      return { id: "request_contact_info", title: title || "Nummer mitteilen", kind: "contact" };
    default:
      return { id: text(parameter["payload"]) ?? title, title, kind: "quick-reply" };
  }
}
