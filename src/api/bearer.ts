/** Who calls: a program with a token of ours. */
import { createMiddleware } from "hono/factory";
import { findToken } from "../staff/staff.ts";
import { clientAddress, rateLimit } from "../web/guard.ts";
import type { ApiContext, ApiEnv } from "./context.ts";
import { problem } from "./problem.ts";

/** Guessing is slowed down long before 256 random bits are in danger; it also spares the database. */
const wrongTokens = { capacity: 30, perMinute: 10 };

/** Lets requests with a valid `Authorization: Bearer` pass and answers all others with 401. */
export function bearer(context: ApiContext) {
  return createMiddleware<ApiEnv>(async (c, next) => {
    const [, plain] = /^Bearer +(\S+)$/i.exec(c.req.header("authorization") ?? "") ?? [];
    const now = context.clock.now();
    const token = plain === undefined ? null : await findToken(context.db, plain, now);
    if (token === null) {
      const bucket = `api-token:${clientAddress(c, context)}`;
      const rate = await rateLimit(context.db, bucket, wrongTokens, now);
      if (rate.kind === "limited") {
        c.header("Retry-After", String(rate.retryAfterSeconds));
        return problem(c, 429, "Too many calls with a wrong token; wait and check the token.");
      }
      c.header("WWW-Authenticate", "Bearer");
      return problem(
        c,
        401,
        "Send `Authorization: Bearer <token>`; an administrator makes tokens in the settings.",
      );
    }
    c.set("token", token);
    return await next();
  });
}
