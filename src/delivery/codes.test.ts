/** Every code that WhatsApp may refuse a message with, provoked at the emulator: in the answer or by a failed status, as Meta does it. */
import { sql } from "kysely";
import { expect, test } from "vitest";
import { metaErrors } from "../../emulator/graph/errors.ts";
import type { FailureClass } from "../channels/channels.ts";
import { failureOf } from "../channels/whatsapp/failures.ts";
import { transact } from "../db/db.ts";
import { resumeAccount } from "./delivery.ts";
import { openEngine } from "./testing-delivery.ts";

type Engine = Awaited<ReturnType<typeof openEngine>>;

/** Where a message, its broadcast, the number and the person stand after a refusal. */
type End = {
  readonly state: string;
  readonly failure: number | null;
  /** The sentence that staff read at the message, the broadcast or the number. */
  readonly sentence: string | null;
  readonly broadcast: "open" | "halted";
  readonly number: "sends" | "halted";
  readonly person: "stays" | "is left out";
};

const untouched = { broadcast: "open", number: "sends", person: "stays" } as const;

/** What the class asks for; a failed status ends the message unless it may go again, whatever else it means. */
function expected(code: number): End {
  const { class: action, reason } = failureOf({ code });
  const byStatus = metaErrors[code]?.comes === "by status";
  const waits = { ...untouched, state: "queued", failure: null, sentence: null };
  const ended = { ...untouched, state: "failed", failure: code, sentence: reason };
  const stopped = byStatus ? ended : { ...waits, sentence: reason };
  const ends: Readonly<Record<FailureClass, End>> = {
    retry: waits,
    wait: waits,
    permanent: ended,
    suppress: { ...ended, person: "is left out" },
    halt: { ...stopped, number: "halted" },
    fix: { ...stopped, broadcast: "halted" },
    template: { ...stopped, broadcast: "halted" },
  };
  return ends[action];
}

async function provoke(engine: Engine, code: number): Promise<End> {
  const person = await engine.meets(`Person ${code}`);
  const batch = await engine.opensBatch("Neuigkeiten");
  await batch.add([person]);
  engine.emulator.faults.add({ kind: "error", code, count: 1 });
  // A process of its own, which knows nothing of the pace that the code before left behind.
  engine.clock.advance("1m");
  const loop = engine.another(`code ${code}`);
  while (await loop.once());
  await engine.hears();
  const { rows } = await sql<End>`
    select delivery.state, delivery.failure_code as failure,
      coalesce(failure.reason, batch.halted_reason, account.halted_reason) as sentence,
      batch.state as broadcast,
      case when account.halted_at is null then 'sends' else 'halted' end as number,
      case when address.marketing_stopped_at is null then 'stays' else 'is left out' end as person
    from deliveries delivery
    join batches batch on batch.id = delivery.batch_id
    join channel_accounts account on account.id = delivery.account_id
    join addresses address on address.id = delivery.address_id
    left join failure_reasons failure on failure.code = delivery.failure_code
    where delivery.batch_id = ${batch.id}`.execute(engine.db);
  await batch.cancel();
  await transact(engine.db, async (tx) => {
    await resumeAccount(tx, engine.accountId, engine.clock.now());
  });
  const [end] = rows;
  if (end === undefined) throw new Error(`Code ${code} left nothing behind`);
  return end;
}

test("every code of WhatsApp ends in the state and with the sentence of its class", async () => {
  await using engine = await openEngine();
  const codes = Object.keys(metaErrors).map(Number);
  const ends: [number, End][] = [];

  for (const code of codes) ends.push([code, await provoke(engine, code)]);

  expect(codes.length).toBeGreaterThan(60);
  expect(ends).toEqual(codes.map((code) => [code, expected(code)]));
}, 120_000);
