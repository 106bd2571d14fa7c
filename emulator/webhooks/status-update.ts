import type { Outgoing } from "../graph/outgoing.ts";
import { contactOf, showsPhone } from "../people/identity.ts";
import type { MessageStatus, Person } from "../people/person.ts";
import { pricingOf } from "../pricing/bill.ts";
import type { World } from "../world.ts";
import type { Update } from "./update.ts";

/** An element of `statuses[]` (reference 2.4), with the contact beside it except for a failed send to a phone. */
export function statusUpdate(
  world: World,
  message: Outgoing,
  person: Person,
  status: MessageStatus,
  errors?: readonly Readonly<Record<string, unknown>>[],
): Update {
  const namesNobody = status === "failed" && message.by === "phone";
  const element = {
    id: message.id,
    status,
    timestamp: String(Math.floor(world.clock.milliseconds() / 1000)),
    ...(namesNobody || showsPhone(world, person) ? { recipient_id: person.phone } : {}),
    ...(namesNobody ? {} : { recipient_user_id: person.userId }),
    ...(message.callbackData === undefined
      ? {}
      : { biz_opaque_callback_data: message.callbackData }),
    ...(status === "sent" || status === "delivered"
      ? { pricing: pricingOf(world, message, person) }
      : {}),
    ...(errors === undefined ? {} : { errors }),
  };
  return { kind: "status", contact: namesNobody ? undefined : contactOf(world, person), element };
}
