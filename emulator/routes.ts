import { Hono } from "hono";
import { control } from "./control/control.ts";
import type { GraphEnv } from "./graph/context.ts";
import { refuse } from "./graph/context.ts";
import { graph } from "./graph/graph.ts";
import { attachmentRoutes } from "./graph/media.ts";
import { pageRoutes } from "./page.ts";
import type { World } from "./world.ts";

/** One server for both sides: Meta's below `/v25.0` (any version), ours below `/emulator` and `/`. */
export function routes(world: World): Hono<GraphEnv> {
  const app = new Hono<GraphEnv>();
  app.route("/:version{v[0-9]+\\.[0-9]+}", graph(world));
  app.route("/whatsapp_business", attachmentRoutes(world));
  app.route("/emulator", control(world));
  app.route("/", pageRoutes(world));
  app.notFound((c) =>
    refuse(c, world, { code: 2500, message: `Unknown path components: ${c.req.path}` }),
  );
  return app;
}
