import { sql } from "kysely";
import type { Failure } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";

/** A sentence is kept when a message has ended or stopped something: then nothing is tried again any more. */
const promise = "Es wird von selbst erneut versucht.";
const end = "Die Nachricht kam nicht an.";

/** Keeps the sentence of every code that came up; the newest wording wins. In the order of codes, so that nobody waits in a circle. */
export async function noteReasons(
  tx: Tx,
  outcomes: readonly { readonly failure: Failure | null }[],
): Promise<void> {
  const failures = new Map<number, Failure>();
  for (const { failure } of outcomes) if (failure !== null) failures.set(failure.code, failure);
  for (const { code, class: action, reason: said } of [...failures.values()].toSorted(
    (a, b) => a.code - b.code,
  )) {
    const reason = said.replace(promise, end);
    await sql`
      insert into failure_reasons (code, class, reason)
      values (${code}, ${action}, ${reason})
      on conflict (code) do update
      set class = excluded.class, reason = excluded.reason
      where failure_reasons.reason <> excluded.reason
        or failure_reasons.class <> excluded.class`.execute(tx);
  }
}
