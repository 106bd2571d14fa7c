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
import { openDesk } from "./testing-desk.ts";
import { calendar } from "./testing-sources.ts";

let browser: TestBrowser;
beforeAll(async () => {
  browser = await openTestBrowser();
});
afterAll(() => browser[Symbol.asyncDispose]());

const concert = { uid: "1", start: "20261125T183000Z", title: "Adventskonzert" };

/** The pages behind a port, with a source that has everything: events, a fault, a change that is to be told. */
async function serve() {
  const behind: { desk?: Awaited<ReturnType<typeof openDesk>> } = {};
  const server = createAdaptorServer({
    fetch: (request) => behind.desk?.app.fetch(request) ?? new Response(null, { status: 503 }),
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const desk = await openDesk({ publicUrl: url });
  behind.desk = desk;
  return {
    ...desk,
    url,
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
      await desk[Symbol.asyncDispose]();
    },
  };
}

test("with the keyboard alone and without script a calendar becomes events", async () => {
  await using site = await serve();
  site.server.says(calendar(concert));
  const page = await site.as("Bob", { javaScriptEnabled: false });

  await page.goto(`${site.url}/team/einstellungen/quellen`);
  await page.getByRole("link", { name: "Quelle hinzufügen" }).press("Enter");
  await page.getByLabel("Adresse").fill(`${site.server.url}/kultur.ics`);
  await page.getByRole("button", { name: "Ansehen" }).press("Enter");
  await page.getByText("1 Veranstaltung.").waitFor();
  await page.getByRole("button", { name: "Quelle speichern" }).press("Enter");
  await page.getByText("zum ersten Mal abgerufen").waitFor();
  await site.turns();
  await page.goto(`${site.url}/team/veranstaltungen`);
  await page.getByRole("link", { name: "Adventskonzert" }).press("Enter");
  await page.getByRole("button", { name: "Vormerken" }).press("Enter");
  await page.getByText("Nicht mehr vormerken").waitFor();

  expect(await site.on()).toMatchObject([{ editorState: "picked" }]);
}, 60_000);

test("axe finds nothing on the pages of sources and events, light and dark, narrow and wide", async () => {
  await using site = await serve();
  const others = ["2", "3"].map((uid) => ({ uid, start: "20261125", title: `Markt ${uid}` }));
  const broken = { uid: "9", start: "nie", title: "Kaputt" };
  site.server.says(calendar(concert, ...others, broken));
  const format = { format: "icalendar", name: "Kulturkalender", takt: "15" };
  await site.bob.post("/team/einstellungen/quellen/neu", { adresse: site.server.url, ...format });
  await site.turns();
  await site.send();
  const [first] = await site.on();
  site.server.says(calendar({ ...concert, place: "Stadthalle" }));
  await site.press("/team/einstellungen/quellen/1/abrufen");
  await site.turns();
  const page = await site.as("Ann");

  for (const path of [
    "/team/einstellungen/quellen",
    "/team/einstellungen/quellen/neu",
    "/team/einstellungen/quellen/1",
    "/team/veranstaltungen",
    `/team/veranstaltungen/${first?.eventId}`,
    "/team/veranstaltungen/neu",
    "/team/veranstaltungen/aus-link",
    "/team/veranstaltungen/aenderungen",
  ]) {
    await page.goto(site.url + path);
    await expectNoViolations(page);
  }
}, 180_000);
