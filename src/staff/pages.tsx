/** The staff pages that belong to no domain: log-in, own account, settings, team, tokens, organisation, audit log, live stream. */
import { Hono } from "hono";
import type { PageContext } from "../web/context.ts";
import { accountPages } from "./account-pages.tsx";
import { auditPages } from "./audit-pages.tsx";
import { liveRoute } from "./live-route.ts";
import { logInPages } from "./log-in-pages.tsx";
import { organisationPages } from "./organisation-pages.tsx";
import { settingsPages, type SettingsPage } from "./settings-pages.tsx";
import { teamPages } from "./team-pages.tsx";
import { tokenPages } from "./token-pages.tsx";

export type { SettingsPage } from "./settings-pages.tsx";

/**
 * Mounted at "/". `settings` are the settings pages of other folders, in the order they are to be shown; ours follow.
 */
export function staffPages(context: PageContext, settings: readonly SettingsPage[] = []): Hono {
  const app = new Hono();
  app.route("/", logInPages(context));
  app.route("/", accountPages(context));
  app.route("/", settingsPages(context, settings));
  app.route("/", organisationPages(context));
  app.route("/", teamPages(context));
  app.route("/", tokenPages(context));
  app.route("/", auditPages(context));
  app.route("/", liveRoute(context));
  return app;
}
