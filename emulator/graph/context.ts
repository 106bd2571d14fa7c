import type { HttpBindings } from "@hono/node-server";
import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { World } from "../world.ts";
import { errorBody, httpStatusOf, type Refusal } from "./errors.ts";
import { isRecord, type Json } from "./read.ts";

export type GraphEnv = { Bindings: HttpBindings };
export type GraphContext = Context<GraphEnv>;

export function refuse(c: GraphContext, world: World, refusal: Refusal): Response {
  const traceId = world.random.traceId();
  c.header("x-fb-trace-id", traceId);
  if (httpStatusOf(refusal) === 401)
    c.header(
      "www-authenticate",
      `OAuth "Facebook Platform" "invalid_token" "${refusal.message ?? ""}"`,
    );
  // Every status in the table is one that may carry a body.
  return c.json(errorBody(refusal, traceId), httpStatusOf(refusal) as ContentfulStatusCode);
}

/** The JSON body; what is no JSON object counts as no parameters, as Graph has it. */
export async function bodyOf(c: GraphContext): Promise<Json> {
  try {
    const body: unknown = JSON.parse(await c.req.text());
    return isRecord(body) ? body : {};
  } catch {
    return {};
  }
}
