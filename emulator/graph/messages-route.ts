import type { World } from "../world.ts";
import { breakCall, hangUp } from "./broken-call.ts";
import { bodyOf, refuse, type GraphContext } from "./context.ts";
import { markRead } from "./mark-read.ts";
import { factsOf } from "./message-faults.ts";
import { send } from "./send.ts";
import { text, type Json } from "./read.ts";

/** `POST /{phone}/messages`: send, mark read, show "typing". */
export async function postMessage(c: GraphContext, world: World): Promise<Response> {
  const envelope = await bodyOf(c);
  if (text(envelope["status"]) !== undefined) return readMark(c, world, envelope);
  const facts = factsOf(envelope, undefined, text(envelope["type"]) ?? "text");
  const broken = world.faults.none() ? undefined : await breakCall(c, world, facts);
  if (broken !== undefined) return broken;

  const sending = send(world, envelope);
  if (sending.kind === "refused") return refuse(c, world, sending.refusal);
  if (world.faults.take("statusBeforeAnswer", facts, world.random) !== undefined) {
    sending.proceed();
    await world.outbox.settled();
    return c.json(sending.answer);
  }
  // The answer first: the statuses leave with the next turn of the event loop.
  world.outbox.expect(
    new Promise((resolve) => {
      setImmediate(() => {
        sending.proceed();
        resolve();
      });
    }),
  );
  if (world.faults.take("lostAnswer", facts, world.random) !== undefined) return hangUp(c);
  return c.json(sending.answer);
}

function readMark(c: GraphContext, world: World, envelope: Json): Response {
  if (text(envelope["status"]) !== "read")
    return refuse(c, world, { code: 100, message: "(#100) Param status must be one of {READ}." });
  return markRead(world, envelope)
    ? c.json({ success: true })
    : refuse(c, world, { code: 131009, details: "Parameter value is not valid: message_id" });
}
