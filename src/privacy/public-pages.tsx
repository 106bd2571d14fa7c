/** /datenschutz, /impressum, /barrierefreiheit: what every page links to. */
import { Hono } from "hono";
import type { Context } from "hono";
import type { PageContext } from "../web/context.ts";
import { formatTime } from "../web/format.ts";
import { inLanguage, publicLanguage } from "../web/language.ts";
import { PublicPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { EmptyState } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { Prose } from "../web/prose.tsx";
import { noticesUntil } from "./notice.ts";
import { privacyWords } from "./words.ts";

export function publicPages({ db, clock }: PageContext): Hono {
  const app = new Hono();

  app.get(paths.privacyNotice, async (c) => {
    const language = publicLanguage(c);
    const w = privacyWords(language);
    const organisation = await readOrganisation(db);
    const notices = await noticesUntil(db, clock.now());
    const asked = c.req.query("fassung");
    const notice = notices.find(({ version }) => version === asked) ?? notices[0];
    const others = notices.filter((one) => one !== notice);
    const day = (at: Date) =>
      formatTime(at, organisation.timeZone, language, { withYear: true, dateOnly: true });
    return c.html(
      <PublicPage
        title={w.notice}
        language={language}
        organisation={organisation}
        path={notice === notices[0] ? paths.privacyNotice : versionPath(notice?.version ?? "")}
      >
        <h1 class="kern-heading-large">{w.notice}</h1>
        {notice === undefined ? (
          <EmptyState title={w.noNotice} text={w.noNoticeText} />
        ) : (
          <>
            <p class="kern-body kern-body--muted">
              {w.version(notice.version, day(notice.validFrom))}
            </p>
            <Prose text={language === "de" ? notice.bodyDe : notice.bodyEn} />
          </>
        )}
        {others.length === 0 ? null : (
          <>
            <h2 class="kern-heading-medium">{w.older}</h2>
            <ul class="prose-list">
              {others.map(({ version, validFrom }) => (
                <li class="kern-body">
                  <a class="kern-link" href={inLanguage(versionPath(version), language)}>
                    {w.version(version, day(validFrom))}
                  </a>
                </li>
              ))}
            </ul>
          </>
        )}
      </PublicPage>,
    );
  });

  app.get(paths.imprint, async (c) => await organisationText(c, db, "imprint", paths.imprint));
  app.get(
    paths.accessibility,
    async (c) => await organisationText(c, db, "accessibility", paths.accessibility),
  );
  return app;
}

function versionPath(version: string): string {
  return `${paths.privacyNotice}?fassung=${encodeURIComponent(version)}`;
}

async function organisationText(
  c: Context,
  db: PageContext["db"],
  which: "imprint" | "accessibility",
  path: string,
): Promise<Response> {
  const language = publicLanguage(c);
  const w = privacyWords(language);
  const organisation = await readOrganisation(db);
  const text = organisation[which][language] || organisation[which].de;
  const { contactEmail } = organisation;
  return await c.html(
    <PublicPage title={w[which]} language={language} organisation={organisation} path={path}>
      <h1 class="kern-heading-large">{w[which]}</h1>
      {text === "" ? <EmptyState title={w.empty} /> : <Prose text={text} />}
      {which === "accessibility" && contactEmail !== "" ? (
        <>
          <h2 class="kern-heading-medium">{w.feedback}</h2>
          <p class="kern-body">
            {w.feedbackText}{" "}
            <a class="kern-link" href={`mailto:${contactEmail}`}>
              {contactEmail}
            </a>
          </p>
        </>
      ) : null}
    </PublicPage>,
  );
}
