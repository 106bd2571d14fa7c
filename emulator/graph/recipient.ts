import { personWithPhone } from "../people/people.ts";
import type { Person } from "../people/person.ts";
import { digitsOf } from "../settings.ts";
import type { World } from "../world.ts";
import type { Refusal } from "./errors.ts";
import { text, type Json } from "./read.ts";

export type Recipient =
  | {
      readonly kind: "person";
      readonly person: Person;
      readonly by: "phone" | "userId";
      readonly contact: Readonly<Record<string, string>>;
    }
  /** Accepted, and nothing ever comes of it: a user id in `to`, or one that nobody has. */
  | {
      readonly kind: "nobody";
      readonly contact: Readonly<Record<string, string>>;
      readonly fails: boolean;
    }
  | { readonly kind: "refused"; readonly refusal: Refusal };

const userIdShape = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/;

/** Who is meant: `to` wins over `recipient` (reference 3.4). */
export function recipientOf(world: World, envelope: Json): Recipient {
  const kind = text(envelope["recipient_type"]) ?? "individual";
  if (kind !== "individual") {
    return refused({
      code: 100,
      message: `(#100) Param recipient_type must be one of {individual} - got "${kind}".`,
    });
  }
  const to = text(envelope["to"]);
  if (to !== undefined && to !== "") return byPhone(world, to);
  const userId = text(envelope["recipient"]);
  if (userId !== undefined && userId !== "") return byUserId(world, userId);
  return refused({ code: 100, message: "(#100) The parameter to is required." });
}

function byPhone(world: World, to: string): Recipient {
  // Reported by several (chatwoot 15150): HTTP 200, and the message is never seen again.
  if (userIdShape.test(to))
    return { kind: "nobody", contact: { input: to, wa_id: to }, fails: false };
  if (!/^\+?[\d\s().-]+$/.test(to))
    return refused({
      code: 131009,
      details: "Parameter value is not valid: to must be a phone number.",
    });
  const phone = withCountry(world, to);
  if (phone.length < 7 || phone.length > 15)
    return refused({
      code: 131009,
      details: "Parameter value is not valid: to must be a phone number.",
    });
  if (phone === digitsOf(world.settings.displayNumber))
    return refused({ code: 131021, details: "Recipient phone number cannot be the sender's." });
  return {
    kind: "person",
    person: personWithPhone(world, phone),
    by: "phone",
    contact: { input: to, wa_id: phone },
  };
}

/** Without "+" Meta takes a number with a leading zero for one of the business's own country. */
function withCountry(world: World, to: string): string {
  const digits = digitsOf(to);
  if (!digits.startsWith("0")) return digits;
  return digits.startsWith("00")
    ? digits.slice(2)
    : `${digitsOf(world.settings.displayNumber).slice(0, 2)}${digits.slice(1)}`;
}

function byUserId(world: World, userId: string): Recipient {
  if (!userIdShape.test(userId))
    return refused({
      code: 100,
      message: "(#100) Param recipient is not a valid business-scoped user ID.",
    });
  const person = world.people.byUserId.get(userId);
  const contact = { input: userId, user_id: userId };
  return person === undefined
    ? { kind: "nobody", contact, fails: true }
    : { kind: "person", person, by: "userId", contact };
}

function refused(refusal: Refusal): Recipient {
  return { kind: "refused", refusal };
}
