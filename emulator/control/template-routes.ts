import { Hono } from "hono";
import { z } from "zod";
import { change } from "../graph/template-review.ts";
import { templateView } from "../graph/templates.ts";
import type { World } from "../world.ts";
import { readBody } from "./read-body.ts";

const fields = "id,name,language,status,category,rejected_reason";
const decision = z.object({
  status: z.enum(["APPROVED", "REJECTED", "PAUSED", "DISABLED"]),
  reason: z.string().optional(),
});

/** What reviewers at Meta do to a template, by name or id. */
export function templateControl(world: World): Hono {
  const app = new Hono();
  const all = () => [...world.templates.values()].filter((one) => one.deletedAt === undefined);
  app.get("/", (c) => c.json({ templates: all().map((one) => templateView(one, fields)) }));
  app.post("/:key", async (c) => {
    const read = await readBody(c, decision);
    if (read.kind === "bad") return read.response;
    const found = all().filter(
      (one) => one.name === c.req.param("key") || one.id === c.req.param("key"),
    );
    if (found.length === 0) return c.json({ error: "There is no such template" }, 404);
    const title =
      read.body.status === "PAUSED"
        ? {
            other_info: {
              title: "FIRST_PAUSE",
              description: "The template was paused for 3 hours.",
            },
          }
        : {};
    for (const template of found)
      change(world, template, read.body.status, read.body.reason ?? "NONE", title);
    return c.json({ templates: found.map((one) => templateView(one, fields)) });
  });
  return app;
}
