/** From a calendar on the web to the list of events, through the whole service. */
import { expect, test } from "vitest";
import { plantDemo } from "../../src/demo/demo.ts";
import { paths } from "../../src/web/paths.ts";
import { demoStaff, startService } from "../support/service.ts";

test("the demonstration shows tomorrow's events, really read from a calendar over HTTP", async () => {
  await using service = await startService();
  await plantDemo(service.db, new Date(), service.url);
  const answer = await fetch(service.url + paths.login, {
    method: "POST",
    body: new URLSearchParams(demoStaff),
    headers: { "sec-fetch-site": "same-origin" },
    redirect: "manual",
  });
  const cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
  const page = async () =>
    await (
      await fetch(`${service.url}${paths.events}?ab=${tomorrow}`, { headers: { cookie } })
    ).text();

  // "Do., 26.11.2026" is a heading of the list; some event takes place on every day of the week.
  await expect
    .poll(page, { timeout: 15_000, interval: 250 })
    .toMatch(new RegExp(`id="tag-${tomorrow}"`));
  expect(service.log.join("\n")).not.toContain("a turn failed");
}, 60_000);
