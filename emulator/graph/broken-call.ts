import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { setTimeout as wait } from "node:timers/promises";
import type { Facts } from "../control/faults.ts";
import type { World } from "../world.ts";
import { refuse, type GraphContext } from "./context.ts";

/** Faults that hit before Meta has understood anything: nothing was accepted. Undefined when the call goes on. */
export async function breakCall(
  c: GraphContext,
  world: World,
  facts: Facts,
): Promise<Response | undefined> {
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

/** The same for calls other than sending; a fault must name them: `match: { call: "media" }`. */
export async function breakOtherCall(c: GraphContext, world: World): Promise<Response | undefined> {
  const call = c.req.path.split("/")[3] ?? "node";
  if (world.faults.none() || call === "messages") return undefined;
  const fault = world.faults.take("error", { call }, world.random);
  if (fault !== undefined)
    return refuse(c, world, {
      code: fault.code ?? 131000,
      ...(fault.details === undefined ? {} : { details: fault.details }),
    });
  return breakCall(c, world, { call });
}

/** Closes the connection without an answer. */
export function hangUp(c: GraphContext): Response {
  c.env.incoming.socket.destroy();
  return RESPONSE_ALREADY_SENT;
}

/** Until the caller gives up, or the time has passed. */
async function untilGone(c: GraphContext, milliseconds: number | undefined): Promise<void> {
  const { socket } = c.env.incoming;
  await new Promise<void>((resolve) => {
    socket.once("close", resolve);
    if (milliseconds !== undefined) setTimeout(resolve, milliseconds).unref();
  });
}
