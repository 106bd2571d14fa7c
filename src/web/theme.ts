/** GET /farbe.css: the county's own colour as a style sheet of its own, because the page may carry no inline style. */
import { Hono } from "hono";
import type { Db } from "../db/db.ts";
import { themeCss } from "./colour.ts";
import { readOrganisation } from "./organisation.ts";
import { paths } from "./paths.ts";

export function themeRoutes(context: { readonly db: Db }): Hono {
  const app = new Hono();
  app.get(paths.theme, async (c) => {
    const { accentColour } = await readOrganisation(context.db);
    c.header("Content-Type", "text/css; charset=utf-8");
    // The address carries the colour, so another colour is another address.
    c.header(
      "Cache-Control",
      accentColour !== undefined && c.req.query("v") === accentColour.slice(1)
        ? "public, max-age=31536000, immutable"
        : "no-cache",
    );
    return c.body(accentColour === undefined ? "" : themeCss(accentColour));
  });
  return app;
}
