import type { MessageType } from "../message-type.ts";
import { text } from "../read.ts";

const oldest = 30 * 86_400_000;

/** An emoji on a message of the person; the empty string takes it away. */
export const reaction: MessageType = {
  check(world, content) {
    const id = text(content["message_id"]);
    if (id === undefined)
      return { code: 131008, details: "Required parameter is missing: reaction['message_id']" };
    if (typeof content["emoji"] !== "string")
      return { code: 131008, details: "Required parameter is missing: reaction['emoji']" };
    const personId = world.inbound.get(id) ?? world.outgoing.get(id)?.personId ?? "";
    const target = world.people.byId.get(personId)?.messages.find((message) => message.id === id);
    if (target !== undefined && world.clock.milliseconds() - target.at <= oldest) return undefined;
    return {
      code: 131009,
      details:
        "Parameter value is not valid: the message to react to was not found or is older than 30 days",
    };
  },
  show: (_world, content) => ({ type: "reaction", text: text(content["emoji"]) ?? "" }),
};
