import { Hono } from "hono";
import { bill } from "../pricing/bill.ts";
import { rateCards } from "../pricing/rate-cards.ts";
import type { World } from "../world.ts";

export function billRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => c.json(bill(world)));
  app.get("/cards", (c) => c.json({ cards: rateCards }));
  return app;
}
