import { sql } from "kysely";
import { expect, test } from "vitest";
import { openSite } from "../staff/testing-site.ts";
import { costPages } from "./pages.tsx";

async function openOffice() {
  const site = await openSite();
  site.app.route("/", costPages(site.context));
  const ann = site.browser();
  await ann.logIn("Ann");
  await sql`
    insert into channel_accounts (channel, external_id, secrets_sealed)
    values ('whatsapp', '1', '')`.execute(site.db);
  await sql`
    insert into charge_totals (account_id, month, day, category, type, market, count)
    values (1, '2026-11-01', '2026-11-03', 'marketing', 'regular', 'germany', 1000),
      (1, '2026-11-01', '2026-11-03', 'service', 'free_customer_service', 'germany', 50),
      (1, '2026-10-01', '2026-10-03', 'marketing', 'regular', 'rest-of-western-europe', 10)`.execute(
    site.db,
  );
  return { ...site, ann };
}

const prices = Object.fromEntries(
  ["germany", "rest-of-western-europe", "other"].flatMap((market) =>
    ["marketing", "utility", "service"].map((category) => [`${market}-${category}`, "0,12"]),
  ),
);

test("the page tells month by month what it cost, and the file says the same", async () => {
  await using office = await openOffice();

  const page = await (await office.ann.get("/team/kosten")).text();
  const file = await (await office.ann.get("/team/kosten.csv")).arrayBuffer();

  expect(page).toContain("113,10\u00a0€");
  expect(page).toMatch(/<svg[^>]*role="img"/);
  expect(page).toContain("0,49\u00a0€");
  expect(new TextDecoder("utf-8", { ignoreBOM: true }).decode(file).split("\r\n")).toEqual([
    "\uFEFFMonat;Art;Land;Zugestellt;davon ohne Gebühr;Kosten in Euro",
    "2026-10;Vorlage (Werbung);übriges Westeuropa;10;0;0,491",
    "2026-11;Vorlage (Werbung);Deutschland;1000;0;113,10",
    "2026-11;freier Text;Deutschland;50;50;0,00",
    "",
  ]);
});

test("a budget is kept, shown and taken away again; what is no amount is refused with a sentence", async () => {
  await using office = await openOffice();
  const { ann } = office;

  const refused = await ann.post("/team/kosten/budget", { betrag: "viel" });
  await ann.post("/team/kosten/budget", { betrag: "1.150,5" });
  const kept = await (await ann.get("/team/kosten")).text();
  await ann.post("/team/kosten/budget", { betrag: "" });

  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining("Bitte einen Betrag wie 150,00 eingeben."),
  ]);
  expect(kept).toContain("1.037,40\u00a0€ übrig");
  expect(await (await ann.get("/team/kosten")).text()).toContain("Zurzeit gibt es kein Budget");
  const { rows } = await sql`select 1 from audit_log where action = 'budget saved'`.execute(
    office.db,
  );
  expect(rows).toHaveLength(2);
});

test("a new rate card holds from its first day; a day that is over or taken is refused, and so is a wrong price", async () => {
  await using office = await openOffice();
  const { ann } = office;
  const add = async (ab: string, more: Record<string, string> = {}) =>
    await ann.post("/team/kosten/preise", { ab, frei: "500", ...prices, ...more });

  const over = await add("2026-10-01");
  const wrong = await add("2027-01-01", { "other-service": "billig" });
  const added = await add("2027-01-01");
  const again = await add("2027-01-01");

  expect([over, wrong, added, again].map(({ status }) => status)).toEqual([422, 422, 303, 422]);
  expect(await over.text()).toContain("Bitte einen Tag wählen, der nicht vorbei ist.");
  expect(await wrong.text()).toContain("Bitte einen Preis wie 0,1131 eingeben.");
  expect(await again.text()).toContain("Für diesen Tag gibt es schon eine Liste.");
  expect(await (await ann.get("/team/kosten")).text()).toContain("Gilt ab Fr., 1.1.2027");
});

test("whoever does not administer sees the costs and cannot change budget or prices", async () => {
  await using office = await openOffice();
  const bob = office.browser();
  await bob.logIn("Bob");

  const page = await (await bob.get("/team/kosten")).text();
  const refused = await bob.post("/team/kosten/budget", { betrag: "1" });

  expect(page).not.toContain("Budget speichern");
  expect(refused.status).toBe(403);
});
