/**
 * How a citizen comes in: the public sign-up page, the ready sentence and its link, the QR code, the element that other
 * sites embed, and the settings page that hands it out. Mounted at "/".
 * Promises: nothing is ticked beforehand, nothing is stored, no cookie is set, no foreign host is asked; a redirect leads
 * only to where the operator configured it. Knows nothing of what the citizen's message does once it was sent.
 */
import { Hono } from "hono";
import { paths } from "../web/paths.ts";
import type { SignupContext } from "./context.ts";
import { embedRoutes } from "./embed-routes.ts";
import { embedSettings } from "./embed-settings.tsx";
import { embedSettingsWords } from "./embed-settings-words.ts";
import { qrRoute } from "./qr-route.ts";
import { signupPage } from "./signup-page.tsx";
import { subscribeRoute } from "./subscribe-route.ts";

export type { SignupContext } from "./context.ts";

export function signupPages(context: SignupContext): Hono {
  const app = new Hono();
  app.route("/", signupPage(context));
  app.route("/", subscribeRoute(context));
  app.route("/", qrRoute(context));
  app.route("/", embedRoutes(context));
  app.route("/", embedSettings(context));
  return app;
}

/** The card on the settings page. */
export const signupSettings = [
  {
    href: paths.settingsEmbed,
    title: { de: embedSettingsWords("de").title, en: embedSettingsWords("en").title },
    text: { de: embedSettingsWords("de").card, en: embedSettingsWords("en").card },
  },
] as const;
