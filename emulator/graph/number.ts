import type { World } from "../world.ts";
import type { Json } from "./read.ts";
import { tierOf } from "./limits.ts";

/** The fields of the phone number node (reference 1.2). */
export function numberView(world: World, fields: string | undefined): Json {
  const { settings, limits } = world;
  const all: Json = {
    verified_name: settings.verifiedName,
    code_verification_status: "VERIFIED",
    display_phone_number: settings.displayNumber,
    quality_rating: "GREEN",
    platform_type: "CLOUD_API",
    throughput: { level: limits.messagesPerSecond > 80 ? "HIGH" : "STANDARD" },
    name_status: "APPROVED",
    status: "CONNECTED",
    whatsapp_business_manager_messaging_limit: tierOf(limits.dailyRecipients),
    health_status: healthOf(world, "PHONE_NUMBER", settings.phoneNumberId),
    account_mode: "LIVE",
    is_official_business_account: false,
    id: settings.phoneNumberId,
  };
  return pick(all, fields, [
    "verified_name",
    "code_verification_status",
    "display_phone_number",
    "quality_rating",
    "platform_type",
    "throughput",
  ]);
}

export function accountView(world: World, fields: string | undefined): Json {
  const { settings } = world;
  const all: Json = {
    id: settings.businessAccountId,
    name: settings.verifiedName,
    currency: settings.currency,
    timezone_id: "47",
    account_review_status: "APPROVED",
    message_template_namespace: "emulator",
    health_status: healthOf(world, "WABA", settings.businessAccountId),
  };
  return pick(all, fields, ["name", "timezone_id", "message_template_namespace"]);
}

/** Whether sending would work: BLOCKED while a fault refuses every message. */
function healthOf(world: World, type: string, id: string): Json {
  const fault = world.faults
    .list()
    .find(
      (one) =>
        one.kind === "error" &&
        one.match === undefined &&
        one.count === undefined &&
        one.share === undefined,
    );
  const state = fault === undefined ? "AVAILABLE" : "BLOCKED";
  const errors =
    fault?.code === undefined
      ? {}
      : {
          errors: [
            {
              error_code: fault.code,
              error_description: fault.details ?? "",
              possible_solution: "",
            },
          ],
        };
  return {
    can_send_message: state,
    entities: [{ entity_type: type, id, can_send_message: state, ...errors }],
  };
}

export function pick(all: Json, fields: string | undefined, byDefault: readonly string[]): Json {
  const wanted =
    fields?.split(",").map((field) => field.replace(/[.(].*$/, "").trim()) ?? byDefault;
  return Object.fromEntries(
    [...new Set([...wanted, "id"])].filter((key) => key in all).map((key) => [key, all[key]]),
  );
}
