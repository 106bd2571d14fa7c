/** The session cookie: HttpOnly, SameSite=Lax; on https also Secure, with the `__Host-` prefix that ties it to this host. */
import type { Context } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";

type Site = { readonly publicUrl: string };

export function readSessionCookie(c: Context, site: Site): string | undefined {
  return getCookie(c, cookieName(site));
}

export function writeSessionCookie(c: Context, site: Site, token: string): void {
  setCookie(c, cookieName(site), token, {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    secure: isHttps(site),
  });
}

export function removeSessionCookie(c: Context, site: Site): void {
  deleteCookie(c, cookieName(site), { path: "/", secure: isHttps(site) });
}

function cookieName(site: Site): string {
  return isHttps(site) ? "__Host-rundruf" : "rundruf";
}

function isHttps(site: Site): boolean {
  return site.publicUrl.startsWith("https://");
}
