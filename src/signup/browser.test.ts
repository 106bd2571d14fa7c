import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectNoViolations,
  narrow,
  openTestBrowser,
  phone,
  type TestBrowser,
} from "../../test/support/browser.ts";
import { invitationText } from "./invitation.ts";
import { combinations, openForeignSite, openSignup, titles } from "./testing-signup.ts";

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(async () => await browser[Symbol.asyncDispose]());

const subscribe = "Mit WhatsApp abonnieren";

test.each([
  ["plain", {}, "/"],
  ["with last posts, in English", { withPosts: true }, "/?sprache=en"],
  ["in the test phase", { pilot: { on: true, limit: 5, codes: ["ABC"] } }, "/"],
  ["with an invitation", { pilot: { on: true, limit: 5, codes: ["ABC"] } }, "/?code=ABC"],
  ["without a number", { account: false }, "/"],
])("axe finds nothing on the page %s", async (_, options, path) => {
  await using signup = await openSignup(options);
  const page = await browser.page();
  await page.goto(signup.url + path);
  await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");

  await expectNoViolations(page);
});

test("the page asks no foreign host, sets no cookie, stores nothing, and its policy is kept", async () => {
  await using signup = await openSignup({ withPosts: true });
  const page = await browser.page();
  const asked: string[] = [];
  const faults: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).origin));
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));

  await page.goto(signup.url);
  for (const title of Object.values(titles)) await page.getByLabel(title).check();
  await page.waitForLoadState("networkidle");

  expect([...new Set(asked)]).toEqual([signup.url]);
  expect(await page.context().cookies()).toEqual([]);
  expect(
    await page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]"),
  ).toEqual([0, 0, ""]);
  expect(faults).toEqual([]);
});

test("link and code follow what is ticked, for all seven combinations", async () => {
  await using signup = await openSignup();
  const page = await browser.page();
  await page.goto(signup.url);
  const link = page.getByRole("link", { name: subscribe });
  expect(sentenceIn(await link.getAttribute("href"))).toBe(invitationText([], "de"));

  for (const chosen of combinations) {
    for (const [key, title] of Object.entries(titles))
      await page.getByLabel(title).setChecked(chosen.some((one) => one === key));

    expect(sentenceIn(await link.getAttribute("href"))).toBe(
      invitationText(
        chosen.map((key) => titles[key]),
        "de",
      ),
    );
    expect(await page.getByAltText("QR-Code").getAttribute("src")).toBe(
      `/qr.svg?${chosen.map((key) => `thema=${key}`).join("&")}`,
    );
  }
  await page.waitForFunction("document.querySelector('img[data-qr]').naturalWidth > 0");
});

test("a code that is typed goes into the sentence, one that cannot be a code does not", async () => {
  await using signup = await openSignup({ pilot: { on: true, limit: 5, codes: ["ABC-1"] } });
  const page = await browser.page();
  await page.goto(`${signup.url}/?sprache=en`);
  const link = page.getByRole("link", { name: "Subscribe with WhatsApp" });

  await page.getByLabel("Invitation code").fill(" abc-1 ");
  expect(sentenceIn(await link.getAttribute("href"))).toBe(invitationText([], "en", "ABC-1"));
  await page.getByLabel("Invitation code").fill("x) STOPP");
  expect(sentenceIn(await link.getAttribute("href"))).toBe(invitationText([], "en"));
});

test("with the keyboard alone one chooses, reads an answer and reaches the chat", async () => {
  await using messenger = await openForeignSite({ body: "<h1>Chat</h1>" });
  await using signup = await openSignup({ linkUrl: messenger.url });
  const page = await browser.page();
  await page.goto(signup.url);
  const focused = () =>
    page.evaluate<string>(
      "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()",
    );
  const tabTo = async (text: string) => {
    for (let presses = 0; presses < 20 && (await focused()) !== text; presses += 1)
      await page.keyboard.press("Tab");
    expect(await focused()).toBe(text);
  };

  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Zum Inhalt springen");
  await page.keyboard.press("Enter");
  await tabTo("Kultur!Büro.");
  await page.keyboard.press("Space");
  await tabTo("Wer liest meine Antwort?");
  await page.keyboard.press("Enter");
  expect(await page.getByText("Nur unsere Verwaltung.").isVisible()).toBe(true);
  for (let presses = 0; presses < 10 && (await focused()) !== subscribe; presses += 1)
    await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${messenger.url}/**`);

  expect(sentenceIn(page.url())).toBe("Hallo! Ich möchte abonnieren: Kultur!Büro.");
});

test.each([
  ["on a phone", phone],
  ["at 320 px", { viewport: narrow }],
  ["on a wide screen", {}],
])("without script %s the button leads into the chat, past the policy", async (_, options) => {
  await using messenger = await openForeignSite({ body: "<h1>Chat</h1>" });
  await using signup = await openSignup({ linkUrl: messenger.url });
  const page = await browser.page({ ...options, javaScriptEnabled: false });
  await page.goto(signup.url);

  await page.getByLabel("Veranstaltungstipps").check();
  await page.getByLabel("Aktuelle Informationen").check();
  await page.getByRole("button", { name: subscribe }).click();
  await page.waitForURL(`${messenger.url}/**`);

  expect(sentenceIn(page.url())).toBe(
    "Hallo! Ich möchte abonnieren: Aktuelle Informationen, Veranstaltungstipps.",
  );
});

test("on a phone the button is in sight at once and no code is loaded that nobody sees", async () => {
  await using signup = await openSignup({ withPosts: true });
  const page = await browser.page(phone);
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(signup.url);
  await page.waitForLoadState("networkidle");

  const box = await page.getByRole("link", { name: subscribe }).boundingBox();

  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(phone.viewport.height);
  expect(asked).not.toContain("/qr.svg");
});

function sentenceIn(address: string | null): string | null {
  return new URL(address ?? "about:blank").searchParams.get("text");
}
