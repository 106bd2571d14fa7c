/** How many people a broadcast reaches, how many of them by free text, and what that will cost. */
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { estimate } from "../costs/costs.ts";
import type { Db } from "../db/db.ts";
import { roomToday } from "../delivery/delivery.ts";
import { audience } from "../subscribers/subscribers.ts";

export type Reach = {
  readonly people: number;
  /** Of these, with an open service window: they get the free text. */
  readonly inWindow: number;
  /** How many of them WhatsApp's limit lets us write to today; the rest follows by itself. */
  readonly today: number;
  readonly cost: { readonly micros: number; readonly currency: string };
};

/** As of `now`; people come and go until it starts. */
export async function reachOf(
  db: Db,
  accountId: number,
  topicIds: readonly number[],
  timeZone: string,
  now: Date,
): Promise<Reach> {
  const reached = audience({ accountId, topicIds, today: todayIn(timeZone, now) });
  const { rows } = await sql<{ people: number; in_window: number }>`
    select count(*) as people,
      count(*) filter (where address.last_inbound_at > ${windowBegan(now)}) as in_window
    from (${reached}) reached
    join addresses address on address.id = reached.address_id`.execute(db);
  const { people, in_window: inWindow } = rows[0] ?? { people: 0, in_window: 0 };
  const { micros, currency } = await estimate(
    db,
    accountId,
    { free: inWindow, template: people - inWindow },
    now,
  );
  const room = (await roomToday(db, accountId, now)) ?? people;
  const today = Math.min(people, inWindow + room);
  return { people, inWindow, today, cost: { micros, currency } };
}

/** "YYYY-MM-DD" where the organisation is. */
export function todayIn(timeZone: string, now: Date): string {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** Who wrote after this has an open window. An estimate: the engine asks again for each delivery as it leaves. */
function windowBegan(now: Date): Date {
  return new Date(now.getTime() - 24 * 3_600_000);
}
