/**
 * The frame of every page: head, skip link, name of the public body, demonstration banner, footer; for staff the
 * navigation, the emergency stop and who one is. Pages put their content inside and know nothing of the rest.
 */
import { raw } from "hono/html";
import type { Child, FC, PropsWithChildren } from "hono/jsx";
import { assetPath } from "./static.ts";
import type { PageContext } from "./context.ts";
import { inLanguage, type Language } from "./language.ts";
import { readOrganisation, type Organisation } from "./organisation.ts";
import { paths } from "./paths.ts";
import { frameWords } from "./words.ts";

export type Section =
  | "overview"
  | "broadcasts"
  | "tips"
  | "inbox"
  | "subscribers"
  | "settings"
  | "account";

/** What the frame needs to know of who is logged in; `StaffMember` of the staff folder fits. */
export type PersonInFrame = {
  readonly name: string;
  readonly role: string;
  readonly language: Language;
};

type PublicPageProps = PropsWithChildren<{
  title: string;
  language: Language;
  organisation: Organisation;
  /** The page's own address without `sprache`; the language switch leads back to it. */
  path: string;
  /** Uses the whole width on large screens (two columns) instead of a reading column. */
  wide?: boolean | undefined;
  /** For search engines and link previews. */
  description?: string | undefined;
}>;

/** A page for citizens. No cookie, no script, nothing from a foreign host. */
export const PublicPage: FC<PublicPageProps> = ({
  title,
  language,
  organisation,
  path,
  wide,
  description,
  children,
}) => {
  const w = frameWords(language);
  const other: Language = language === "de" ? "en" : "de";
  return (
    <Document
      title={`${title} – ${organisation.name}`}
      language={language}
      organisation={organisation}
      description={description}
    >
      <header class="site-header">
        <a class="site-header__name" href={inLanguage(paths.signup, language)}>
          <Emblem organisation={organisation} />
          <span>{organisation.name}</span>
        </a>
        <nav aria-label={w.languageLabel}>
          <a class="kern-link" href={inLanguage(path, other)} lang={other} hreflang={other}>
            {w.otherLanguage}
          </a>
        </nav>
      </header>
      <main id="inhalt" class={wide === true ? "page page--wide" : "page"} tabindex={-1}>
        {children}
      </main>
      <PublicFooter language={language} />
    </Document>
  );
};

/** What the law wants on every page for citizens (§ 5 DDG, Art. 13 GDPR, § 12b BGG). */
export const PublicFooter: FC<{ language: Language }> = ({ language }) => {
  const w = frameWords(language);
  return (
    <footer class="site-footer">
      <nav aria-label={w.legal}>
        <ul>
          <li>
            <a class="kern-link" href={inLanguage(paths.imprint, language)}>
              {w.imprint}
            </a>
          </li>
          <li>
            <a class="kern-link" href={inLanguage(paths.privacyNotice, language)}>
              {w.privacy}
            </a>
          </li>
          <li>
            <a class="kern-link" href={inLanguage(paths.accessibility, language)}>
              {w.accessibility}
            </a>
          </li>
        </ul>
      </nav>
    </footer>
  );
};

type StaffPageProps = PropsWithChildren<{
  title: string;
  section: Section;
  staff: PersonInFrame;
  context: PageContext;
  /** Conversations that wait; without it `context.countWaiting` is asked. */
  badge?: number | undefined;
  /** The door to the emergency stop; editors and administrators see it unless this is false. */
  emergencyStop?: boolean | undefined;
  /** Stands beside the title: the main action of the page. */
  action?: Child;
}>;

/** A page for staff, with the title as its only h1. */
export const StaffPage = async ({
  title,
  section,
  staff,
  context,
  badge,
  emergencyStop,
  action,
  children,
}: StaffPageProps) => {
  const organisation = await readOrganisation(context.db);
  const waiting = badge ?? (await context.countWaiting?.(context.db)) ?? 0;
  const w = frameWords(staff.language);
  const mayStop = emergencyStop ?? staff.role !== "dialogue";
  return (
    <Document
      title={`${title} – Rundruf`}
      language={staff.language}
      organisation={organisation}
      scripted
    >
      <div class="desk">
        <header class="desk__header">
          <a class="site-header__name" href={paths.team}>
            <Emblem organisation={organisation} />
            <span>{organisation.shortName}</span>
          </a>
          <ul class="desk__person">
            {mayStop ? (
              <li>
                <a class="emergency" href={paths.emergencyStop}>
                  {w.emergencyStop}
                </a>
              </li>
            ) : null}
            <li class="only-narrow">
              <a
                class="kern-link"
                href={paths.settings}
                aria-current={section === "settings" ? "true" : undefined}
              >
                {w.settings}
              </a>
            </li>
            <li>
              <a class="kern-link" href={paths.account} aria-label={`${w.account}: ${staff.name}`}>
                {staff.name}
              </a>
            </li>
            <li>
              <form method="post" action={paths.logout}>
                <button class="plain-button" type="submit">
                  {w.logout}
                </button>
              </form>
            </li>
          </ul>
        </header>
        <nav class="desk__navigation" aria-label={w.navigation}>
          <ul>
            {sections.map(({ key, href, daily }) => (
              <li class={daily ? "daily" : "rare"}>
                <a href={href} aria-current={key === section ? "true" : undefined}>
                  <span
                    class={`desk__icon kern-icon kern-icon--${icons[key]}`}
                    aria-hidden="true"
                  ></span>
                  <span>{w[key]}</span>
                  {key === "inbox" && waiting > 0 ? (
                    <span class="count">
                      <span aria-hidden="true">{waiting}</span>
                      <span class="kern-sr-only">{w.waiting(waiting)}</span>
                    </span>
                  ) : null}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main id="inhalt" class="desk__main" tabindex={-1}>
          <div class="page-title">
            <h1 class="kern-heading-large">{title}</h1>
            {action}
          </div>
          {children}
        </main>
      </div>
    </Document>
  );
};

const sections = [
  { key: "overview", href: paths.team, daily: true },
  { key: "broadcasts", href: paths.broadcasts, daily: true },
  { key: "tips", href: paths.tips, daily: true },
  { key: "inbox", href: paths.inbox, daily: true },
  { key: "subscribers", href: paths.subscribers, daily: true },
  { key: "settings", href: paths.settings, daily: false },
] as const;

const icons = {
  overview: "home",
  broadcasts: "drive-folder-upload",
  tips: "calendar-today",
  inbox: "mail",
  subscribers: "account-circle",
  settings: "checklist",
} as const;

type DocumentProps = PropsWithChildren<{
  title: string;
  language: Language;
  organisation: Pick<Organisation, "demo" | "accentColour">;
  description?: string | undefined;
  scripted?: boolean | undefined;
}>;

/** The bare document; error pages use it too, so it must not need the database. */
export const Document: FC<DocumentProps> = ({
  title,
  language,
  organisation,
  description,
  scripted,
  children,
}) => {
  const w = frameWords(language);
  return (
    <>
      {/* Without it browsers lay pages out as in 1998 ("quirks mode"). */}
      {raw("<!DOCTYPE html>")}
      <html lang={language}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{title}</title>
          {description === undefined ? null : <meta name="description" content={description} />}
          <link rel="icon" href={assetPath("emblem.svg")} type="image/svg+xml" />
          <link rel="stylesheet" href={assetPath("kern.css")} />
          <link rel="stylesheet" href={assetPath("app.css")} />
          {organisation.accentColour === undefined ? null : (
            <link
              rel="stylesheet"
              href={`${paths.theme}?v=${organisation.accentColour.slice(1)}`}
            />
          )}
          {scripted === true ? (
            <>
              <link rel="stylesheet" href={assetPath("team.css")} />
              <script src={assetPath("live.js")} defer></script>
            </>
          ) : null}
        </head>
        <body>
          <a class="skip-link" href="#inhalt">
            {w.skip}
          </a>
          {organisation.demo ? (
            <aside class="demo-banner" aria-label={w.demoLabel}>
              {w.demo}
            </aside>
          ) : null}
          {children}
        </body>
      </html>
    </>
  );
};

const Emblem: FC<{ organisation: Pick<Organisation, "coatOfArms"> }> = ({ organisation }) => (
  <img
    class="emblem"
    src={
      organisation.coatOfArms === undefined
        ? assetPath("emblem.svg")
        : `${paths.coatOfArms}?v=${organisation.coatOfArms}`
    }
    alt=""
    width="40"
    height="40"
  />
);
