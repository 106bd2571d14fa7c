import type { PhoneButton } from "../../people/person.ts";
import type { Refusal } from "../errors.ts";
import { checkLength, firstRefusal, list, record, text, type Json } from "../read.ts";

/** One to three reply buttons, each with an id and a title of its own. */
export function checkReplyButtons(action: Json): Refusal | undefined {
  const buttons = list(action["buttons"]).map(record);
  if (buttons.length < 1 || buttons.length > 3)
    return {
      code: 131009,
      details: "Invalid buttons count. Min allowed buttons: 1, Max allowed buttons: 3",
    };
  const replies = buttons.map((button) => record(button["reply"]));
  const checks = buttons.flatMap((button, index) => [
    () =>
      text(button["type"]) === "reply"
        ? undefined
        : { code: 131009, details: "Button type must be reply" },
    () => checkLength("Button id", replies[index]?.["id"], 256),
    () => checkLength("Button title", replies[index]?.["title"], 20),
  ]);
  return firstRefusal(
    ...checks,
    () =>
      checkUnique(
        "Button ids",
        replies.map((reply) => text(reply["id"])),
      ),
    () =>
      checkUnique(
        "Button titles",
        replies.map((reply) => text(reply["title"])),
      ),
  );
}

export function checkUnique(
  what: string,
  values: readonly (string | undefined)[],
): Refusal | undefined {
  return new Set(values).size === values.length
    ? undefined
    : { code: 131009, details: `${what} must be unique` };
}

export function replyButtons(action: Json): readonly PhoneButton[] {
  return list(action["buttons"]).map((button) => {
    const reply = record(record(button)["reply"]);
    return { id: text(reply["id"]) ?? "", title: text(reply["title"]) ?? "", kind: "reply" };
  });
}
