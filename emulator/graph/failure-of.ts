import type { Person } from "../people/person.ts";
import type { World } from "../world.ts";
import type { Outgoing } from "./outgoing.ts";

/** The code with which Meta gives up on a message that it has accepted, or undefined when it goes through. */
export function failureOf(
  world: World,
  message: Outgoing,
  person: Person,
  type: string,
): number | undefined {
  const { condition } = person;
  if (
    condition.kind === "fails" &&
    (condition.only === "everything" || message.category === "marketing")
  )
    return condition.code;
  if (type !== "template" && type !== "reaction" && !message.windowOpen) return 131047;
  if (message.category === "marketing" && person.stoppedMarketing) return 131050;
  if (
    type === "template" &&
    !message.windowOpen &&
    !world.limits.takeRecipient(person.id, world.clock.milliseconds())
  )
    return 131048;
  return undefined;
}
