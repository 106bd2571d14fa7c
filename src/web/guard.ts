/** What every answer carries and every request must pass: security headers, same-origin check, size of the body. */
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import type { Context, MiddlewareHandler } from "hono";
import { getConnInfo } from "@hono/node-server/conninfo";
import { isIPv6 } from "node:net";
import { refuse } from "./errors.tsx";

export { rateLimit, type Rate, type RateVerdict } from "./rate-limit.ts";

/** Forms with files are larger; what a route needs beyond that it limits itself. */
export const formBytes = 1024 * 1024;
export const uploadBytes = 20 * 1024 * 1024;

/**
 * KERN's icons are masks with data: addresses, so `img-src` needs `data:`. Nothing inline, nothing foreign; voice
 * messages of citizens are `media-src`.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join("; ");

/** The policy of a page whose form may end at further origins, for example in the citizen's messenger. */
export function policyWithFormsTo(origins: readonly string[]): string {
  return contentSecurityPolicy.replace(
    "form-action 'self'",
    ["form-action 'self'", ...origins].join(" "),
  );
}

/**
 * Puts the security headers on every answer, errors included; a route may set its own before (the API's documents).
 * The referrer policy is `same-origin`, not `no-referrer`: with the latter browsers send `Origin: null` on our own forms
 * (Fetch standard, "append a request Origin header"), and the same-origin check could not tell them from foreign ones.
 */
export function securityHeaders(site: { readonly publicUrl: string }): MiddlewareHandler {
  const headers: Record<string, string> = {
    "Content-Security-Policy": contentSecurityPolicy,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy":
      "camera=(), microphone=(), geolocation=(), payment=(), usb=(), interest-cohort=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    ...(site.publicUrl.startsWith("https://")
      ? { "Strict-Transport-Security": "max-age=31536000" }
      : {}),
  };
  return createMiddleware(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
  });
}

/** Called by machines with a signature or a bearer token, never by a browser with a cookie. */
function isForMachines(path: string): boolean {
  return path.startsWith("/webhooks/") || path.startsWith("/api/");
}

/**
 * Refuses every changing request that a foreign page may have made the browser send. Browsers that say where a request
 * comes from are believed (`Sec-Fetch-Site`), older ones and plain http are judged by `Origin`; who says neither is refused.
 */
export function sameOriginOnly(site: { readonly publicUrl: string }): MiddlewareHandler {
  const ours = new URL(site.publicUrl).origin;
  return createMiddleware(async (c, next) => {
    if (["GET", "HEAD", "OPTIONS"].includes(c.req.method) || isForMachines(c.req.path))
      return await next();
    const fetchSite = c.req.header("sec-fetch-site");
    const origin = c.req.header("origin");
    const trusted =
      fetchSite === undefined
        ? origin !== undefined && (origin === ours || origin === new URL(c.req.url).origin)
        : fetchSite === "same-origin" || fetchSite === "none";
    if (!trusted) return refuse(c, "foreign-origin");
    return await next();
  });
}

/** Refuses bodies that are too large for a form; machines' routes set their own limits. */
export function limitBodies(): MiddlewareHandler {
  const onError = (c: Context) => refuse(c, "too-large");
  const form = bodyLimit({ maxSize: formBytes, onError });
  const upload = bodyLimit({ maxSize: uploadBytes, onError });
  return createMiddleware(async (c, next) => {
    if (isForMachines(c.req.path)) return await next();
    const isUpload = c.req.header("content-type")?.startsWith("multipart/form-data") === true;
    return await (isUpload ? upload : form)(c, next);
  });
}

/**
 * Who is asking, for rate limits: the IPv4 address or the IPv6 network of 64 bits (one household or phone has a whole
 * one). X-Forwarded-For counts only behind a proxy of ours, and then its last entry, which that proxy wrote.
 */
export function clientAddress(
  c: Context,
  context: { readonly trustedProxy?: boolean | undefined },
): string {
  const forwarded =
    context.trustedProxy === true
      ? c.req.header("x-forwarded-for")?.split(",").at(-1)?.trim()
      : undefined;
  const address = forwarded ?? socketAddress(c) ?? "unknown";
  return isIPv6(address) && !address.startsWith("::ffff:")
    ? address.split(":").slice(0, 4).join(":")
    : address;
}

function socketAddress(c: Context): string | undefined {
  // Without a server (app.request in tests) there is no socket to ask.
  const served: unknown = c.env;
  return typeof served === "object" && served !== null && "incoming" in served
    ? getConnInfo(c).remote.address
    : undefined;
}
