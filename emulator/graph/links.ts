import { Hono } from "hono";
import type { World } from "../world.ts";
import { bodyOf, refuse, type GraphEnv } from "./context.ts";
import { noSuchObject } from "./errors.ts";
import { page } from "./paging.ts";
import { lengthOf, text } from "./read.ts";

type Link = { readonly code: string; prefilledMessage: string };

/** `/{phone}/message_qrdls`: links with a prefilled text. The picture of the code is not drawn here. */
export function linkRoutes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  const view = (link: Link) => ({
    code: link.code,
    prefilled_message: link.prefilledMessage,
    deep_link_url: `https://wa.me/message/${link.code}`,
  });
  app.get("/", (c) => {
    const code = c.req.query("code");
    return page(
      c,
      world,
      [...world.links.values()].filter((link) => code === undefined || link.code === code),
      view,
    );
  });
  app.get("/:code", (c) =>
    page(
      c,
      world,
      [...world.links.values()].filter((link) => link.code === c.req.param("code")),
      view,
    ),
  );
  app.post("/", async (c) => {
    const body = await bodyOf(c);
    const prefilledMessage = text(body["prefilled_message"]) ?? "";
    if (lengthOf(prefilledMessage) < 1 || lengthOf(prefilledMessage) > 140)
      return refuse(c, world, {
        code: 100,
        message: "(#100) Param prefilled_message must be 1 to 140 characters long.",
      });
    const code = text(body["code"]);
    const known = code === undefined ? undefined : world.links.get(code);
    if (code !== undefined && known === undefined)
      return refuse(c, world, noSuchObject("POST", code));
    if (known === undefined && world.links.size >= 2_000)
      return refuse(c, world, {
        code: 100,
        message: "(#100) The limit of 2,000 message links is reached.",
      });
    const link = known ?? { code: codeOf(world), prefilledMessage };
    link.prefilledMessage = prefilledMessage;
    world.links.set(link.code, link);
    return c.json(view(link));
  });
  app.delete("/:code", (c) =>
    world.links.delete(c.req.param("code"))
      ? c.json({ success: true })
      : refuse(c, world, noSuchObject("DELETE", c.req.param("code"))),
  );
  return app;
}

function codeOf(world: World): string {
  const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ234567";
  return Array.from(
    { length: 14 },
    () => letters[Math.floor(world.random.fraction() * letters.length)],
  ).join("");
}
