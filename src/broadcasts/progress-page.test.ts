import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { expectNoViolations, openTestBrowser } from "../../test/support/browser.ts";
import { transact } from "../db/db.ts";
import { haltAccount } from "../delivery/delivery.ts";
import { goodPassword } from "../staff/testing-site.ts";
import { openDesk } from "./testing-desk.ts";

type Desk = Awaited<ReturnType<typeof openDesk>>;

const pathOf = (id: string) => `/team/aussendungen/${id}`;

/** The page as a reader hears it: no tags, single spaces. */
async function textOf(desk: Desk, path: string): Promise<string> {
  const html = await (await desk.bob.get(path)).text();
  return html
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll("&quot;", '"');
}

async function knows(desk: Desk, code: number, reason: string): Promise<void> {
  await sql`
    insert into failure_reasons (code, class, reason)
    values (${code}, 'permanent', ${reason})`.execute(desk.db);
}

test("a running broadcast says how far it is, how fast, and how long still", async () => {
  await using desk = await openDesk();
  const id = await desk.underWay({ queued: 600, accepted: 30, delivered: 15, read: 5 });

  const text = await textOf(desk, pathOf(id));

  expect(text).toContain("50 von 650 gesendet");
  expect(text).toContain("10 in der Sekunde, noch etwa eine Minute");
  expect(text).toContain("zugestellt 20 davon gelesen 5 gesendet, noch nicht zugestellt 30");
  expect(text).toContain("wartet 600");
});

test("what WhatsApp holds, withholds or never answered has a sentence of its own", async () => {
  await using desk = await openDesk();
  await knows(desk, 131049, "Um die Person nicht zu überladen.");
  await knows(desk, 131026, "Kein WhatsApp auf dieser Nummer.");
  const id = await desk.underWay({
    held: 4,
    uncertain: 1,
    delivered: 9,
    "failed 131049": 2,
    "failed 131026": 3,
  });

  const text = await textOf(desk, pathOf(id));

  expect(text).toContain("WhatsApp hält die Nachricht bei 4 Personen zurück");
  expect(text).toContain("WhatsApp hat bei 2 Personen nicht zugestellt");
  expect(text).toContain("Um die Person nicht zu überladen. 2");
  expect(text).toContain("Bei 1 Person ist ungewiss, ob die Nachricht angekommen ist");
  expect(text).toContain("nicht zustellbar 3");
  expect(text).toContain("Warum nicht zustellbar Grund Anzahl Kein WhatsApp auf dieser Nummer. 3");
});

test("where rather twice than never was chosen, the page does not promise that nothing goes out twice", async () => {
  await using desk = await openDesk();
  const id = await desk.underWay({ uncertain: 1 });
  await sql`update broadcasts set repeat_uncertain = true`.execute(desk.db);

  const text = await textOf(desk, pathOf(id));

  expect(text).toContain("senden wir einmal neu, so wie Sie es gewählt haben");
  expect(text).not.toContain("nichts ein zweites Mal");
});

test("a broadcast that stopped itself says why and what to do, and goes on after 'Fortsetzen'", async () => {
  await using desk = await openDesk();
  const hindrance = "WhatsApp hat die Vorlage wegen schlechter Rückmeldungen angehalten.";
  const id = await desk.underWay({ queued: 9, "failed 132015": 1 }, { state: "paused", hindrance });

  const before = await textOf(desk, pathOf(id));
  await desk.bob.post(`${pathOf(id)}/fortsetzen`);
  const after = await textOf(desk, pathOf(id));

  expect(before).toContain("Die Aussendung hat sich selbst angehalten");
  expect(before).toContain(hindrance);
  expect(before).toContain("Nummer und Vorlagen");
  expect(after).not.toContain(hindrance);
  expect(after).toContain("Anhalten");
  expect(desk.woken).toContain("sender");
});

test("while the number is halted the page says so, with the way out", async () => {
  await using desk = await openDesk();
  const id = await desk.underWay({ queued: 9 });
  await transact(desk.db, async (tx) => {
    await haltAccount(tx, desk.accountId, "Meta kann nicht abrechnen.", desk.clock.now());
  });

  const text = await textOf(desk, pathOf(id));

  expect(text).toContain("Von dieser Nummer geht gerade nichts hinaus Meta kann nicht abrechnen.");
  expect(text).toContain("Zum Not-Aus");
});

test("while WhatsApp does not answer the page says since when, and that it goes on by itself", async () => {
  await using desk = await openDesk();
  const id = await desk.underWay({ queued: 9 });
  await sql`
    update channel_accounts
    set trouble = 'not-answering', trouble_since = ${desk.clock.now()}`.execute(desk.db);

  const text = await textOf(desk, pathOf(id));

  expect(text).toMatch(
    /WhatsApp antwortet seit .*10:00 Uhr nicht richtig\..*geht von selbst weiter/,
  );
});

test("a paused and a cancelled broadcast say how many have it", async () => {
  await using desk = await openDesk();
  const id = await desk.underWay({ queued: 9, accepted: 2, delivered: 5 });

  await desk.bob.post(`${pathOf(id)}/anhalten`);
  const paused = await textOf(desk, pathOf(id));
  await desk.bob.post(`${pathOf(id)}/abbrechen`);
  const cancelled = await textOf(desk, pathOf(id));

  expect(paused).toContain("7 Personen haben sie schon, 9 warten.");
  expect(cancelled).toContain(
    "7 Personen haben sie bekommen oder bekommen sie noch. Bei 9 geht nichts mehr hinaus.",
  );
});

test("where Meta's limit is too small, the page says how many go now and how many on which day", async () => {
  await using desk = await openDesk();
  await sql`update channel_accounts set daily_recipient_limit = 250`.execute(desk.db);
  const id = await desk.underWay({ queued: 600 });

  const text = await textOf(desk, pathOf(id));

  expect(text).toContain("Heute geht sie nicht an alle");
  expect(text).toContain("jetzt: 250 Personen Mi., 25.11.: 250 Personen Do., 26.11.: 100 Personen");
});

test("who got it is listed by how far it came, page by page, and as a file without numbers", async () => {
  await using desk = await openDesk();
  const id = await desk.underWay({ delivered: 60, queued: 1 });

  const waiting = await textOf(desk, `${pathOf(id)}?wer=wartet`);
  const first = await (await desk.bob.get(`${pathOf(id)}?wer=da`)).text();
  const next = /href="([^"]*nach=\d+)#wer"/.exec(first)?.[1]?.replaceAll("&amp;", "&") ?? "";
  const second = await textOf(desk, next);
  const file = await (await desk.bob.get(`${pathOf(id)}/personen.csv`)).text();

  expect(waiting.match(/Person \d+ wartet/g)).toHaveLength(1);
  expect(first.match(/>Person \d+</g)).toHaveLength(50);
  expect(second.match(/Person \d+ zugestellt/g)).toHaveLength(10);
  expect(file.split("\r\n")).toHaveLength(63);
  expect(file).not.toContain("DE.");
});

test("the page of a broadcast has no fault that axe finds, and follows what happens without a new page", async () => {
  await using served = await serve();
  const { desk, page } = served;
  const id = await desk.underWay({ held: 1, uncertain: 1, queued: 3, "failed 131049": 1 });
  await page.goto(`${served.url}${pathOf(id)}`);

  await expectNoViolations(page);
  await sql`update deliveries set state = 'delivered' where state = 'queued'`.execute(desk.db);
  desk.live.announced(`broadcast:${id}`);

  await page.getByText("6 von 6 gesendet").waitFor();
});

/** The desk behind a port, and Bob in front of it. */
async function serve() {
  // The desk must know its address, and the address is known only once the server listens.
  const behind: { desk?: Desk } = {};
  const server = createAdaptorServer({
    fetch: (request) => behind.desk?.app.fetch(request) ?? new Response(null, { status: 503 }),
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  // A server that listens on a port has an address with one.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  const desk = await openDesk(url);
  behind.desk = desk;
  const browser = await openTestBrowser();
  const page = await browser.page();
  await page.goto(`${url}/team/login`);
  await page.getByLabel("E-Mail").fill("bob@kreis.example");
  await page.getByLabel("Passwort").fill(goodPassword);
  await page.getByRole("button", { name: "Anmelden" }).click();
  await page.waitForURL(`${url}/team`);
  return {
    desk,
    url,
    page,
    async [Symbol.asyncDispose]() {
      await browser[Symbol.asyncDispose]();
      const closed = once(server, "close");
      server.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      await desk[Symbol.asyncDispose]();
    },
  };
}
