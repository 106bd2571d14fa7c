/**
 * The service for other programs, under /api/v1: topics, import, counts, broadcasts, conversations.
 * Promises: the same rules as the pages, by the same functions; errors are problem details (RFC 9457); no answer carries
 * a phone number or a name; what it offers is described in /api/v1/openapi.json. Owns no rule of its own.
 */
import { OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { HTTPException } from "hono/http-exception";
import { isDatabaseAway } from "../db/db.ts";
import { withoutValues } from "../lib/loop.ts";
import { bearer } from "./bearer.ts";
import { broadcastRoutes } from "./broadcast-routes.ts";
import { conversationRoutes } from "./conversation-routes.ts";
import type { Api, ApiContext, ApiEnv } from "./context.ts";
import { fieldProblems, problem } from "./problem.ts";
import { subscriberRoutes } from "./subscriber-routes.ts";
import { topicRoutes } from "./topic-routes.ts";

export type { ApiContext } from "./context.ts";

const root = "/api/v1";
const longestBody = 1024 * 1024;

export function apiRoutes(context: ApiContext): Hono {
  const api: Api = new OpenAPIHono<ApiEnv>({
    defaultHook: (result, c) =>
      result.success
        ? undefined
        : problem(
            c,
            422,
            "Some values do not fit; `errors` names them.",
            fieldProblems(result.error),
          ),
  });
  api.get("/openapi.json", (c) => c.json(api.getOpenAPI31Document(describe(context.publicUrl))));
  api.use(bearer(context));
  // The import is streamed and has no limit; everything else is small.
  const limit = bodyLimit({
    maxSize: longestBody,
    onError: (c) => problem(c, 413, "The body is larger than 1 MB; send less at once."),
  });
  api.use(
    async (c, next) => await (c.req.path.endsWith("/subscribers/import") ? next() : limit(c, next)),
  );
  topicRoutes(api, context);
  subscriberRoutes(api, context);
  broadcastRoutes(api, context);
  conversationRoutes(api, context);
  api.all("*", (c) => problem(c, 404, `There is no such call; ${root}/openapi.json lists all.`));

  api.onError((error, c) => {
    if (error instanceof HTTPException && error.status < 500) {
      const status = error.status === 415 ? 415 : 400;
      return problem(c, status, "Send JSON with `Content-Type: application/json`.");
    }
    context.log.error({ err: withoutValues(error) }, "an API call failed");
    return isDatabaseAway(error)
      ? problem(c, 503, "The database does not answer; try again in a minute.")
      : problem(c, 500, "Try again in a few minutes.");
  });
  return new Hono().route(root, api);
}

function describe(publicUrl: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Rundruf",
      version: "1",
      description:
        "Informs citizens in their messenger. Every call needs a token of the settings page.",
      license: { name: "EUPL-1.2", identifier: "EUPL-1.2" },
    },
    servers: [{ url: `${publicUrl}${root}` }],
  };
}
