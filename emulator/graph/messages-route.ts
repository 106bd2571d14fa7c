import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { setTimeout as wait } from "node:timers/promises";
import type { World } from "../world.ts";
import { bodyOf, refuse, type GraphContext } from "./context.ts";
import { markRead } from "./mark-read.ts";
import { factsOf } from "./message-faults.ts";
import { send } from "./send.ts";
import { text, type Json } from "./read.ts";

/** `POST /{phone}/messages`: send, mark read, show "typing". */
export async function postMessage(c: GraphContext, world: World): Promise<Response> {
  const envelope = await bodyOf(c);
  if (text(envelope["status"]) !== undefined) return readMark(c, world, envelope);
  const broken = world.faults.none() ? undefined : await breakBefore(c, world, envelope);
  if (broken !== undefined) return broken;

  const sending = send(world, envelope);
  if (sending.kind === "refused") return refuse(c, world, sending.refusal);
  const facts = factsOf(envelope, undefined, text(envelope["type"]) ?? "text");
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

/** Faults that hit before Meta has understood anything: nothing was accepted. */
async function breakBefore(
  c: GraphContext,
  world: World,
  envelope: Json,
): Promise<Response | undefined> {
  const facts = factsOf(envelope, undefined, text(envelope["type"]) ?? "text");
  if (world.faults.take("reset", facts, world.random) !== undefined) return hangUp(c);
  if (world.faults.take("unavailable", facts, world.random) !== undefined)
    return c.text("Service Unavailable", 503);
  const timeout = world.faults.take("timeout", facts, world.random);
  if (timeout !== undefined) {
    await untilGone(c, timeout.milliseconds);
    return hangUp(c);
  }
  const slow = world.faults.take("slow", facts, world.random);
  if (slow !== undefined) await wait(slow.milliseconds ?? 1_000, undefined, { ref: false });
  return undefined;
}

/** Until the caller gives up, or the time has passed. */
async function untilGone(c: GraphContext, milliseconds: number | undefined): Promise<void> {
  const { socket } = c.env.incoming;
  await new Promise<void>((resolve) => {
    socket.once("close", resolve);
    if (milliseconds !== undefined) setTimeout(resolve, milliseconds).unref();
  });
}

/** Closes the connection without an answer. */
function hangUp(c: GraphContext): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}
