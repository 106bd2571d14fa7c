/** How the approval of a broadcast stands. */
import { sql } from "kysely";
import type { Db } from "../../db/db.ts";
import { listTopics } from "../../subscribers/subscribers.ts";
import { readOrganisation } from "../../web/organisation.ts";
import { todayIn } from "../reach.ts";
import type { Broadcast } from "../read.ts";
import { listApprovers } from "./approvers.ts";
import type { Approval } from "./decide.ts";
import { fingerprint, saidOf } from "./fingerprint.ts";
import { readReviews, type Review } from "./reviews.ts";
import { readWriters } from "./writers.ts";

export async function readApproval(db: Db, broadcast: Broadcast, now: Date): Promise<Approval> {
  const { timeZone } = await readOrganisation(db);
  const topicIds = broadcast.topics.map(({ id }) => id);
  const required = await requiredApprovals(db, topicIds);
  const reviews = await readReviews(db, broadcast.id);
  const print = fingerprint(saidOf(broadcast));
  const approved = ({ verdict }: Review) => verdict === "approved";
  const stands = (review: Review) =>
    approved(review) && !review.isOver && review.fingerprint === print;
  const [last] = reviews;
  return {
    // Tips are put together by a rule and confirmed by one person; their page knows no second.
    required: broadcast.lane === "digest" ? Math.min(required, 1) : required,
    fingerprint: print,
    given: reviews.filter(stands).toReversed(),
    writers: await readWriters(db, broadcast.id),
    approvers: await listApprovers(db, todayIn(timeZone, now)),
    rejection: last?.verdict === "rejected" ? last : null,
    before: reviews.find((review) => review.fingerprint !== print) ?? null,
  };
}

/** The highest of these topics; before any is chosen, what even the mildest asks for. */
export async function requiredApprovals(db: Db, topicIds: readonly number[]): Promise<number> {
  const { rows } = await sql<{ most: number | null }>`
    select case when ${topicIds.length} = 0
        then min(approvals) filter (where hidden_at is null)
        else max(approvals) filter (where id = any(${[...topicIds]}::integer[]))
      end::integer as most
    from topics`.execute(db);
  return rows[0]?.most ?? 0;
}

/** Every topic's title by its id, those that are hidden included: a change may name one. */
export async function topicTitlesOf(db: Db): Promise<ReadonlyMap<number, string>> {
  const topics = await listTopics(db, { hidden: true });
  return new Map(topics.map(({ id, title }) => [id, title]));
}
