/** The pages for when something is not there, not allowed, too large or broken: what happened and what to do, no details. */
import type { Context, ErrorHandler, NotFoundHandler } from "hono";
import { HTTPException } from "hono/http-exception";
import type { Logger } from "pino";
import { isDatabaseAway } from "../db/db.ts";
import { Document, PublicFooter } from "./layout.tsx";
import { dictionary, inLanguage, publicLanguage, type Language } from "./language.ts";
import { paths } from "./paths.ts";

const errorWords = dictionary({
  de: {
    notFoundTitle: "Diese Seite gibt es nicht",
    notFoundText:
      "Vielleicht wurde sie verschoben, oder die Adresse hat einen Tippfehler. Beginnen Sie bitte auf der Startseite.",
    badRequestTitle: "Das haben wir nicht verstanden",
    badRequestText:
      "Die Angaben kamen unvollständig oder in einer falschen Form an. Bitte gehen Sie zurück, laden Sie die Seite neu und versuchen Sie es noch einmal.",
    forbiddenTitle: "Das ist Ihnen nicht erlaubt",
    forbiddenText: "Ihr Konto darf das nicht. Bitten Sie jemanden, der den Dienst verwaltet.",
    loggedOutTitle: "Sie sind nicht mehr angemeldet",
    loggedOutText:
      "Ihre Eingaben sind noch nicht verloren. Öffnen Sie die Anmeldung in einem neuen Fenster, melden Sie sich an und laden Sie danach diese Seite hier neu: dann wird alles noch einmal gesendet.",
    foreignOriginTitle: "Diese Eingabe kam nicht von unserer Seite",
    foreignOriginText:
      "Zu Ihrem Schutz wurde nichts geändert. Bitte öffnen Sie die Seite neu und geben Sie alles noch einmal ein.",
    tooLargeTitle: "Das ist zu groß",
    tooLargeText:
      "Eine Datei darf höchstens 20 MB haben, ein Text höchstens 1 MB. Bitte verkleinern Sie das Bild oder kürzen Sie den Text. Es wurde nichts gespeichert.",
    tooManyTitle: "Das waren zu viele Versuche",
    tooManyText: "Bitte warten Sie ein paar Minuten und versuchen Sie es dann noch einmal.",
    brokenTitle: "Da ist bei uns etwas schiefgegangen",
    brokenText:
      "Bitte versuchen Sie es in einigen Minuten noch einmal. Bleibt der Fehler, nennen Sie uns bitte diese Kennung:",
    awayTitle: "Der Dienst ist gerade nicht erreichbar",
    awayText:
      "Die Datenbank antwortet nicht. Es geht von selbst weiter, sobald sie wieder da ist; was schon gespeichert war, bleibt erhalten. Bitte versuchen Sie es in einer Minute noch einmal.",
    home: "Zur Startseite",
    team: "Zur Übersicht",
    logIn: "Anmeldung in einem neuen Fenster öffnen",
  },
  en: {
    notFoundTitle: "This page does not exist",
    notFoundText:
      "It may have moved, or there is a typing error in the address. Please begin at the start page.",
    badRequestTitle: "We did not understand this",
    badRequestText:
      "What you sent arrived incomplete or in a wrong form. Please go back, reload the page and try again.",
    forbiddenTitle: "You are not allowed to do this",
    forbiddenText: "Your account may not do this. Please ask an administrator.",
    loggedOutTitle: "You are no longer logged in",
    loggedOutText:
      "What you entered is not lost yet. Open the log-in in a new window, log in and then reload this page: everything is sent once more.",
    foreignOriginTitle: "This did not come from our page",
    foreignOriginText:
      "To protect you, nothing was changed. Please open the page again and enter everything once more.",
    tooLargeTitle: "This is too large",
    tooLargeText:
      "A file may have at most 20 MB, a text at most 1 MB. Please make the picture smaller or the text shorter. Nothing was saved.",
    tooManyTitle: "Too many tries",
    tooManyText: "Please wait a few minutes and then try again.",
    brokenTitle: "Something went wrong on our side",
    brokenText: "Please try again in a few minutes. If the error stays, please tell us this code:",
    awayTitle: "The service is not available at the moment",
    awayText:
      "The database does not answer. Everything goes on by itself as soon as it is back; what was saved is kept. Please try again in a minute.",
    home: "To the start page",
    team: "To the overview",
    logIn: "Open the log-in in a new window",
  },
});

export type Refusal =
  | "not-found"
  | "bad-request"
  | "forbidden"
  | "logged-out"
  | "foreign-origin"
  | "too-large"
  | "too-many"
  | "broken"
  | "away";

const refusals = {
  "not-found": { status: 404, words: "notFound" },
  "bad-request": { status: 400, words: "badRequest" },
  "logged-out": { status: 401, words: "loggedOut" },
  forbidden: { status: 403, words: "forbidden" },
  "foreign-origin": { status: 403, words: "foreignOrigin" },
  "too-large": { status: 413, words: "tooLarge" },
  "too-many": { status: 429, words: "tooMany" },
  broken: { status: 500, words: "broken" },
  away: { status: 503, words: "away" },
} as const satisfies Record<Refusal, { status: number; words: string }>;

/** Answers with the page for a refusal. `code` is shown so that the log line can be found. */
export function refuse(c: Context, refusal: Refusal, code?: string): Response | Promise<Response> {
  const { status, words } = refusals[refusal];
  c.header("Cache-Control", "no-store");
  if (refusal === "away") c.header("Retry-After", "60");
  return c.html(
    <ErrorPage
      language={publicLanguage(c)}
      words={words}
      code={code}
      team={c.req.path.startsWith(`${paths.team}/`)}
      demo={isDemonstration(c)}
    />,
    status,
  );
}

/** Set by `openWeb`: an error page must not ask the database whether this is a demonstration. */
function isDemonstration(c: Context): boolean {
  const demo: unknown = c.get("demo");
  return demo === true;
}

/** People type a slash at the end; no page of ours has one. */
export const showNotFound: NotFoundHandler = (c) => {
  const { path, method } = c.req;
  if (method !== "GET" || path === "/" || !path.endsWith("/")) return refuse(c, "not-found");
  // Two slashes at the beginning would name a host.
  return c.redirect(`/${path.replace(/^\/+|\/+$/g, "")}${new URL(c.req.url).search}`, 301);
};

/** The outermost error page. Logs what broke with a code that the page shows; neither has personal data. */
export function showError(log: Logger): ErrorHandler {
  return (error, c) => {
    if (error instanceof HTTPException)
      return error.status === 404
        ? refuse(c, "not-found")
        : error.status === 413
          ? refuse(c, "too-large")
          : refuse(c, error.status < 500 ? "bad-request" : "broken");
    if (isDatabaseAway(error)) {
      log.warn({ path: c.req.routePath, code: codeOf(error) }, "database away");
      return refuse(c, "away");
    }
    const code = crypto.randomUUID().slice(0, 8);
    // The message of a database error quotes values that people typed; its code and the stack's lines do not.
    log.error(
      {
        code,
        route: c.req.routePath,
        method: c.req.method,
        errorCode: codeOf(error),
        stack: placesOf(error),
      },
      "request failed",
    );
    return refuse(c, "broken", code);
  };
}

function codeOf(error: unknown): string | undefined {
  return typeof error === "object" &&
    error !== null &&
    "code" in error &&
    typeof error.code === "string"
    ? error.code
    : undefined;
}

function placesOf(error: unknown): string[] {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
    .slice(0, 12);
}

type ErrorPageProps = {
  language: Language;
  words: (typeof refusals)[Refusal]["words"];
  code: string | undefined;
  team: boolean;
  demo: boolean;
};

const ErrorPage = ({ language, words, code, team, demo }: ErrorPageProps) => {
  const w = errorWords(language);
  const title = w[`${words}Title`];
  return (
    <Document title={title} language={language} organisation={{ demo }}>
      <main id="inhalt" class="page" tabindex={-1}>
        <h1 class="kern-heading-large">{title}</h1>
        <p class="kern-body">
          {w[`${words}Text`]} {code === undefined ? null : <strong>{code}</strong>}
        </p>
        <p class="kern-body">
          {words === "loggedOut" ? (
            <a class="kern-link" href={paths.login} target="_blank">
              {w.logIn}
            </a>
          ) : (
            <a class="kern-link" href={team ? paths.team : inLanguage(paths.signup, language)}>
              {team ? w.team : w.home}
            </a>
          )}
        </p>
      </main>
      {team ? null : <PublicFooter language={language} />}
    </Document>
  );
};
