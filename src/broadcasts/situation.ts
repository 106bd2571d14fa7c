/** How a broadcast stands at this moment, for its page. */
import { actual } from "../costs/costs.ts";
import type { Db } from "../db/db.ts";
import {
  dailyForecast,
  haltedBecause,
  progress,
  readTrouble,
  withheldCodes,
  type DailyForecast,
  type Progress,
  type Trouble,
} from "../delivery/delivery.ts";
import type { Broadcast } from "./read.ts";

type Failures = Progress["failures"];

export type Situation = {
  readonly counts: Progress["counts"];
  /** Right messages that WhatsApp kept from their reader. */
  readonly withheld: Failures;
  /** All others that did not arrive. */
  readonly failures: Failures;
  readonly spent: { readonly micros: number; readonly currency: string };
  /** Messages a second lately; null while none leaves. */
  readonly pace: number | null;
  /** Why nothing leaves from its number; null while it may send. */
  readonly haltedBecause: string | null;
  /** What its number waits for, and goes on by itself. */
  readonly trouble: Trouble | null;
  /** Null where all that waits goes today. */
  readonly forecast: DailyForecast | null;
};

export async function readSituation(
  db: Db,
  { id, accountId, state }: Broadcast,
  now: Date,
): Promise<Situation> {
  const sending = state === "sending";
  const [{ counts, failures, pace }, spent, halted, trouble, forecast] = await Promise.all([
    progress(db, accountId, id, now),
    actual(db, accountId, id),
    haltedBecause(db, accountId),
    sending ? readTrouble(db, accountId) : null,
    sending ? dailyForecast(db, accountId, id, now) : null,
  ]);
  return {
    counts,
    withheld: failures.filter(({ code }) => withheldCodes.includes(code)),
    failures: failures.filter(({ code }) => !withheldCodes.includes(code)),
    spent,
    pace: sending ? pace : null,
    haltedBecause: halted,
    trouble,
    forecast,
  };
}
