import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectNoViolations,
  openTestBrowser,
  type TestBrowser,
} from "../../test/support/browser.ts";
import { transact } from "../db/db.ts";
import { editTopic, listTopics } from "../subscribers/subscribers.ts";
import { invitationText } from "./invitation.ts";
import { combinations, openForeignSite, openSignup, titles } from "./testing-signup.ts";

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(async () => await browser[Symbol.asyncDispose]());

/** The strictest policy that a site with our element can have. */
function strict(ours: string): string {
  return `default-src 'none'; script-src ${ours}; connect-src ${ours}; img-src ${ours}; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'`;
}

function element(ours: string, attributes = ""): string {
  return `<h1>Gemeinde</h1><script src="${ours}/embed.js" async></script>
    <rundruf-signup ${attributes}><a href="${ours}/">Nachrichten abonnieren</a></rundruf-signup>`;
}

test("on a foreign page with a strict policy the element makes the sentence, for all seven combinations", async () => {
  await using signup = await openSignup();
  await using site = await openForeignSite({
    body: element(signup.url),
    policy: strict(signup.url),
  });
  const page = await browser.page();
  const asked = new Set<string>();
  const faults: string[] = [];
  page.on("request", (request) => asked.add(new URL(request.url()).origin));
  page.on("console", (message) => faults.push(message.text()));
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(site.url);
  const link = page.getByRole("link", { name: "Mit WhatsApp abonnieren" });
  expect(sentenceIn(await link.getAttribute("href"))).toBe(invitationText([], "de"));
  expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(0);

  for (const chosen of combinations) {
    for (const [key, title] of Object.entries(titles))
      await page.getByLabel(title).setChecked(chosen.some((one) => one === key));

    expect(sentenceIn(await link.getAttribute("href"))).toBe(
      invitationText(
        chosen.map((key) => titles[key]),
        "de",
      ),
    );
  }
  await page.waitForLoadState("networkidle");

  await page.waitForFunction(
    "document.querySelector('rundruf-signup').shadowRoot.querySelector('img').naturalWidth > 0",
  );
  expect(asked).toEqual(new Set([site.url, signup.url]));
  expect(faults).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(await page.evaluate("localStorage.length + sessionStorage.length")).toBe(0);
});

test.each(['theme="auto"', "compact", 'language="en" theme="dark"'])(
  "axe finds nothing in the element with '%s', light and dark, wide and narrow",
  async (attributes) => {
    await using signup = await openSignup();
    await using site = await openForeignSite({ body: element(signup.url, attributes) });
    const page = await browser.page();
    await page.goto(site.url);
    await page.getByRole("checkbox").first().check();

    await expectNoViolations(page);
  },
);

test("the element speaks the language that it is told, also when that changes", async () => {
  await using signup = await openSignup();
  await using site = await openForeignSite({ body: element(signup.url, 'language="en"') });
  const page = await browser.page();
  await page.goto(site.url);
  await page.getByLabel("Current information").check();
  const link = page.getByRole("link", { name: "Subscribe with WhatsApp" });
  expect(sentenceIn(await link.getAttribute("href"))).toBe(
    "Hello! I would like to subscribe to: Current information.",
  );

  await page.evaluate("document.querySelector('rundruf-signup').setAttribute('language', 'de')");

  await page.getByRole("link", { name: "Mit WhatsApp abonnieren" }).waitFor();
});

test("the element is worked with the keyboard alone", async () => {
  await using signup = await openSignup();
  await using site = await openForeignSite({
    body: element(signup.url),
    policy: strict(signup.url),
  });
  const page = await browser.page();
  await page.goto(site.url);
  await page.getByRole("link", { name: "Mit WhatsApp abonnieren" }).waitFor();

  await page.keyboard.press("Tab");
  await page.keyboard.press("Space");
  for (const _ of [1, 2, 3]) await page.keyboard.press("Tab");

  expect(
    await page.evaluate("document.activeElement.shadowRoot.activeElement.getAttribute('href')"),
  ).toContain(encodeURIComponent("Aktuelle Informationen"));
});

test("where the element cannot ask us, the link that the page put inside stays", async () => {
  await using signup = await openSignup();
  const policy = strict(signup.url).replace(/connect-src [^;]+/, "connect-src 'none'");
  await using site = await openForeignSite({ body: element(signup.url), policy });
  const page = await browser.page();
  const answered = page.waitForEvent("console");
  await page.goto(site.url);
  await answered;

  expect(await page.getByRole("link", { name: "Nachrichten abonnieren" }).isVisible()).toBe(true);
  expect(await page.getByRole("checkbox").count()).toBe(0);
});

test("a topic's title is text in the element, never markup", async () => {
  await using signup = await openSignup();
  const evil = `<img src=x onerror=evil()>`;
  await transact(signup.db, async (tx) => {
    const [topic] = await listTopics(tx);
    if (topic !== undefined)
      await editTopic(tx, topic.key, { ...topic, title: evil.slice(0, 24), description: evil });
  });
  await using site = await openForeignSite({ body: element(signup.url) });
  const page = await browser.page();
  await page.goto(site.url);

  await page.getByText(evil).waitFor();

  expect(await page.locator("img[src=x]").count()).toBe(0);
});

test("without a number the element says so instead of a dead button", async () => {
  await using signup = await openSignup({ account: false });
  await using site = await openForeignSite({ body: element(signup.url) });
  const page = await browser.page();
  await page.goto(site.url);

  await page.getByText("Die Anmeldung öffnet bald.").waitFor();

  expect(await page.getByRole("link", { name: "Mit WhatsApp abonnieren" }).count()).toBe(0);
});

test("the script is small; script and topics may be read by every site, without credentials", async () => {
  await using signup = await openSignup();

  const script = await signup.get("/embed.js", { origin: "https://gemeinde.example" });
  const topics = await signup.get("/embed.json", { origin: "https://gemeinde.example" });
  const text = await script.text();

  expect(Buffer.byteLength(text)).toBeLessThan(10_000);
  expect(gzipSync(text).length).toBeLessThan(4_000);
  expect(text).toContain(JSON.stringify(signup.url));
  for (const { headers } of [script, topics]) {
    expect(headers.get("access-control-allow-origin")).toBe("*");
    expect(headers.get("access-control-allow-credentials")).toBeNull();
    expect(headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect(headers.getSetCookie()).toEqual([]);
  }
  expect(topics.headers.get("cache-control")).toBe("public, max-age=300");
  expect(await topics.text()).not.toMatch(/subscriber|secret|token/i);
});

function sentenceIn(address: string | null): string | null {
  return new URL(address ?? "about:blank").searchParams.get("text");
}
