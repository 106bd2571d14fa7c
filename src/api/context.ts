import type { OpenAPIHono } from "@hono/zod-openapi";
import type { ApiToken } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";

/** What the routes of the API need. */
export type ApiContext = Pick<
  PageContext,
  "db" | "clock" | "log" | "secret" | "publicUrl" | "mediaFolder" | "trustedProxy"
> & {
  /** Told after something was queued, so that it leaves at once. */
  readonly wakeSender: () => void;
  /** Told after a broadcast was scheduled or released. */
  readonly wakeBroadcasts: () => void;
};

export type ApiEnv = { Variables: { token: ApiToken } };
export type Api = OpenAPIHono<ApiEnv>;
