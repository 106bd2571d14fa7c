import { Hono } from "hono";
import type { World } from "../world.ts";
import { billRoutes } from "./bill-routes.ts";
import { clockRoutes } from "./clock-routes.ts";
import { eventRoutes } from "./event-routes.ts";
import { faultRoutes } from "./fault-routes.ts";
import { peopleRoutes } from "./people-routes.ts";
import { templateControl } from "./template-routes.ts";

/** `/emulator/…`: what people do, what goes wrong, what time it is, what it costs. Not part of what Meta offers. */
export function control(world: World): Hono {
  const app = new Hono();
  app.route("/people", peopleRoutes(world));
  app.route("/clock", clockRoutes(world));
  app.route("/faults", faultRoutes(world));
  app.route("/templates", templateControl(world));
  app.route("/bill", billRoutes(world));
  app.route("/", eventRoutes(world));
  app.notFound((c) => c.json({ error: `The emulator has no ${c.req.path}` }, 404));
  return app;
}
