import { Hono } from "hono";
import { z } from "zod";
import { readDuration } from "../clock.ts";
import type { World } from "../world.ts";
import { nextMorning } from "./next-morning.ts";
import { readBody } from "./read-body.ts";

const move = z.object({
  advance: z.union([z.string(), z.number()]).optional(),
  to: z.string().optional(),
});

export function clockRoutes(world: World): Hono {
  const app = new Hono();
  const now = () => ({
    now: world.clock.now().toISOString(),
    advancedMilliseconds: world.clock.offset,
  });
  app.get("/", (c) => c.json(now()));
  app.post("/", async (c) => {
    const read = await readBody(c, move);
    if (read.kind === "bad") return read.response;
    const by =
      read.body.to === undefined
        ? readDuration(read.body.advance ?? "")
        : untilLocalTime(world, read.body.to);
    if (by === undefined) return c.json({ error: 'Say {"advance": "24h"} or {"to": "7:30"}' }, 400);
    world.clock.advance(by);
    world.watchers.tell({ kind: "clock" });
    return c.json(now());
  });
  return app;
}

function untilLocalTime(world: World, to: string): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(to);
  if (match === null || Number(match[1]) > 23 || Number(match[2]) > 59) return undefined;
  return nextMorning(
    world.clock.now(),
    world.settings.timeZone,
    Number(match[1]),
    Number(match[2]),
  );
}
