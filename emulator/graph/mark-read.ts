import type { World } from "../world.ts";
import { text, type Json } from "./read.ts";

/** `{"status":"read","message_id":…}`: the ticks of the person's messages up to this one turn. False when there is no such message. */
export function markRead(world: World, envelope: Json): boolean {
  const id = text(envelope["message_id"]) ?? "";
  const person = world.people.byId.get(world.inbound.get(id) ?? "");
  if (person === undefined) return false;
  for (const message of person.messages) {
    if (message.direction === "out") message.status = "read";
    if (message.id === id) break;
  }
  world.watchers.tell({ kind: "messages", personId: person.id });
  return true;
}
