import type { PhoneButton } from "../../people/person.ts";
import type { World } from "../../world.ts";
import type { Refusal } from "../errors.ts";
import { checkLength, firstRefusal, record, text, type Json } from "../read.ts";

export function checkFlow(world: World, action: Json): Refusal | undefined {
  const parameters = record(action["parameters"]);
  const id = text(parameters["flow_id"]);
  const name = text(parameters["flow_name"]);
  const flow = [...world.flows.values()].find(
    (one) => one.id === id || (name !== undefined && one.name === name),
  );
  return firstRefusal(
    () =>
      text(action["name"]) === "flow"
        ? undefined
        : { code: 131009, details: "Parameter value is not valid: action['name'] must be flow" },
    () =>
      text(parameters["flow_message_version"]) === "3"
        ? undefined
        : { code: 131009, details: "Parameter value is not valid: flow_message_version must be 3" },
    () =>
      flow === undefined
        ? {
            code: 131009,
            details: "Flow not found: flow_id or flow_name does not match a Flow of this account",
          }
        : undefined,
    () => checkMode(flow?.status, text(parameters["mode"]) ?? "published"),
    () => checkLength("flow_cta", parameters["flow_cta"], 30),
    () =>
      /\p{Extended_Pictographic}/u.test(text(parameters["flow_cta"]) ?? "")
        ? { code: 131009, details: "flow_cta must not contain emoji" }
        : undefined,
    () => checkScreen(flow?.screens ?? [], parameters),
  );
}

function checkMode(status: string | undefined, mode: string): Refusal | undefined {
  if (status === "BLOCKED") return { code: 132068, details: "Flow is in blocked state" };
  if (mode === "published" && status !== "PUBLISHED")
    return { code: 131009, details: `Flow is not published (status ${status ?? "unknown"})` };
  if (mode === "draft" && status !== "DRAFT")
    return { code: 131009, details: "Flow is not in draft state" };
  return undefined;
}

function checkScreen(screens: readonly string[], parameters: Json): Refusal | undefined {
  if ((text(parameters["flow_action"]) ?? "navigate") !== "navigate") return undefined;
  const payload = parameters["flow_action_payload"];
  const screen = text(record(payload)["screen"]);
  if (payload === undefined || (screen !== undefined && screens.includes(screen))) return undefined;
  return { code: 131009, details: `Screen "${screen ?? ""}" does not exist in the Flow` };
}

export function flowButtons(action: Json): readonly PhoneButton[] {
  const parameters = record(action["parameters"]);
  const payload = record(parameters["flow_action_payload"]);
  const screen = text(payload["screen"]);
  const id = text(parameters["flow_id"]) ?? text(parameters["flow_name"]) ?? "";
  return [
    {
      id,
      title: text(parameters["flow_cta"]) ?? "",
      kind: "flow",
      flow: {
        id,
        token: text(parameters["flow_token"]) ?? "unused",
        ...(screen === undefined ? {} : { screen }),
        data: payload["data"] ?? {},
      },
    },
  ];
}
