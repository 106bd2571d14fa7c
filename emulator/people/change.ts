import { arrive, read } from "../graph/outgoing.ts";
import { digitsOf } from "../settings.ts";
import type { World } from "../world.ts";
import { contactOf, showsPhone } from "./identity.ts";
import { keepPerson, userIdOf } from "./people.ts";
import type { Person, PhoneMessage } from "./person.ts";
import { headOf } from "./write.ts";

/** WhatsApp's own "stop" below a marketing message, and its undoing (reference 2.5, user_preferences). */
export function prefer(world: World, person: Person, value: "stop" | "resume"): void {
  person.stoppedMarketing = value === "stop";
  const ids = {
    ...(showsPhone(world, person) ? { wa_id: person.phone } : {}),
    user_id: person.userId,
  };
  const preference = {
    ...ids,
    detail: `User requested to ${value} marketing messages`,
    category: "marketing_messages",
    value,
    timestamp: Math.floor(world.clock.milliseconds() / 1000),
  };
  world.outbox.tell({
    kind: "field",
    field: "user_preferences",
    withMetadata: true,
    value: { contacts: [contactOf(world, person)], user_preferences: [preference] },
  });
}

/** A blocked county hears nothing of it; messages to the person stay at one tick. */
export function block(world: World, person: Person, blocked: boolean): void {
  person.blocksCounty = blocked;
  world.watchers.tell({ kind: "people" });
}

/**
 * The person takes a new number: Meta writes a system message from the old one, makes a new user id, and says so
 * (reference 3.1). Returns false when somebody else has the number.
 */
export function changeNumber(world: World, person: Person, newNumber: string): boolean {
  const [previousPhone, previousUserId, phone] = [person.phone, person.userId, digitsOf(newNumber)];
  if (world.people.byPhone.has(phone) || phone.length < 7) return false;
  const shown = showsPhone(world, person);
  world.people.byPhone.delete(previousPhone);
  world.people.byUserId.delete(previousUserId);
  person.phone = phone;
  person.userId = userIdOf(phone, 1);
  keepPerson(world.people, person);

  const head = {
    id: world.random.messageId(),
    timestamp: String(Math.floor(world.clock.milliseconds() / 1000)),
    type: "system",
  };
  if (shown) {
    const system = {
      type: "user_changed_number",
      body: `User ${person.name} changed from ${previousPhone} to ${phone}`,
      wa_id: phone,
      user_id: person.userId,
    };
    world.outbox.tell({
      kind: "message",
      contact: undefined,
      element: { from: previousPhone, from_user_id: previousUserId, ...head, system },
    });
  } else {
    const system = {
      type: "user_changed_user_id",
      body: `User ${person.name} changed their user id`,
      user_id: person.userId,
      previous_user_id: previousUserId,
    };
    world.outbox.tell({
      kind: "message",
      contact: undefined,
      element: { from_user_id: previousUserId, ...head, system },
    });
  }
  const value = {
    user_id: { previous: previousUserId, current: person.userId },
    ...(shown ? { wa_id: phone } : {}),
    detail: "User changed their phone number",
    timestamp: Math.floor(world.clock.milliseconds() / 1000),
  };
  world.outbox.tell({ kind: "field", field: "user_id_update", withMetadata: true, value });
  world.watchers.tell({ kind: "people" });
  return true;
}

/** Somebody looks at the phone: everything that has arrived is read. */
export function look(world: World, person: Person): void {
  for (const message of person.messages) {
    const sent = message.direction === "in" ? world.outgoing.get(message.id) : undefined;
    if (sent !== undefined) read(world, sent, person);
  }
}

/** Off: what comes gets one tick and waits. On: it arrives. */
export function switchPhone(world: World, person: Person, on: boolean): void {
  person.phoneIsOn = on;
  if (!on) return;
  for (const message of person.messages) {
    const sent = message.direction === "in" ? world.outgoing.get(message.id) : undefined;
    if (sent !== undefined) arrive(world, sent, person);
  }
}

/** Puts another text in place of a message of one's own. False when it is not one's own, or no text. */
export function edit(world: World, person: Person, messageId: string, text: string): boolean {
  const message = ownMessage(person, messageId);
  if (message === undefined || message.content.type !== "text" || message.revoked) return false;
  message.content = { type: "text", text };
  message.edited = true;
  const change = {
    type: "edit",
    edit: { original_message_id: messageId, message: { type: "text", text: { body: text } } },
  };
  return tellOfOwn(world, person, change);
}

/** Deletes a message of one's own for everybody. */
export function revoke(world: World, person: Person, messageId: string): boolean {
  const message = ownMessage(person, messageId);
  if (message === undefined || message.revoked) return false;
  message.content = { type: message.content.type, text: "" };
  message.revoked = true;
  return tellOfOwn(world, person, { type: "revoke", revoke: { original_message_id: messageId } });
}

/** An emoji on a message of the county; the empty one takes it away, and then Meta leaves `emoji` out. */
export function react(world: World, person: Person, messageId: string, emoji: string): boolean {
  const message = person.messages.find((one) => one.id === messageId && one.direction === "in");
  if (message === undefined) return false;
  message.ownReaction = emoji === "" ? undefined : emoji;
  const reaction = { message_id: messageId, ...(emoji === "" ? {} : { emoji }) };
  return tellOfOwn(world, person, { type: "reaction", reaction });
}

function ownMessage(person: Person, messageId: string): PhoneMessage | undefined {
  return person.messages.find((message) => message.id === messageId && message.direction === "out");
}

function tellOfOwn(world: World, person: Person, change: Readonly<Record<string, unknown>>): true {
  person.lastWroteAt = world.clock.milliseconds();
  const element = { ...headOf(world, person, world.random.messageId()), ...change };
  if (!person.blocksCounty)
    world.outbox.tell({ kind: "message", contact: contactOf(world, person), element });
  world.watchers.tell({ kind: "messages", personId: person.id });
  return true;
}
