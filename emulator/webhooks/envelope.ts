import { digitsOf, type Settings } from "../settings.ts";
import type { Update } from "./update.ts";

type Change = { field: string; value: Record<string, unknown> };

/** Puts updates in order into one POST: neighbours of one kind share a change, as Meta batches them. */
export function envelope(
  settings: Settings,
  updates: readonly Update[],
  at: Date,
): Record<string, unknown> {
  const changes: Change[] = [];
  let open:
    | {
        readonly kind: string;
        readonly elements: unknown[];
        readonly contacts: Map<unknown, unknown>;
      }
    | undefined;

  for (const update of updates) {
    if (update.kind === "field") {
      open = undefined;
      changes.push({
        field: update.field,
        value: update.withMetadata ? { ...head(settings), ...update.value } : { ...update.value },
      });
      continue;
    }
    if (open?.kind !== update.kind) {
      open = { kind: update.kind, elements: [], contacts: new Map() };
      changes.push({ field: "messages", value: openValue(settings, open) });
    }
    open.elements.push(update.element);
    if (update.contact !== undefined) open.contacts.set(update.contact["user_id"], update.contact);
  }
  for (const change of changes) spreadContacts(change.value);
  const time = updates.some((update) => update.kind === "field")
    ? { time: Math.floor(at.getTime() / 1000) }
    : {};
  return {
    object: "whatsapp_business_account",
    entry: [{ id: settings.businessAccountId, ...time, changes }],
  };
}

function head(settings: Settings): Record<string, unknown> {
  return {
    messaging_product: "whatsapp",
    metadata: {
      display_phone_number: digitsOf(settings.displayNumber),
      phone_number_id: settings.phoneNumberId,
    },
  };
}

function openValue(
  settings: Settings,
  open: { kind: string; elements: unknown[]; contacts: Map<unknown, unknown> },
): Record<string, unknown> {
  return {
    ...head(settings),
    contacts: open.contacts,
    [open.kind === "message" ? "messages" : "statuses"]: open.elements,
  };
}

/** `contacts` is missing altogether where Meta names nobody (system messages, failed sends to a phone). */
function spreadContacts(value: Record<string, unknown>): void {
  const contacts = value["contacts"];
  if (!(contacts instanceof Map)) return;
  if (contacts.size === 0) delete value["contacts"];
  else value["contacts"] = [...contacts.values()];
}
