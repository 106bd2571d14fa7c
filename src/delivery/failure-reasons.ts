import { sql } from "kysely";
import type { Failure } from "../channels/channels.ts";
import type { Tx } from "../db/db.ts";

/** Keeps the sentence of every code that came up; the newest wording wins. In the order of codes, so that nobody waits in a circle. */
export async function noteReasons(
  tx: Tx,
  outcomes: readonly { readonly failure: Failure | null }[],
): Promise<void> {
  const failures = new Map<number, Failure>();
  for (const { failure } of outcomes) if (failure !== null) failures.set(failure.code, failure);
  for (const { code, class: action, reason } of [...failures.values()].toSorted(
    (a, b) => a.code - b.code,
  ))
    await sql`
      insert into failure_reasons (code, class, reason)
      values (${code}, ${action}, ${reason})
      on conflict (code) do update
      set class = excluded.class, reason = excluded.reason
      where failure_reasons.reason <> excluded.reason
        or failure_reasons.class <> excluded.class`.execute(tx);
}
