/** Carries requests out, one after the other; one that fails waits and holds no other up. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { loop, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { answerAccess, removeDeliveredAnswers } from "./answer.ts";
import { erase } from "./erasure.ts";
import { erasedSince, sweepLateReports } from "./late-reports.ts";
import { closeRequest } from "./requests.ts";

export type PrivacyContext = Pick<
  PageContext,
  "db" | "clock" | "log" | "secret" | "mediaFolder"
> & {
  readonly wakeSender: () => void;
};

export function privacyLoop(context: PrivacyContext): Loop {
  const { db, clock, log, secret, mediaFolder } = context;
  return loop("privacy", { everyMs: 2_000, clock, log }, async () => {
    const carriedOut = await carryOutNext(context);
    const now = clock.now();
    await removeDeliveredAnswers(db, mediaFolder);
    // Reports of the farewell come within minutes; the hourly retention catches what comes later.
    if (await erasedSince(db, new Date(now.getTime() - lateReportsMs)))
      await sweepLateReports(db, secret, now);
    return carriedOut;
  });
}

const MINUTE_MS = 60 * 1000;
/** Ample for either job; a process that was killed in between leaves the request to the next after this. */
const leaseMs = 5 * MINUTE_MS;
/** A farewell that cannot leave (number halted, service away) holds an erasure up for this long at most. */
const longestFarewellMs = 15 * MINUTE_MS;
/** One that has left is waited for a little, so that its reports still find their delivery. */
const arrivalMs = MINUTE_MS;
const lateReportsMs = 10 * MINUTE_MS;

type Request = {
  readonly id: number;
  readonly kind: "access" | "erasure";
  readonly accountId: number | null;
  readonly addressId: number | null;
  readonly subscriberId: number | null;
};

async function carryOutNext(context: PrivacyContext): Promise<boolean> {
  const now = context.clock.now();
  const request = await claimRequest(context.db, now);
  if (request === undefined) return false;
  const { id, accountId, addressId, subscriberId } = request;
  if (
    request.kind === "access" &&
    accountId !== null &&
    addressId !== null &&
    subscriberId !== null
  )
    await answerAccess(context, id, { accountId, addressId, subscriberId }, now);
  if (request.kind === "erasure" && subscriberId !== null)
    await erase(context.db, context.secret, context.mediaFolder, subscriberId, now);
  await closeRequest(context.db, id, now);
  return true;
}

async function claimRequest(db: Db, now: Date): Promise<Request | undefined> {
  const before = (ms: number): Date => new Date(now.getTime() - ms);
  const { rows } = await sql<Request>`
    update privacy_requests
    set not_before = ${new Date(now.getTime() + leaseMs)}
    where id = (
      select request.id
      from privacy_requests request
      left join deliveries farewell
        on farewell.account_id = request.account_id and farewell.id = request.farewell_delivery_id
      where request.done_at is null
        and (request.not_before is null or request.not_before <= ${now})
        and (
          farewell.id is null
          or farewell.state in ('delivered', 'read', 'failed', 'withdrawn', 'expired')
          or (farewell.state not in ('queued', 'sending') and request.asked_at < ${before(arrivalMs)})
          or request.asked_at < ${before(longestFarewellMs)}
        )
      order by request.id
      limit 1
      for update of request skip locked
    )
    returning id, kind, account_id as "accountId", address_id as "addressId",
      subscriber_id as "subscriberId"`.execute(db);
  return rows[0];
}
