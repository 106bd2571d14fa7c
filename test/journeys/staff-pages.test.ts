/** Every page of staff in real Chromium: for everyone to read, light and dark, on a desk and at 320 px, in both languages. */
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectNoViolations, openTestBrowser, type TestBrowser } from "../support/browser.ts";
import { startService, type Service } from "../support/service.ts";
import { logIn } from "./phone.ts";
import { fillPressOffice, type PressOffice } from "./press-office.ts";

let service: Service;
let browser: TestBrowser;
let page: Page;
let office: PressOffice;
beforeAll(async () => {
  [service, browser] = await Promise.all([startService(), openTestBrowser()]);
  page = await browser.page();
  await logIn(page, service);
  office = await fillPressOffice(service, page);
}, 120_000);
afterAll(async () => {
  await browser[Symbol.asyncDispose]();
  await service[Symbol.asyncDispose]();
});

const pages: readonly (readonly [string, (office: PressOffice) => string])[] = [
  ["the overview", () => ""],
  ["the list of broadcasts", () => "/aussendungen"],
  ["an empty filter of it", () => "/aussendungen?stand=planned&seite=7"],
  ["a new broadcast", () => "/aussendungen/neu"],
  ["a draft", ({ broadcasts }) => `/aussendungen/${broadcasts.draft}`],
  ["the calendar's month", () => "/aussendungen/kalender"],
  ["the calendar's week", () => "/aussendungen/kalender?ansicht=woche"],
  ["the calendar's list", () => "/aussendungen/kalender?ansicht=liste"],
  ["the text templates", () => "/aussendungen/textvorlagen"],
  ["a new text template", () => "/aussendungen/textvorlagen/neu?vorschlag=strassensperrung"],
  ["its versions", ({ broadcasts }) => `/aussendungen/${broadcasts.draft}/fassungen`],
  [
    "the first question of an urgent broadcast",
    ({ broadcasts }) => `/aussendungen/${broadcasts.draft}/eilmeldung`,
  ],
  [
    "the second question of an urgent broadcast",
    ({ broadcasts }) => `/aussendungen/${broadcasts.urgent}/eilmeldung`,
  ],
  ["a broadcast in review", ({ broadcasts }) => `/aussendungen/${broadcasts.inReview}`],
  ["a scheduled broadcast", ({ broadcasts }) => `/aussendungen/${broadcasts.scheduled}`],
  ["a paused broadcast", ({ broadcasts }) => `/aussendungen/${broadcasts.paused}`],
  ["a sent broadcast", ({ broadcasts }) => `/aussendungen/${broadcasts.sent}`],
  ["a cancelled broadcast", ({ broadcasts }) => `/aussendungen/${broadcasts.cancelled}`],
  ["the inbox", () => "/posteingang"],
  ["all conversations", () => "/posteingang?stand=alle"],
  ["a search that finds nothing", () => "/posteingang?suche=xyzzy"],
  ["an open conversation", ({ conversations }) => `/posteingang/${conversations.open}`],
  ["one whose window is closed", ({ conversations }) => `/posteingang/${conversations.closed}`],
  ["one that is done", ({ conversations }) => `/posteingang/${conversations.done}`],
  ["the subscribers", () => "/abonnenten"],
  ["one subscriber", () => "/abonnenten/1"],
  ["the tips before there are any", () => "/tipps"],
  ["the rules of the tips", () => "/tipps/regeln/veranstaltungstipps"],
  ["costs and budget", () => "/kosten"],
  ["the events", () => "/veranstaltungen"],
  ["a new event", () => "/veranstaltungen/neu"],
  ["an event from a link", () => "/veranstaltungen/aus-link"],
  ["what changed about events", () => "/veranstaltungen/aenderungen"],
  ["the sources", () => "/einstellungen/quellen"],
  ["a new source", () => "/einstellungen/quellen/neu"],
  ["the settings", () => "/einstellungen"],
  ["the public body", () => "/einstellungen/behoerde"],
  ["the number", () => "/einstellungen/nummer"],
  ["the topics", () => "/einstellungen/kategorien"],
  ["one topic", () => "/einstellungen/kategorien/kultur"],
  ["the texts", () => "/einstellungen/texte"],
  ["one text", () => "/einstellungen/texte/welcome"],
  ["the test phase", () => "/einstellungen/testphase"],
  ["approvals and deputies", () => "/einstellungen/aussendungen"],
  ["what waits for approval", () => "/freigaben"],
  ["the quiet hours", () => "/einstellungen/ruhezeiten"],
  ["the canned answers", () => "/einstellungen/textbausteine"],
  ["one canned answer", () => "/einstellungen/textbausteine/1"],
  ["the languages", () => "/einstellungen/sprachen"],
  ["the summaries", () => "/einstellungen/zusammenfassungen"],
  ["the office hours", () => "/einstellungen/dienstzeiten"],
  ["the privacy notice", () => "/einstellungen/datenschutz"],
  ["the snippets for other sites", () => "/einstellungen/einbinden"],
  ["what was set aside", () => "/einstellungen/meldungen"],
  ["the team", () => "/einstellungen/team"],
  ["one of the team", () => "/einstellungen/team/1"],
  ["the tokens", () => "/einstellungen/schnittstelle"],
  ["the audit log", () => "/einstellungen/protokoll"],
  ["one's own account", () => "/konto"],
  ["the emergency stop", () => "/not-aus"],
  ["what is uncertain", () => "/ungewiss"],
];

describe.each(["de", "en"] as const)("in %s", (language) => {
  beforeAll(async () => {
    await page.goto(`${service.url}/team/konto`);
    await page.locator('[name="language"]').selectOption(language);
    await page.locator("main form button[type=submit]").first().click();
    await page.locator(`html[lang="${language}"]`).waitFor();
  });

  test.each(pages)("%s is for everyone", async (_, path) => {
    const answer = await page.goto(`${service.url}/team${path(office)}`);

    expect(answer?.status()).toBe(200);
    expect(await page.locator("html").getAttribute("lang")).toBe(language);
    await expectNoViolations(page);
  });
});

test("the log-in is for everyone", async () => {
  const stranger = await browser.page();

  await stranger.goto(`${service.url}/team/login`);

  await expectNoViolations(stranger);
});
