import type { World } from "../world.ts";
import { accept, type Accepted } from "./accept.ts";
import { unexpectedKey } from "./content-keys.ts";
import type { Refusal } from "./errors.ts";
import { comesInAnswer, factsOf } from "./message-faults.ts";
import { messageTypes } from "./message-types.ts";
import { checkOptionalLength, isRecord, record, text, type Json } from "./read.ts";
import { recipientOf, type Recipient } from "./recipient.ts";

export type Sending = { readonly kind: "refused"; readonly refusal: Refusal } | Accepted;

/** `POST /{phone}/messages`: what Meta checks before it says 200 (reference 1.3). */
export function send(world: World, envelope: Json): Sending {
  if (!world.limits.takeThroughput())
    return refused({
      code: 130429,
      details:
        "Message failed to send because there were too many messages sent from this phone number in a short period of time",
    });
  if (text(envelope["messaging_product"]) !== "whatsapp")
    return refused({ code: 100, message: "(#100) The parameter messaging_product is required." });
  const type = text(envelope["type"]) ?? "text";
  const messageType = messageTypes[type];
  if (messageType === undefined)
    return refused({
      code: 100,
      message: `(#100) Param type must be one of {${Object.keys(messageTypes).join(", ").toUpperCase()}} - got "${type}".`,
    });
  const recipient = recipientOf(world, envelope);
  if (recipient.kind === "refused") return recipient;
  const content = contentOf(envelope, type);
  if (content === undefined)
    return refused({ code: 100, message: `(#100) The parameter ${type} is required.` });
  const refusal =
    checkEnvelope(envelope) ??
    unexpectedKey(type, content) ??
    messageType.check(world, content) ??
    answerFault(world, envelope, recipient, type);
  if (refusal !== undefined) return refused(refusal);
  return accept(world, envelope, type, content, recipient);
}

function refused(refusal: Refusal): Sending {
  return { kind: "refused", refusal };
}

function contentOf(envelope: Json, type: string): Json | undefined {
  const content = envelope[type];
  if (type === "contacts") return Array.isArray(content) ? { list: content } : undefined;
  return isRecord(content) ? content : undefined;
}

function checkEnvelope(envelope: Json): Refusal | undefined {
  const callbackData = envelope["biz_opaque_callback_data"];
  if (checkOptionalLength("biz_opaque_callback_data", callbackData, 512) !== undefined) {
    return {
      code: 100,
      message: "(#100) Param biz_opaque_callback_data must be a string of 1 to 512 characters.",
    };
  }
  const context = envelope["context"];
  if (context !== undefined && text(record(context)["message_id"]) === undefined) {
    return { code: 131009, details: "Parameter value is not valid: context['message_id']" };
  }
  return undefined;
}

/** A fault or the pair rate, once the request itself is in order. */
function answerFault(
  world: World,
  envelope: Json,
  recipient: Recipient,
  type: string,
): Refusal | undefined {
  const facts = factsOf(envelope, recipient, type);
  const taken = world.faults.take("error", facts, world.random, comesInAnswer);
  if (taken !== undefined)
    return {
      code: taken.code ?? 131000,
      ...(taken.details === undefined ? {} : { details: taken.details }),
    };
  if (
    recipient.kind !== "person" ||
    world.limits.takePair(recipient.person.id, world.clock.milliseconds())
  )
    return undefined;
  return {
    code: 131056,
    details:
      "Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time",
  };
}
