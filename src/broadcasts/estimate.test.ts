/** What is told before sending is what the ledger says afterwards, as long as nothing changes in between. */
import fc from "fast-check";
import { sql } from "kysely";
import { expect, test } from "vitest";
import type { Message } from "../channels/channels.ts";
import { actual, monthOf, spentIn } from "../costs/costs.ts";
import { openEngine, type Person } from "../delivery/testing-delivery.ts";
import { reachOf } from "./reach.ts";

const outsideWindow: Message = { type: "template", name: "hinweis", language: "de", body: [] };

test("the estimate is the sum of the ledger, whoever has an open window and wherever they live", async () => {
  await using engine = await openEngine();
  const { db, emulator, accountId, clock } = engine;
  await approve(emulator.url, emulator.settings);
  await sql`
    insert into topics (id, key, title, position)
    overriding system value
    values (1, 'aktuelles', 'Aktuelles', 1)`.execute(db);
  const people: Person[] = [];
  for (let index = 0; index < 60; index += 1)
    people.push(
      await engine.meets(`Person ${index}`, {
        phone: `${index % 3 === 0 ? "43664" : "49170"}${1_000_000 + index}`,
      }),
    );

  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.boolean(), { minLength: people.length, maxLength: people.length }),
      fc.array(fc.boolean(), { minLength: people.length, maxLength: people.length }),
      async (subscribed, open) => {
        clock.advance("25h");
        const chosen = people.filter((_, index) => subscribed[index]);
        for (const [index, person] of people.entries())
          if (open[index] === true) await engine.writes(person);
        await subscribe(chosen);
        const now = clock.now();
        const month = monthOf(now, "Europe/Berlin");
        const before = (await spentIn(db, month)).micros;
        const { cost, people: told } = await reachOf(db, accountId, [1], "Europe/Berlin", now);

        const batch = await engine.opensBatch("Neuigkeiten", { outsideWindow });
        await batch.add(chosen);
        await engine.sends();
        await engine.hears();

        expect(told).toBe(chosen.length);
        expect((await actual(db, accountId, batch.id)).micros).toBe(cost.micros);
        expect((await spentIn(db, month)).micros - before).toBe(cost.micros);
      },
    ),
    { numRuns: 6, seed: 11 },
  );

  async function subscribe(chosen: readonly Person[]): Promise<void> {
    await sql`delete from subscriptions`.execute(db);
    await sql`
      insert into subscriptions (topic_id, subscriber_id, state, since)
      select 1, id, 'active', ${clock.now()}
      from unnest(${chosen.map(({ subscriberId }) => subscriberId)}::bigint[]) as id`.execute(db);
  }
}, 120_000);

async function approve(
  url: string,
  { businessAccountId, accessToken }: { businessAccountId: string; accessToken: string },
): Promise<void> {
  const answer = await fetch(`${url}/v25.0/${businessAccountId}/message_templates`, {
    method: "POST",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
    body: JSON.stringify({
      name: "hinweis",
      language: "de",
      category: "MARKETING",
      components: [{ type: "BODY", text: "Es gibt Neuigkeiten." }],
    }),
  });
  expect(answer.status).toBe(200);
}
