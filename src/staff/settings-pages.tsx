/** /team/einstellungen: one card with a sentence for every settings page, those of other folders included. */
import { Hono } from "hono";
import type { PageContext } from "../web/context.ts";
import type { Bilingual } from "../web/organisation.ts";
import { StaffPage } from "../web/layout.tsx";
import { LinkCards } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { requireStaff } from "./require-staff.tsx";
import { may, type Right, type StaffEnv } from "./roles.ts";
import { settingsWords } from "./settings-words.ts";

export type SettingsPage = {
  readonly href: string;
  readonly title: Bilingual;
  /** One sentence: what one finds there. */
  readonly text: Bilingual;
  /** Who sees the card; without it everyone. */
  readonly right?: Right | undefined;
};

export function settingsPages(
  context: PageContext,
  others: readonly SettingsPage[],
): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(paths.settings, requireStaff(context), (c) => {
    const { staff } = c.var;
    const w = settingsWords(staff.language);
    const cards = [...others, ...ownPages()]
      .filter(({ right }) => right === undefined || may(staff, right).kind === "allowed")
      .map(({ href, title, text }) => ({
        href,
        title: title[staff.language],
        text: text[staff.language],
      }));
    return c.html(
      <StaffPage title={w.title} section="settings" staff={staff} context={context}>
        <p class="kern-body">{w.intro}</p>
        <LinkCards cards={cards} />
      </StaffPage>,
    );
  });
  return app;
}

function ownPages(): readonly SettingsPage[] {
  const both = (key: keyof ReturnType<typeof settingsWords>): Bilingual => ({
    de: settingsWords("de")[key],
    en: settingsWords("en")[key],
  });
  return [
    {
      href: paths.settingsOrganisation,
      title: both("organisationTitle"),
      text: both("organisationText"),
      right: "administer",
    },
    {
      href: paths.settingsTeam,
      title: both("teamTitle"),
      text: both("teamText"),
      right: "administer",
    },
    {
      href: paths.settingsTokens,
      title: both("tokensTitle"),
      text: both("tokensText"),
      right: "administer",
    },
    {
      href: paths.settingsAudit,
      title: both("auditTitle"),
      text: both("auditText"),
      right: "administer",
    },
    { href: paths.account, title: both("accountTitle"), text: both("accountText") },
  ];
}
