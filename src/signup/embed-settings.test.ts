import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectNoViolations,
  openTestBrowser,
  type TestBrowser,
} from "../../test/support/browser.ts";
import { goodPassword } from "../staff/testing-site.ts";
import { paths } from "../web/paths.ts";
import { openForeignSite, openSignup } from "./testing-signup.ts";

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(async () => await browser[Symbol.asyncDispose]());

async function openEmbedPage(url: string) {
  const page = await browser.page();
  await page.goto(url + paths.login);
  await page.locator("[name=email]").fill("bob@kreis.example");
  await page.locator("[name=password]").fill(goodPassword);
  await page.locator("[name=password]").press("Enter");
  await page.waitForURL(url + paths.team);
  await page.goto(url + paths.settingsEmbed);
  await page.getByText("Am Computer?").waitFor();
  return page;
}

test("staff see the snippets with a live preview, and axe finds nothing", async () => {
  await using signup = await openSignup();
  const page = await openEmbedPage(signup.url);

  await expectNoViolations(page);
});

test("what staff copy works on a foreign page as it stands", async () => {
  await using messenger = await openForeignSite({ body: "<h1>Chat</h1>" });
  await using signup = await openSignup({ linkUrl: messenger.url });
  const staff = await openEmbedPage(signup.url);
  const [script = "", form = ""] = await staff.evaluate<string[]>(
    "[...document.querySelectorAll('textarea')].map((one) => one.value)",
  );
  await using site = await openForeignSite({ body: script + form });
  const page = await browser.page();
  await page.goto(site.url);
  await page.getByRole("link", { name: "Mit WhatsApp abonnieren" }).waitFor();
  const plain = page.locator("form");

  await plain.getByLabel("Kultur!Büro.").check();
  await plain.getByRole("button").click();
  await page.waitForURL(`${messenger.url}/**`);

  expect(new URL(page.url()).searchParams.get("text")).toBe(
    "Hallo! Ich möchte abonnieren: Kultur!Büro.",
  );
});

test("the plain form of the preview leads into the chat too", async () => {
  await using messenger = await openForeignSite({ body: "<h1>Chat</h1>" });
  await using signup = await openSignup({ linkUrl: messenger.url });
  const staff = await openEmbedPage(signup.url);

  await staff.locator(".snippet-preview form button").click();

  await staff.waitForURL(`${messenger.url}/**`);
});

test("a snippet is copied with one press, and the page says so", async () => {
  await using signup = await openSignup();
  const staff = await openEmbedPage(signup.url);
  await staff.context().grantPermissions(["clipboard-read", "clipboard-write"]);

  await staff.getByRole("button", { name: "Kopieren" }).first().click();
  await staff.getByText("Kopiert.").waitFor();

  expect(await staff.evaluate("navigator.clipboard.readText()")).toContain("<rundruf-signup");
});

test("strangers do not see the page", async () => {
  await using signup = await openSignup();

  expect((await signup.get(paths.settingsEmbed)).status).toBe(303);
});
