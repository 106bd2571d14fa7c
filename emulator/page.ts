import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { findMedia } from "./graph/media-store.ts";
import { text } from "./graph/read.ts";
import type { World } from "./world.ts";

/** Beside this file, and beside the bundle once it is built. */
const folder = new URL("./phones/", import.meta.url);
const types: Readonly<Record<string, string>> = {
  html: "text/html",
  css: "text/css",
  js: "text/javascript",
  svg: "image/svg+xml",
};

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https: http:; media-src 'self'; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

/** The phones on the desk: `GET /`, what it is made of, and the links that lead there instead of wa.me. */
export function pageRoutes(world: World): Hono {
  const app = new Hono();
  app.get("/", (c) => file(c.req.path, "index.html"));
  app.get("/phones/:name{[a-z-]+\\.(css|js|svg)}", (c) => file(c.req.path, c.req.param("name")));
  app.get("/wa/:number{\\+?\\d+}", (c) => {
    const prefilled = c.req.query("text") ?? "";
    return c.redirect(`/?${new URLSearchParams({ text: prefilled }).toString()}`, 302);
  });
  app.get("/wa/message/:code", (c) => {
    const link = world.links.get(c.req.param("code"));
    return link === undefined
      ? c.text("There is no such link", 404)
      : c.redirect(`/?${new URLSearchParams({ text: link.prefilledMessage }).toString()}`, 302);
  });
  app.get("/phones/media/:id", (c) => {
    const media = findMedia(world, c.req.param("id"));
    if (media === undefined) return c.text("Meta does not keep this file any more", 404);
    // A file that somebody sent must not become a page of ours.
    return c.body(new Uint8Array(media.bytes), 200, {
      "content-type": media.mimeType,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
  });
  app.get("/phones/flows/:id", (c) => {
    const flow = [...world.flows.values()].find(
      (one) => one.id === c.req.param("id") || one.name === c.req.param("id"),
    );
    return flow?.json === undefined
      ? c.json({ error: "There is no such Flow" }, 404)
      : c.body(flow.json, 200, { "content-type": "application/json" });
  });
  return app;
}

async function file(path: string, name: string): Promise<Response> {
  const type = text(types[name.split(".").at(-1) ?? ""]) ?? "application/octet-stream";
  try {
    const bytes = await readFile(new URL(name, folder));
    return new Response(new Uint8Array(bytes), {
      headers: {
        "content-type": `${type}; charset=utf-8`,
        "content-security-policy": policy,
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": "no-cache",
      },
    });
  } catch {
    return new Response(`There is no ${path}`, { status: 404 });
  }
}
