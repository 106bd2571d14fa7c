import type { StandingFault } from "../control/faults.ts";
import type { Person } from "../people/person.ts";
import type { Category } from "../pricing/bill.ts";
import type { World } from "../world.ts";
import { statusError } from "./errors.ts";
import { failureOf } from "./failure-of.ts";
import { comesByStatus, factsOf } from "./message-faults.ts";
import { messageTypes } from "./message-types.ts";
import { carry, fail, type Outgoing } from "./outgoing.ts";
import { record, text, type Json } from "./read.ts";
import type { Recipient } from "./recipient.ts";
import { findTemplate } from "./template-store.ts";
import { windowIsOpen } from "./window.ts";

/** `proceed` lets the message go its way: phone, statuses, bill. To be called once, after the answer or before it. */
export type Accepted = {
  readonly kind: "accepted";
  readonly answer: Readonly<Record<string, unknown>>;
  readonly proceed: () => void;
};

/** Meta says 200: accepted, not sent (reference 0.1, fact 5). */
export function accept(
  world: World,
  envelope: Json,
  type: string,
  content: Json,
  recipient: Recipient & { kind: "person" | "nobody" },
): Accepted {
  const id = world.random.messageId();
  const facts = factsOf(envelope, recipient, type);
  const hold = type === "template" ? world.faults.take("hold", facts, world.random) : undefined;
  const status =
    type === "template"
      ? { message_status: hold === undefined ? "accepted" : "held_for_quality_assessment" }
      : {};
  const answer = {
    messaging_product: "whatsapp",
    contacts: [recipient.contact],
    messages: [{ id, ...status }],
  };
  if (recipient.kind === "nobody")
    return { kind: "accepted", answer, proceed: () => vanish(world, id, envelope, recipient) };

  const { person, by } = recipient;
  const now = world.clock.milliseconds();
  const message: Outgoing = {
    id,
    acceptedAt: now,
    personId: person.id,
    by,
    category: categoryOf(world, type, content),
    windowOpen: windowIsOpen(person, now),
    callbackData: text(envelope["biz_opaque_callback_data"]),
    isReaction: type === "reaction",
    state: hold === undefined ? "accepted" : "held",
  };
  const failure =
    world.faults.take("error", facts, world.random, comesByStatus)?.code ??
    failureOf(world, message, person, type);
  world.outgoing.set(id, message);
  if (by === "phone") person.lastReachedByPhoneAt = now;
  const goOn = () => {
    if (failure === undefined) show(world, envelope, type, content, person, message);
    carry(world, message, person, failure);
  };
  return {
    kind: "accepted",
    answer,
    proceed: () => (hold === undefined ? goOn() : wait(world, message, person, hold, goOn)),
  };
}

/** Held for quality: let go after a time or when the fault is taken away; or dropped where the fault names a code. */
function wait(
  world: World,
  message: Outgoing,
  person: Person,
  hold: StandingFault,
  goOn: () => void,
): void {
  const end = () => {
    if (!world.held.delete(message.id)) return;
    if (hold.code === undefined) goOn();
    else fail(world, message, person, hold.code);
  };
  world.held.set(message.id, end);
  if (hold.milliseconds !== undefined) world.clock.at(message.acceptedAt + hold.milliseconds, end);
}

/** A user id that nobody has fails; one that stands in `to` is never heard of again. */
function vanish(
  world: World,
  id: string,
  envelope: Json,
  recipient: Recipient & { kind: "nobody" },
): void {
  if (!recipient.fails) return;
  const callbackData = text(envelope["biz_opaque_callback_data"]);
  const element = {
    id,
    status: "failed",
    timestamp: String(Math.floor(world.clock.milliseconds() / 1000)),
    recipient_user_id: recipient.contact["user_id"],
    ...(callbackData === undefined ? {} : { biz_opaque_callback_data: callbackData }),
    errors: [statusError(131026)],
  };
  world.outbox.tell({ kind: "status", contact: undefined, element });
}

function categoryOf(world: World, type: string, content: Json): Category {
  if (type !== "template") return "service";
  const found = findTemplate(
    world,
    text(content["name"]) ?? "",
    text(record(content["language"])["code"]) ?? "",
  );
  if (found?.category === "UTILITY") return "utility";
  return found?.category === "AUTHENTICATION" ? "authentication" : "marketing";
}

function show(
  world: World,
  envelope: Json,
  type: string,
  content: Json,
  person: Person,
  message: Outgoing,
): void {
  if (person.blocksCounty) return;
  if (type === "reaction") {
    const target = person.messages.find((one) => one.id === text(content["message_id"]));
    if (target !== undefined) target.countyReaction = text(content["emoji"]) || undefined;
    world.watchers.tell({ kind: "messages", personId: person.id });
    return;
  }
  person.messages.push({
    id: message.id,
    direction: "in",
    at: world.clock.milliseconds(),
    status: message.state,
    content: messageTypes[type]?.show(world, content) ?? { type, text: "" },
    quotes: type === "template" ? undefined : text(record(envelope["context"])["message_id"]),
    countyReaction: undefined,
    ownReaction: undefined,
    edited: false,
    revoked: false,
  });
}
