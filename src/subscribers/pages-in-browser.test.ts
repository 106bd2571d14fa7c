import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import {
  expectNoViolations,
  openTestBrowser,
  type TestBrowser,
} from "../../test/support/browser.ts";
import { goodPassword } from "../staff/testing-site.ts";
import { openSubscriberSite, type SubscriberSite } from "./testing-pages.ts";
import { listTopics } from "./topics.ts";

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(() => browser[Symbol.asyncDispose]());

/** The site behind a port, with something on every page. */
async function serve() {
  // The site must know its address, and the address is known only once the server listens.
  const behind: { site?: SubscriberSite } = {};
  const server = createAdaptorServer({
    fetch: (request) => behind.site?.app.fetch(request) ?? new Response(null, { status: 503 }),
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const site = await openSubscriberSite(
    {
      readiness: () =>
        Promise.resolve([
          { label: "Nummer geprüft", ok: true, where: "/team" },
          { label: "Impressum ausgefüllt", ok: false, where: "/team" },
        ]),
    },
    url,
  );
  behind.site = site;
  const [news, culture, tips] = site.topics;
  const dan = await site.subscribes({ phone: "491701234567", displayName: "Dan" }, [
    news.id,
    culture.id,
    tips.id,
  ]);
  await site.subscribes({ bsuid: "DE.1", displayName: "Eve" }, [culture.id]);
  const ann = await site.as("Ann");
  await ann.post(`/team/abonnenten/${dan}/beenden`, { abo: "kultur-buero", grund: "Anruf" });
  await ann.post("/team/einstellungen/testphase/betrieb", { stand: "testphase" });
  await ann.post("/team/einstellungen/testphase/codes", { anzahl: "2" });
  return {
    db: site.db,
    url,
    dan,
    async as(name: string, options = {}): Promise<Page> {
      const page = await browser.page(options);
      await page.goto(`${url}/team/login`);
      await page.fill("[name=email]", `${name.toLowerCase()}@kreis.example`);
      await page.fill("[name=password]", goodPassword);
      await page.click("main button[type=submit]");
      return page;
    },
    async [Symbol.asyncDispose]() {
      if ("closeAllConnections" in server) server.closeAllConnections();
      server.close();
      await once(server, "close");
      await site[Symbol.asyncDispose]();
    },
  };
}

test("axe finds nothing on the pages of subscribers, light and dark, narrow and wide", async () => {
  await using site = await serve();
  const page = await site.as("Ann");

  for (const path of [
    "/team/abonnenten",
    `/team/abonnenten/${site.dan}`,
    "/team/einstellungen/kategorien",
    "/team/einstellungen/kategorien/kultur-buero",
    "/team/einstellungen/texte",
    "/team/einstellungen/texte/welcome",
    "/team/einstellungen/testphase",
  ]) {
    await page.goto(site.url + path);
    await expectNoViolations(page);
  }
}, 120_000);

test("while a topic is typed its hint counts along, and the field keeps focus and text", async () => {
  await using site = await serve();
  const page = await site.as("Ann");
  await page.goto(`${site.url}/team/einstellungen/kategorien`);

  await page.locator("#titel").pressSequentially("Sport");

  await page.getByText("Noch 19 von 24 Zeichen.").waitFor();
  expect(await page.inputValue("#titel")).toBe("Sport");
  expect(await page.evaluate("document.activeElement.id")).toBe("titel");
  expect(await listTopics(site.db)).toHaveLength(3);
});

test("while a text is typed the phone shows it", async () => {
  await using site = await serve();
  const page = await site.as("Ann");
  await page.goto(`${site.url}/team/einstellungen/texte/paused`);

  await page.fill("#de", "Ruhe bis {date}!");

  await page.locator("#phone-de", { hasText: "Ruhe bis Di., 15.12.!" }).waitFor();
  expect(await page.inputValue("#de")).toBe("Ruhe bis {date}!");
});

test("without script and with the keyboard alone a topic is moved and a number is shown", async () => {
  await using site = await serve();
  const page = await site.as("Ann", { javaScriptEnabled: false });

  await page.goto(`${site.url}/team/einstellungen/kategorien`);
  await page.getByRole("button", { name: "Veranstaltungstipps nach oben" }).press("Enter");
  await page.getByText("Die Reihenfolge ist geändert.").waitFor();
  await page.goto(`${site.url}/team/abonnenten?suche=dan`);
  await page.getByRole("link", { name: "Dan" }).press("Enter");
  await page.getByRole("button", { name: "Nummer zeigen" }).press("Enter");
  await page.getByText("+49 170 1234567").waitFor();

  expect((await listTopics(site.db)).map(({ key }) => key)).toEqual([
    "aktuelle-informationen",
    "veranstaltungstipps",
    "kultur-buero",
  ]);
});
