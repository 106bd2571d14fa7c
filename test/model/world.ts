/** The real thing beside the page: the engine over a real database, and a WhatsApp that does as it is told. */
import { sql } from "kysely";
import { openDatabase, transact, type Db } from "../../src/db/db.ts";
import {
  haltAccount,
  resumeAccount,
  senderLoop,
  type DeliveryState,
} from "../../src/delivery/delivery.ts";
import { openEngine, type Person } from "../../src/delivery/testing-delivery.ts";
import { openSink } from "../../src/delivery/testing-sink.ts";
import { mayLeave, type Page } from "./page.ts";

/** What WhatsApp does with the next message: "lost" was accepted, and the answer is not heard; "dead" never came in. */
export type Answer = "accept" | "temporary" | "lost" | "dead";

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Meta tells within this time what it accepted; the engine's grace time is longer (10 minutes). */
const tellsWithinSeconds = 540;

export async function openWorld(page: Page) {
  let script: Answer[] = [];
  let onRequest = (): void => undefined;
  const broken: string[] = [];
  const people: Person[] = [];
  const references = new Map<number, { reference: string; providerMessageId: string }>();
  const sink = await openSink((arrival) => {
    onRequest();
    const answer = script.shift() ?? "accept";
    const index = people.findIndex(({ phone }) => phone.phone === arrival.to);
    const line = page.people[index];
    // Whoever only proves that the stream is alive is no line of the page.
    if (line === undefined) return "accept";
    if (answer === "temporary") return { code: 131016 };
    if (answer === "dead") return "silence";
    if (!mayLeave(page, line))
      broken.push(`person ${index} was sent it though the page says no: ${JSON.stringify(page)}`);
    line.accepted += 1;
    line.acceptedAt = page.elapsed;
    line.told = false;
    references.set(index, arrival);
    return answer === "lost" ? "silence" : "accept";
  });
  const engine = await openEngine({ apiUrl: sink.url });
  for (let index = 0; index < page.people.length; index += 1)
    people.push(await engine.meets(`Person ${index}`));
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add(people);
  let processes = 0;
  let seen = new Map<number, DeliveryState>();

  const world = {
    engine,
    batch,
    /** A process works one turn; the answers to its requests come in this order, then "accept". */
    async turn(owner: string, answers: readonly Answer[]): Promise<void> {
      script = [...answers];
      await engine.another(owner).once();
      script = [];
    },
    /** A process that dies after so many requests: nothing that it learnt by then or later is written. */
    async crash(requests: number): Promise<void> {
      const db: Db = openDatabase(engine.databaseUrl, { poolSize: 3 });
      let asked = 0;
      let gone: Promise<void> | null = null;
      onRequest = () => {
        asked += 1;
        if (asked >= requests) gone ??= db.destroy();
      };
      const dying = senderLoop({ ...engine, db, owner: `dying ${(processes += 1)}` });
      await dying.once().catch(() => undefined);
      onRequest = () => undefined;
      await (gone ?? db.destroy());
    },
    async tell(index: number, state: "sent" | "delivered" | "failed"): Promise<void> {
      const line = page.people[index];
      const arrival = references.get(index);
      if (line === undefined || arrival === undefined) return;
      line.told = true;
      const { reference: deliveryRef, providerMessageId } = arrival;
      const failure = { code: 131026, class: "permanent", reason: "Darum." } as const;
      await engine.report({
        state,
        deliveryRef,
        providerMessageId,
        ...(state === "failed" ? { failure } : {}),
      });
    },
    /** Time passes; WhatsApp keeps its word and tells in time. */
    async passes(seconds: number): Promise<void> {
      page.elapsed += seconds;
      for (const [index, { accepted, acceptedAt, told }] of page.people.entries())
        if (accepted > 0 && !told && page.elapsed - acceptedAt >= tellsWithinSeconds)
          await world.tell(index, "sent");
      engine.clock.advance(seconds * 1000);
    },
    async halt(stops: boolean): Promise<void> {
      await transact(engine.db, async (tx) => {
        if (stops) await haltAccount(tx, engine.accountId, "Not-Aus", engine.clock.now());
        else await resumeAccount(tx, engine.accountId, engine.clock.now());
      });
    },
    stops: async (index: number) => {
      const person = people[index];
      if (person !== undefined) await engine.stops(person);
    },
    /** Somebody else gets an answer and WhatsApp tells: the stream of reports is alive. */
    async provesAlive(): Promise<void> {
      const somebody = await engine.meets("Somebody");
      await engine.answer(somebody, "Guten Tag");
      await world.turn("last", []);
      const arrival = sink.arrivals.findLast(({ to }) => to === somebody.phone.phone);
      if (arrival === undefined) return;
      const { reference: deliveryRef, providerMessageId } = arrival;
      await engine.report({ state: "delivered", deliveryRef, providerMessageId });
    },
    /** States of the broadcast's deliveries, in the order of the people. */
    async states(): Promise<DeliveryState[]> {
      const { rows } = await sql<{ state: DeliveryState }>`
        select state
        from deliveries
        where batch_id = ${batch.id}
        order by array_position(${people.map(({ addressId }) => addressId)}::bigint[], address_id)`.execute(
        engine.db,
      );
      return rows.map(({ state }) => state);
    },
    /** What the page promises, after every step. Throws with the sentence that is broken. */
    async holds(): Promise<void> {
      const states = await world.states();
      if (states.length !== people.length) broken.push("a delivery is missing or there twice");
      for (const [index, state] of states.entries()) {
        const accepted = page.people[index]?.accepted ?? 0;
        const before = seen.get(index);
        const knows = ["accepted", "sent", "delivered", "failed"];
        if (accepted > 1) broken.push(`person ${index} got it ${accepted} times`);
        if (state === "queued" && accepted > 0)
          broken.push(`person ${index} has it and waits for it`);
        if (knows.includes(state) && accepted === 0)
          broken.push(`person ${index} has not got it, and it is ${state}`);
        if (before !== undefined && knows.includes(before) && !knows.includes(state))
          broken.push(`person ${index} went back from ${before} to ${state}`);
      }
      seen = new Map(states.entries());
      if (broken.length > 0) throw new Error(broken.splice(0).join("; "));
    },
    async [Symbol.asyncDispose]() {
      await engine[Symbol.asyncDispose]();
      await sink[Symbol.asyncDispose]();
    },
  };
  return world;
}
