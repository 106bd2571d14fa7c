/** The door of every staff page. */
import { createMiddleware } from "hono/factory";
import type { MiddlewareHandler } from "hono";
import type { PageContext } from "../web/context.ts";
import { refuse } from "../web/errors.tsx";
import { paths } from "../web/paths.ts";
import { StaffPage } from "../web/layout.tsx";
import { readSessionCookie } from "./cookie.ts";
import { may, type Right, type StaffEnv } from "./roles.ts";
import { findSession, usualTimes } from "./sessions.ts";
import { doorWords } from "./words.ts";

/**
 * Lets only people with a session pass, and only those with the right, and puts them into `c.var.staff`.
 * Others are led to the log-in and, for pages, back afterwards; a missing right is a 403 with a sentence.
 */
export function requireStaff(context: PageContext, right?: Right): MiddlewareHandler<StaffEnv> {
  return createMiddleware<StaffEnv>(async (c, next) => {
    // Parts that reload themselves carry this header (htmx); they neither keep a session alive nor follow to the log-in.
    const automatic = c.req.header("hx-request") !== undefined;
    const token = readSessionCookie(c, context);
    const staff =
      token === undefined
        ? null
        : await findSession(
            context.db,
            token,
            context.sessions ?? usualTimes,
            context.clock.now(),
            !automatic,
          );
    c.header("Cache-Control", "no-store");
    if (staff === null) {
      if (automatic) return c.text("", 401);
      // A form is not thrown away: after a log-in in another window the page is sent once more.
      if (c.req.method !== "GET") return refuse(c, "logged-out");
      const back = new URL(c.req.url).pathname;
      return c.redirect(
        back === paths.team ? paths.login : `${paths.login}?weiter=${encodeURIComponent(back)}`,
        303,
      );
    }
    const permission = right === undefined ? ({ kind: "allowed" } as const) : may(staff, right);
    if (permission.kind === "denied") {
      const w = doorWords(staff.language);
      return c.html(
        <StaffPage title={w.denied} section="account" staff={staff} context={context}>
          <p class="kern-body">{permission.reason}</p>
          <p class="kern-body">
            <a class="kern-link" href={paths.team}>
              {w.toOverview}
            </a>
          </p>
        </StaffPage>,
        403,
      );
    }
    c.set("staff", staff);
    await next();
    return undefined;
  });
}
