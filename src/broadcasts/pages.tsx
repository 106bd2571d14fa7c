/** The staff pages of broadcasts: list, form, progress, approvals. Mounted at "/". */
import { Hono } from "hono";
import { approvalSettings, approvalSettingsPage, waitingPage } from "./approval/approval.ts";
import { broadcastPage } from "./broadcast-page.tsx";
import { composePage } from "./compose-page.ts";
import type { BroadcastContext } from "./context.ts";
import { draftPages } from "./drafts/draft-pages.ts";
import { listPage } from "./list-page.tsx";
import { panelPage } from "./wording/panel-page.tsx";
import { languagesPage, wordingSettings } from "./wording/languages-page.tsx";
import { planPages, planSettings } from "./plan/plan-pages.ts";
import { summarySettings, summarySettingPage } from "./summary/setting-page.tsx";

export function broadcastPages(context: BroadcastContext): Hono {
  const app = new Hono();
  app.route("/", listPage(context));
  app.route("/", composePage(context));
  // Before the page of a broadcast, which answers every further word in its address.
  app.route("/", languagesPage(context));
  app.route("/", panelPage(context));
  app.route("/", planPages(context));
  app.route("/", summarySettingPage(context));
  app.route("/", draftPages(context));
  app.route("/", broadcastPage(context));
  app.route("/", waitingPage(context));
  app.route("/", approvalSettingsPage(context));
  return app;
}

/** The cards on the settings page. */
export const broadcastSettings = [
  approvalSettings,
  ...planSettings,
  summarySettings,
  ...wordingSettings,
] as const;
