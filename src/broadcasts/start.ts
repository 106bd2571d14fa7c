/** Starting a broadcast whose time has come: the audience is counted, the batch is opened, and from here on it is sending. */
import { sql } from "kysely";
import { stopSentence } from "../costs/costs.ts";
import { announce, type Db, type Tx } from "../db/db.ts";
import { openBatch } from "../delivery/delivery.ts";
import { audit } from "../staff/staff.ts";
import { readOrganisation } from "../web/organisation.ts";
import { isComplete, readApproval } from "./approval/approval.ts";
import { endCorrected } from "./correction/correction.ts";
import { latestPlan } from "./due.ts";
import { findHindrance } from "./hindrance.ts";
import { formsOf, pageOf } from "./forms.ts";
import { quietTimeOf, waitUntil } from "./plan/plan.ts";
import { paysForSomebody, reachOf } from "./reach.ts";
import { variantForms } from "./wording/wording.ts";
import { readBroadcast, type Broadcast } from "./read.ts";
import { reasonWords } from "./state-words.ts";

/** Ids of broadcasts whose time has come and has not passed by too far; those hindered come again each time. */
export async function findDue(db: Db, now: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id
    from broadcasts
    where state = 'scheduled'
      and greatest(send_at, quiet_until) <= ${now}
      and greatest(send_at, quiet_until) >= ${latestPlan(now)}
    order by send_at, id`.execute(db);
  return rows.map((row) => row.id);
}

/** Starts it unless another process does so, somebody took it back, or something hinders it. True when it started. */
export async function startBroadcast(
  tx: Tx,
  id: string,
  publicUrl: string,
  now: Date,
): Promise<boolean> {
  const broadcast = await lockDue(tx, id, now);
  if (broadcast === null) return false;
  const quiet = await quietTimeOf(tx, broadcast.lane, now);
  await waitUntil(tx, id, quiet);
  if (quiet !== null) return false;
  // Whatever changed the words or the rule since it was planned: what is not approved as it stands does not leave.
  const approved = isComplete(await readApproval(tx, broadcast, now));
  const hindrance = approved
    ? await findHindrance(tx, broadcast, now)
    : reasonWords("de").needsApproval;
  if (hindrance !== null) {
    await noteHindrance(tx, broadcast, hindrance);
    return false;
  }
  const { accountId, lane, topics } = broadcast;
  const topicIds = topics.map((topic) => topic.id);
  const { timeZone } = await readOrganisation(tx);
  const reach = await reachOf(tx, accountId, topicIds, timeZone, now, broadcast);
  if (broadcast.overBudgetBy === null && !paysForSomebody(reach)) {
    await noteHindrance(tx, broadcast, stopSentence(reach.budget?.micros ?? 0, now, timeZone));
    return false;
  }
  const page = pageOf(publicUrl, broadcast.slug);
  const forms = await formsOf(tx, accountId, broadcast, page);
  const freeText = reach.cost.freeTextIsCheaper || forms.outsideWindow === null;
  await endCorrected(tx, broadcast, publicUrl, now);
  await openBatch(tx, {
    accountId,
    id,
    lane,
    inWindow: freeText ? forms.inWindow : null,
    outsideWindow: forms.outsideWindow,
    variants: await variantsOf(tx, broadcast, page, freeText),
    topicIds,
    repeatUncertain: broadcast.repeatUncertain,
    ignoresBudget: broadcast.overBudgetBy !== null,
    now,
  });
  await sql`
    update broadcasts
    set state = 'sending', started_at = ${now}, audience = ${reach.people},
      estimate_micros = ${reach.cost.micros}, currency = ${reach.cost.currency},
      hindrance = null, version = version + 1, updated_at = ${now}
    where id = ${id}`.execute(tx);
  await audit(tx, {
    at: now,
    actor: { kind: "system" },
    action: "broadcast started",
    subject: `broadcast:${id}`,
    details: { audience: reach.people },
  });
  await announce(tx, "live", `broadcast:${id}`);
  await announce(tx, "live", "overview");
  return true;
}

/** As the main text: who is in the service window gets free text only where it is not dearer. */
async function variantsOf(tx: Tx, broadcast: Broadcast, page: string, freeText: boolean) {
  const forms = await variantForms(tx, broadcast.accountId, broadcast, page);
  return Object.fromEntries(
    Object.entries(forms).map(([language, { inWindow, outsideWindow }]) => [
      language,
      { inWindow: freeText ? inWindow : null, outsideWindow },
    ]),
  );
}

async function lockDue(tx: Tx, id: string, now: Date): Promise<Broadcast | null> {
  const { rows } = await sql`
    select 1
    from broadcasts
    where id = ${id}
      and state = 'scheduled'
      and greatest(send_at, quiet_until) <= ${now}
    for update skip locked`.execute(tx);
  return rows.length === 0 ? null : await readBroadcast(tx, id);
}

async function noteHindrance(tx: Tx, { id, hindrance }: Broadcast, found: string): Promise<void> {
  if (hindrance === found) return;
  await sql`
    update broadcasts
    set hindrance = ${found}
    where id = ${id}`.execute(tx);
  await announce(tx, "live", `broadcast:${id}`);
  await announce(tx, "live", "overview");
}
