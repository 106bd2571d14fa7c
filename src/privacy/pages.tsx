/** The pages about privacy: the notice in public and for those who write it, imprint, accessibility. */
import { Hono } from "hono";
import type { PageContext } from "../web/context.ts";
import { paths } from "../web/paths.ts";
import { noticePage } from "./notice-page.tsx";
import { personRights } from "./person-rights.tsx";
import { publicPages } from "./public-pages.tsx";
import { privacyWords } from "./words.ts";

export { PersonRights } from "./person-rights.tsx";

export function privacyPages(context: PageContext): Hono {
  const app = new Hono();
  app.route("/", publicPages(context));
  app.route("/", noticePage(context));
  app.route("/", personRights(context));
  return app;
}

/** The card on the settings page. */
export const privacySettings = [
  {
    href: paths.settingsNotice,
    title: { de: privacyWords("de").notice, en: privacyWords("en").notice },
    text: { de: privacyWords("de").card, en: privacyWords("en").card },
    right: "administer",
  },
] as const;
