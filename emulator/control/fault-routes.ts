import { Hono } from "hono";
import { z } from "zod";
import { specialNumbers } from "../numbers.ts";
import { readDuration } from "../clock.ts";
import { tierOf, tiers } from "../graph/limits.ts";
import type { World } from "../world.ts";
import { faultKinds } from "./faults.ts";
import { readBody } from "./read-body.ts";

const duration = z.union([z.number(), z.string()]).transform((value, context) => {
  const read = readDuration(value);
  if (read === undefined)
    context.addIssue({ code: "custom", message: 'a duration such as "90s" or milliseconds' });
  return read ?? 0;
});

const fault = z.object({
  kind: z.enum(faultKinds),
  code: z.number().int().optional(),
  comes: z.enum(["in the answer", "by status"]).optional(),
  details: z.string().optional(),
  count: z.number().int().positive().optional(),
  share: z.number().min(0).max(1).optional(),
  milliseconds: duration.optional(),
  match: z
    .object({
      to: z.string().optional(),
      type: z.string().optional(),
      template: z.string().optional(),
      callbackData: z.string().optional(),
      call: z.string().optional(),
      webhook: z.enum(["message", "status", "field"]).optional(),
    })
    .optional(),
});
/** Rate and tier are no mishaps but limits: they are set, not counted. */
const limit = z.union([
  z.object({ kind: z.literal("rate"), messagesPerSecond: z.number().positive() }),
  z.object({
    kind: z.literal("tier"),
    tier: z.enum(["TIER_250", "TIER_2K", "TIER_10K", "TIER_100K", "TIER_UNLIMITED"]).optional(),
    recipients: z.number().int().nonnegative().optional(),
  }),
]);
const wanted = z.union([fault, limit]);

export function faultRoutes(world: World): Hono {
  const app = new Hono();
  const standing = () => ({
    faults: world.faults.list(),
    messagesPerSecond: world.limits.messagesPerSecond,
    tier: tierOf(world.limits.dailyRecipients),
    specialNumbers,
  });
  app.get("/", (c) => c.json(standing()));
  app.post("/", async (c) => {
    const read = await readBody(c, z.union([wanted, z.array(wanted)]));
    if (read.kind === "bad") return read.response;
    for (const one of Array.isArray(read.body) ? read.body : [read.body]) put(world, one);
    world.watchers.tell({ kind: "faults" });
    return c.json(standing(), 201);
  });
  app.delete("/", (c) => {
    world.faults.clear();
    return c.json(afterRemoval(world, standing));
  });
  app.delete("/:id", (c) => {
    if (!world.faults.remove(Number(c.req.param("id"))))
      return c.json({ error: "There is no such fault" }, 404);
    return c.json(afterRemoval(world, standing));
  });
  return app;
}

function put(world: World, one: z.infer<typeof wanted>): void {
  if (one.kind === "rate") world.limits.messagesPerSecond = one.messagesPerSecond;
  else if (one.kind === "tier")
    world.limits.dailyRecipients =
      one.recipients ?? tiers[one.tier ?? "TIER_UNLIMITED"] ?? Number.POSITIVE_INFINITY;
  else world.faults.add(one);
}

/** What was withheld or held is let go when nothing holds it any more. */
export function letGo(world: World): void {
  if (!world.faults.has("withholdStatuses")) world.outbox.release();
  if (!world.faults.has("hold")) for (const end of world.held.values()) end();
}

function afterRemoval<T>(world: World, standing: () => T): T {
  letGo(world);
  world.watchers.tell({ kind: "faults" });
  return standing();
}
