/** What our public answers share: short addresses, caching with a check, and leave for other sites to read. */
import { createMiddleware } from "hono/factory";
import { etag } from "hono/etag";
import { refuse } from "../web/errors.tsx";

/** No address of ours is longer; what is, was made to hurt. */
const longestAddress = 4096;

export const shortAddress = createMiddleware(async (c, next) =>
  c.req.url.length > longestAddress ? refuse(c, "bad-request") : await next(),
);

/**
 * Answers "not changed" where the browser has it. The policy goes along: browsers put the headers of a 304 over the
 * stored ones, and the guard would otherwise add its stricter one.
 */
export const checked = etag({
  retainedHeaders: [
    "cache-control",
    "content-security-policy",
    "access-control-allow-origin",
    "cross-origin-resource-policy",
    "etag",
    "vary",
  ],
});

/** Public things without any person in them: every site may load them, without cookies. */
export const forEverySite = createMiddleware(async (c, next) => {
  await next();
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Cross-Origin-Resource-Policy", "cross-origin");
});
