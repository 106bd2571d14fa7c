/** For tests only: the guarded site with the staff pages on a database of its own, and a browser that keeps cookies. */
import { pino } from "pino";
import { testClock } from "../../test/support/clock.ts";
import { testDatabase } from "../../test/support/database.ts";
import { transact } from "../db/db.ts";
import { openLive } from "../web/live.ts";
import { paths } from "../web/paths.ts";
import { openWeb } from "../web/web.ts";
import { addStaff } from "./accounts.ts";
import { staffPages } from "./pages.tsx";
import { requireStaff } from "./require-staff.tsx";
import type { Role, StaffEnv } from "./roles.ts";
import { Hono } from "hono";

export const goodPassword = "vier zufällige Wörter";

/** A site at `publicUrl`; Ann administers, Bob edits, Cat answers. */
export async function openSite(publicUrl = "http://rundruf.test") {
  const database = await testDatabase();
  const { db } = database;
  const clock = testClock();
  const live = openLive(clock);
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const context = {
    db,
    clock,
    log,
    publicUrl,
    mediaFolder: "",
    secret: "0".repeat(64),
    demo: false,
    live,
  };
  const app = openWeb(context);
  app.route("/", staffPages(context));
  app.route("/", overview(context));
  app.get("/broken", () => {
    throw new Error("a secret of Ann");
  });
  app.get("/away", () => {
    throw Object.assign(new Error("connect ECONNREFUSED"), { code: "ECONNREFUSED" });
  });
  const people: readonly (readonly [string, Role])[] = [
    ["Ann", "administrator"],
    ["Bob", "editor"],
    ["Cat", "dialogue"],
  ];
  for (const [name, role] of people)
    await transact(db, (tx) =>
      addStaff(tx, {
        name,
        email: `${name.toLowerCase()}@kreis.example`,
        role,
        password: goodPassword,
      }),
    );
  return {
    db,
    clock,
    live,
    lines,
    app,
    context,
    browser: () => openBrowser(app, publicUrl),
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** Stands in for the overview, which another folder owns. */
function overview(context: Parameters<typeof requireStaff>[0]): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(paths.team, requireStaff(context), (c) => c.text(`Guten Tag, ${c.var.staff.name}`));
  return app;
}

export type Browser = ReturnType<typeof openBrowser>;

/** Sends what a browser sends, keeps the cookies, follows no redirect. */
export function openBrowser(app: Hono, publicUrl: string) {
  const cookies = new Map<string, string>();
  async function send(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    if (cookies.size > 0)
      headers.set("cookie", [...cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await app.request(`${publicUrl}${path}`, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (/max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  }
  const post = (
    path: string,
    fields: Record<string, string> = {},
    headers: Record<string, string> = { "sec-fetch-site": "same-origin" },
  ) => send(path, { method: "POST", body: new URLSearchParams(fields), headers });
  return {
    cookies,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    post,
    logIn: (name: string, password = goodPassword) =>
      post(paths.login, { email: `${name.toLowerCase()}@kreis.example`, password }),
  };
}
