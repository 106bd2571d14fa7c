/** How far deliveries have come, for pages and for whoever decides that a broadcast is over. */
import { sql } from "kysely";
import { rememberLarge, type Db } from "../db/db.ts";
import { deliveryStates, type DeliveryState } from "./states.ts";

export type FailureCount = {
  readonly code: number;
  /** A German sentence for staff. */
  readonly reason: string;
  readonly count: number;
};

export type Progress = {
  readonly counts: Readonly<Record<DeliveryState, number>>;
  /** Most frequent first. */
  readonly failures: readonly FailureCount[];
  /** How many left as free text and how many as a template, as far as that is decided. */
  readonly forms: { readonly free: number; readonly template: number };
  /** Messages a second that the channel accepted lately; null where it was none. */
  readonly pace: number | null;
};

const paceOverSeconds = 10;

type Row = {
  readonly state: DeliveryState;
  readonly code: number | null;
  readonly form: "free" | "template" | null;
  readonly reason: string | null;
  readonly count: number;
  readonly lately: number;
  readonly first: Date | null;
};

/** Counts of a batch as they were a moment ago where it is large; all zero where there is none. */
export const progress = rememberLarge(countProgress, ({ counts }) =>
  Object.values(counts).reduce((sum, count) => sum + count, 0),
);

/** The same, counted now: about 30 ms for 100,000 deliveries. */
export async function countProgress(
  db: Db,
  accountId: number,
  batchId: string,
  now: Date,
): Promise<Progress> {
  const lately = sql`accepted_at > ${new Date(now.getTime() - paceOverSeconds * 1000)}`;
  const { rows } = await sql<Row>`
    select state, form, failure_code as code, count(*) as count,
      count(*) filter (where ${lately}) as lately,
      min(accepted_at) filter (where ${lately}) as first, (
        select reason
        from failure_reasons
        where failure_reasons.code = failure_code
      ) as reason
    from deliveries
    where account_id = ${accountId}
      and batch_id = ${batchId}
    group by state, form, failure_code`.execute(db);

  // Every state is a key of its own, which fromEntries cannot tell the compiler.
  const counts = Object.fromEntries(deliveryStates.map((state) => [state, 0])) as Record<
    DeliveryState,
    number
  >;
  const forms = { free: 0, template: 0 };
  const failures = new Map<number, FailureCount>();
  for (const { state, code, form, reason, count } of rows) {
    counts[state] += count;
    if (form !== null) forms[form] += count;
    if (state !== "failed" || code === null) continue;
    const before = failures.get(code)?.count ?? 0;
    failures.set(code, { code, reason: reason ?? "", count: before + count });
  }
  const ordered = [...failures.values()].toSorted((a, b) => b.count - a.count || a.code - b.code);
  return { counts, failures: ordered, forms, pace: paceOf(rows, now) };
}

function paceOf(rows: readonly Row[], now: Date): number | null {
  const first = rows
    .flatMap((row) => row.first ?? [])
    .toSorted((a, b) => a.getTime() - b.getTime())[0];
  if (first === undefined) return null;
  const accepted = rows.reduce((sum, { lately }) => sum + lately, 0);
  return accepted / Math.max(1, (now.getTime() - first.getTime()) / 1000);
}

export type ListedDelivery = {
  readonly id: number;
  readonly addressId: number | null;
  readonly subscriberId: number | null;
  readonly state: DeliveryState;
  readonly form: "free" | "template" | null;
  readonly failureCode: number | null;
  readonly failureReason: string | null;
  readonly acceptedAt: Date | null;
  readonly deliveredAt: Date | null;
  readonly readAt: Date | null;
};

/**
 * The deliveries of a batch by id, those after `after` (0 for the first page), in some states or in all. Reads no more than it
 * returns, but where the states are rare: then it looks through the batch for them.
 */
export async function listDeliveries(
  db: Db,
  accountId: number,
  batchId: string,
  after: number,
  limit: number,
  states: readonly DeliveryState[] = deliveryStates,
): Promise<ListedDelivery[]> {
  const { rows } = await sql<ListedDelivery>`
    select id, address_id as "addressId", subscriber_id as "subscriberId", state, form,
      failure_code as "failureCode", accepted_at as "acceptedAt", delivered_at as "deliveredAt",
      read_at as "readAt", (
        select reason
        from failure_reasons
        where failure_reasons.code = failure_code
      ) as "failureReason"
    from deliveries
    where account_id = ${accountId}
      and batch_id = ${batchId}
      and id > ${after}
      and state = any(${[...states]}::text[])
    order by id
    limit ${limit}`.execute(db);
  return rows;
}
