import { createServer } from "node:http";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { expectNoViolations, openTestBrowser, type TestBrowser } from "./browser.ts";

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(() => browser[Symbol.asyncDispose]());

/** A page under a policy as strict as ours. */
async function serve(body: string) {
  const html = `<!doctype html><html lang="de"><title>Seite</title><meta name="viewport" content="width=device-width">${body}`;
  const server = createServer((_, response) => {
    response.setHeader("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(html);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

test("a good page has no violations, also under a strict policy", async () => {
  await using site = await serve("<main><h1>Kreis</h1><p>Gut zu lesen.</p></main>");
  const page = await browser.page();
  await page.goto(site.url);

  await expectNoViolations(page);
});

test.each([
  [
    "weak contrast in the dark only",
    "<style>@media (prefers-color-scheme:dark){body{background:#000;color:#222}}</style><main><h1>Kreis</h1></main>",
    /color-contrast.*dark/,
  ],
  ["a field without label", "<main><h1>Kreis</h1><input></main>", /label/],
  [
    "scrolling sideways",
    '<main><h1>Kreis</h1><div style="width:500px">breit</div></main>',
    /sideways.*320/,
  ],
])("%s is found", async (_, body, said) => {
  await using site = await serve(body);
  const page = await browser.page();
  await page.goto(site.url);

  await expect(expectNoViolations(page)).rejects.toThrow(said);
});
