/**
 * The shell of every page: frame, form parts, guard, errors, addresses, static files, live parts.
 * Promises: every answer carries the security headers, every changing request came from our own pages, every error is a
 * sentence. Knows nobody who works here and nothing of messages.
 */
import { Hono, type MiddlewareHandler } from "hono";
import type { PageContext } from "./context.ts";
import { showError, showNotFound } from "./errors.tsx";
import { limitBodies, sameOriginOnly, securityHeaders } from "./guard.ts";
import { staticRoutes } from "./static.ts";
import { themeRoutes } from "./theme.ts";

/** The application to mount everything on: guarded, with error pages and static files. */
export function openWeb(context: Pick<PageContext, "db" | "log" | "publicUrl" | "demo">): Hono {
  const app = new Hono();
  app.use(remember("demo", context.demo));
  app.use(securityHeaders(context));
  app.use(sameOriginOnly(context));
  app.use(limitBodies());
  app.notFound(showNotFound);
  app.onError(showError(context.log));
  app.route("/", staticRoutes());
  app.route("/", themeRoutes(context));
  return app;
}

function remember(name: string, value: unknown): MiddlewareHandler {
  return async (c, next) => {
    c.set(name, value);
    await next();
  };
}
