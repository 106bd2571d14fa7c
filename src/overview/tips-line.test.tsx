import { Hono } from "hono";
import { expect, test } from "vitest";
import { sql } from "kysely";
import { openTips } from "../digests/testing-tips.ts";
import { upcomingTips } from "../digests/digests.ts";
import { TipsLine } from "./tips-line.tsx";

const concert = { uid: "1", start: "20261125T183000Z", title: "Adventskonzert" };

test.each([
  ["send", "Mi., 25.11., 7:30 Uhr: 1 Tipp, geht so von selbst hinaus"],
  ["hold", "Mi., 25.11., 7:30 Uhr: 1 Tipp, Freigabe offen"],
] as const)("the first page says how tomorrow's tips stand (%s)", async (ifUntouched, says) => {
  await using tips = await openTips([concert], { ifUntouched });
  await tips.until("2026-11-24T14:00:00Z");

  const [line] = await upcomingTips(tips.db);
  if (line === undefined) throw new Error("Nothing is proposed");
  const app = new Hono().get("/", async (c) => {
    return await c.html(<TipsLine tips={line} timeZone="Europe/Berlin" language="de" />);
  });
  const html = await (await app.request("/")).text();

  expect(html).toContain(says);
  expect(html).toContain("/team/tipps?kategorie=veranstaltungstipps&amp;tag=2026-11-25");
});

test("what is out or switched off is no line", async () => {
  await using tips = await openTips([concert]);
  await tips.until("2026-11-24T14:00:00Z");
  await sql`update digests set switched_off_at = now()`.execute(tips.db);
  const off = await upcomingTips(tips.db);
  await sql`update digests set switched_off_at = null`.execute(tips.db);

  await tips.until("2026-11-25T06:30:00Z");

  expect(off).toEqual([]);
  expect(await upcomingTips(tips.db)).toEqual([]);
});
