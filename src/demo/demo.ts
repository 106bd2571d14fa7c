/**
 * The demonstration county: what a fresh installation needs so that one can try everything at once.
 * Promises: it is planted once and never over something that is there; nothing in it is an offer of the real county.
 */
import { firstQuietHours, usualQuietHours } from "../broadcasts/broadcasts.ts";
import { transact, type Db, type Tx } from "../db/db.ts";
import { listDigests, saveDigest, usualDigest } from "../digests/digests.ts";
import {
  listCannedAnswers,
  readOfficeHours,
  saveCannedAnswer,
  saveOfficeHours,
  suggestedHours,
} from "../inbox/inbox.ts";
import { currentNotice, firstNotice, publishNotice } from "../privacy/privacy.ts";
import { createTopic, listTopics } from "../subscribers/subscribers.ts";
import { readOrganisation, saveOrganisation } from "../web/organisation.ts";
import { addSource, listSources, relocateSource } from "../sources/sources.ts";
import { paths } from "../web/paths.ts";
import { demoAnswers } from "./canned-answers.ts";
import { demoOrganisation, demoSource, demoTopics } from "./county.ts";

export { demoFeeds } from "./feeds.ts";

/**
 * Plants what is missing; safe at every start and from several processes. `servedAt`: where `demoFeeds` are reached; the
 * demonstration's calendar is a source from then on.
 */
export async function plantDemo(db: Db, now: Date, servedAt: string | null = null): Promise<void> {
  await transact(db, async (tx) => {
    await plantOrganisation(tx);
    if ((await listTopics(tx, { hidden: true })).length === 0)
      for (const topic of demoTopics) await createTopic(tx, topic);
    if ((await readOfficeHours(tx)) === null) await saveOfficeHours(tx, suggestedHours);
    if ((await listCannedAnswers(tx)).length === 0)
      for (const answer of demoAnswers) await saveCannedAnswer(tx, null, answer, null, now);
    // Whoever tries it in the evening wants to see a message arrive.
    await firstQuietHours(tx, { ...usualQuietHours, on: false });
    if ((await currentNotice(tx, now)) === null) await publishNotice(tx, firstNotice, now);
    if (servedAt !== null) await plantSource(tx, servedAt + paths.demoCalendar, now);
  });
}

/** The address changes with the port; a source that staff deleted stays deleted while others exist. */
async function plantSource(tx: Tx, url: string, now: Date): Promise<void> {
  const present = await listSources(tx);
  const own = present.find((source) => source.url.endsWith(paths.demoCalendar));
  if (own !== undefined) return await relocateSource(tx, own.id, url, now);
  if (present.length > 0) return;
  const topics = await listTopics(tx, { hidden: true });
  const topicId = topics.find(({ key }) => key === "veranstaltungstipps")?.id ?? null;
  const format = "icalendar";
  await addSource(tx, { ...demoSource, topicId, url, format }, now);
  if (topicId !== null && (await listDigests(tx)).length === 0)
    await saveDigest(tx, topicId, usualDigest, now);
}

async function plantOrganisation(tx: Tx): Promise<void> {
  const present = await readOrganisation(tx);
  if (!present.demo) await saveOrganisation(tx, { ...demoOrganisation, ...named(present) });
}

/** A name that staff gave before stays, so that `demo` on a real installation only adds the banner. */
function named(present: Awaited<ReturnType<typeof readOrganisation>>) {
  return present.contactEmail === "" ? {} : { ...present, demo: true };
}
