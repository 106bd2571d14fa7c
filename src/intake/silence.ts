/**
 * Webhooks that fall silent while a broadcast is under way: nobody would see what arrives, what fails and what citizens
 * answer, and Meta keeps no copy to ask for (reference 2.1). Looked for every minute, told once, and told when it is over.
 */
import { sql } from "kysely";
import type { Logger } from "pino";
import { announce, transact, type Db } from "../db/db.ts";
import type { Clock } from "../lib/clock.ts";
import { loop, type Loop } from "../lib/loop.ts";

/** Meta reports "sent" within seconds; five minutes without a single report is no chance any more. */
const silentMs = 5 * 60_000;
/** What was accepted longer ago is no longer waited for: its broadcast has ended. */
const longestMs = 24 * 3_600_000;
const everyMs = 60_000;

/** Since when something should have been reported, as of the last look; null while reports come, or nothing is to be reported. */
export async function silentSince(db: Db): Promise<Date | null> {
  const { rows } = await sql<{ since: Date | null }>`
    select min(silent_since) as since
    from channel_accounts`.execute(db);
  return rows[0]?.since ?? null;
}

/** Reads every delivery of what is under way where nothing was reported lately, so not for each page. */
async function lookForSilence(db: Db, now: Date): Promise<void> {
  const before = new Date(now.getTime() - silentMs);
  await sql`
    with silent as (
      select broadcasts.account_id, min(accepted_at) as since
      from broadcasts
      join deliveries on deliveries.account_id = broadcasts.account_id
        and deliveries.batch_id = broadcasts.id
        and deliveries.address_id is not null
      where broadcasts.state in ('sending', 'paused')
        and deliveries.state = 'accepted'
        and accepted_at < ${before}
        and accepted_at > ${new Date(now.getTime() - longestMs)}
        and not ${await wasHeardAfter(db, before)}::boolean
      group by broadcasts.account_id
    )
    update channel_accounts account
    set silent_since = found.since
    from channel_accounts number
    left join silent found on found.account_id = number.id
    where account.id = number.id
      and account.silent_since is distinct from found.since`.execute(db);
}

async function wasHeardAfter(db: Db, before: Date): Promise<boolean> {
  const last = await db
    .selectFrom("webhook_bodies")
    .select("received_at")
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return last !== undefined && last.received_at > before;
}

type Context = { readonly db: Db; readonly clock: Clock; readonly log: Logger };

export function silenceLoop({ db, clock, log }: Context): Loop {
  let told = false;
  return loop("silence", { everyMs, clock, log }, async () => {
    await lookForSilence(db, clock.now());
    const since = await silentSince(db);
    if ((since !== null) === told) return false;
    told = since !== null;
    if (since === null) log.info({}, "webhooks arrive again");
    else log.error({ since }, "webhooks are silent though messages are sent");
    await transact(db, async (tx) => {
      await announce(tx, "live", "overview");
    });
    return false;
  });
}
