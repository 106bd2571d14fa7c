/** WhatsApp accepts a message, and reports later that it failed for a while: it goes again, and never twice. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { forgetTries } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";
import { openSink } from "./testing-sink.ts";

const temporary = {
  code: 131000,
  class: "retry",
  reason: "Störung bei WhatsApp. Es wird von selbst erneut versucht.",
} as const;

/** A message to Ann that was accepted, and what WhatsApp calls its tries. */
async function openAccepted() {
  const sink = await openSink();
  const engine = await openEngine({ apiUrl: sink.url });
  const ann = await engine.meets("Ann");
  const id = await engine.answer(ann, "Guten Tag");
  await engine.sends();
  return {
    engine,
    id,
    wamid: (tryNumber: number) => `wamid.${id}.${tryNumber}`,
    tries: () => sink.arrivals.length,
    reports: async (state: "sent" | "delivered" | "failed", tryNumber: number) =>
      await engine.report({
        state,
        deliveryRef: String(id),
        providerMessageId: `wamid.${id}.${tryNumber}`,
        ...(state === "failed" ? { failure: temporary } : {}),
      }),
    async goesAgain() {
      // The longest pause is 250 s, with its jitter 313.
      engine.clock.advance("6m");
      await engine.sends();
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await sink[Symbol.asyncDispose]();
    },
  };
}

async function standing({ db }: Awaited<ReturnType<typeof openEngine>>) {
  const { rows } = await sql<{ state: string; attempt: number; failure: number | null }>`
    select state, attempt, failure_code as failure
    from deliveries`.execute(db);
  return rows[0];
}

test("temporary trouble that is reported later sends it again after a pause", async () => {
  await using ann = await openAccepted();

  await ann.reports("failed", 0);
  await ann.engine.sends();
  const tooEarly = ann.tries();
  await ann.goesAgain();
  await ann.reports("delivered", 1);

  expect(tooEarly).toBe(1);
  expect(ann.tries()).toBe(2);
  expect(await standing(ann.engine)).toEqual({ state: "delivered", attempt: 2, failure: null });
});

test("the same report again, or a late one of the first try, changes nothing of the second", async () => {
  await using ann = await openAccepted();
  await ann.reports("failed", 0);

  await ann.reports("failed", 0);
  await ann.reports("sent", 0);
  const waiting = await standing(ann.engine);
  await ann.goesAgain();
  await ann.reports("failed", 0);
  await ann.reports("sent", 0);
  await ann.engine.sends();

  expect(waiting).toEqual({ state: "queued", attempt: 1, failure: null });
  expect(await standing(ann.engine)).toEqual({ state: "accepted", attempt: 2, failure: null });
  expect(ann.tries()).toBe(2);
});

test("a report of an early try that comes while the third is on the wire does not send a fourth", async () => {
  await using ann = await openAccepted();
  for (const tryNumber of [0, 1]) {
    await ann.reports("failed", tryNumber);
    await ann.goesAgain();
  }
  await sql`update deliveries set state = 'sending', provider_message_id = ${ann.wamid(1)}`.execute(
    ann.engine.db,
  );

  await ann.reports("failed", 0);

  expect((await standing(ann.engine))?.state).toBe("sending");
});

test("a failure that overtakes our own record of the send is of the try under way", async () => {
  await using ann = await openAccepted();
  await ann.reports("failed", 0);
  await ann.goesAgain();
  await sql`update deliveries set state = 'sending', provider_message_id = ${ann.wamid(0)}`.execute(
    ann.engine.db,
  );

  await ann.reports("failed", 1);

  expect(await standing(ann.engine)).toMatchObject({ state: "queued", attempt: 2 });
});

test("earlier tries are remembered for 40 days, as long as anything may be reported of them", async () => {
  await using ann = await openAccepted();
  const { db, clock } = ann.engine;
  await ann.reports("failed", 0);
  const remembered = async () =>
    (await sql`select hash from earlier_tries`.execute(db)).rows.length;

  clock.advance("39d");
  await forgetTries(db, clock.now());
  const before = await remembered();
  clock.advance("2d");
  await forgetTries(db, clock.now());

  expect([before, await remembered()]).toEqual([1, 0]);
});

test("what arrives after all is not sent a second time", async () => {
  await using ann = await openAccepted();
  await ann.reports("failed", 0);

  await ann.reports("delivered", 0);
  await ann.goesAgain();

  expect(ann.tries()).toBe(1);
  expect((await standing(ann.engine))?.state).toBe("delivered");
});

test("once it was on its way it is never tried again", async () => {
  await using ann = await openAccepted();
  await ann.reports("sent", 0);

  await ann.reports("failed", 0);
  await ann.goesAgain();

  expect(ann.tries()).toBe(1);
  expect(await standing(ann.engine)).toEqual({ state: "failed", attempt: 1, failure: 131000 });
});

test("five tries and no more, and the sentence then promises none", async () => {
  await using ann = await openAccepted();

  for (const tryNumber of [0, 1, 2, 3, 4]) {
    await ann.reports("failed", tryNumber);
    await ann.goesAgain();
  }

  expect(ann.tries()).toBe(5);
  expect(await standing(ann.engine)).toEqual({ state: "failed", attempt: 5, failure: 131000 });
  const { rows } = await sql`select reason from failure_reasons`.execute(ann.engine.db);
  expect(rows).toEqual([{ reason: "Störung bei WhatsApp. Die Nachricht kam nicht an." }]);
});

test("who stopped in between gets no second try", async () => {
  await using ann = await openAccepted();
  await sql`update deliveries set unwanted_at = now()`.execute(ann.engine.db);

  await ann.reports("failed", 0);
  await ann.goesAgain();

  expect(ann.tries()).toBe(1);
  expect((await standing(ann.engine))?.state).toBe("withdrawn");
});
