import { Hono } from "hono";
import type { World } from "../world.ts";
import { checkAccess } from "./access.ts";
import { refuse, type GraphEnv } from "./context.ts";
import { noSuchObject } from "./errors.ts";
import { postMessage } from "./messages-route.ts";

/** The Graph API below `/v25.0`: any version does, as long as it looks like one. */
export function graph(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  const { settings } = world;
  app.use(async (c, next) => {
    const refusal = checkAccess(
      c.req.header("authorization"),
      c.req.query("access_token"),
      settings.accessToken,
    );
    return refusal === undefined ? next() : refuse(c, world, refusal);
  });
  app.post(`/${settings.phoneNumberId}/messages`, (c) => postMessage(c, world));
  app.all("/:node/messages", (c) =>
    refuse(c, world, noSuchObject(c.req.method, c.req.param("node"))),
  );
  app.all("/:node", (c) => refuse(c, world, noSuchObject(c.req.method, c.req.param("node"))));
  app.notFound((c) =>
    refuse(c, world, {
      code: 2500,
      message: `Unknown path components: /${c.req.path.split("/").slice(3).join("/")}`,
    }),
  );
  return app;
}
