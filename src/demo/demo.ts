/**
 * The demonstration county: what a fresh installation needs so that one can try everything at once.
 * Promises: it is planted once and never over something that is there; nothing in it is an offer of the real county.
 */
import { transact, type Db, type Tx } from "../db/db.ts";
import { readOfficeHours, saveOfficeHours, suggestedHours } from "../inbox/inbox.ts";
import { currentNotice, firstNotice, publishNotice } from "../privacy/privacy.ts";
import { createTopic, listTopics } from "../subscribers/subscribers.ts";
import { readOrganisation, saveOrganisation } from "../web/organisation.ts";
import { demoOrganisation, demoTopics } from "./county.ts";

/** Plants what is missing; safe at every start and from several processes. */
export async function plantDemo(db: Db, now: Date): Promise<void> {
  await transact(db, async (tx) => {
    await plantOrganisation(tx);
    if ((await listTopics(tx, { hidden: true })).length === 0)
      for (const topic of demoTopics) await createTopic(tx, topic);
    if ((await readOfficeHours(tx)) === null) await saveOfficeHours(tx, suggestedHours);
    if ((await currentNotice(tx, now)) === null) await publishNotice(tx, firstNotice, now);
  });
}

async function plantOrganisation(tx: Tx): Promise<void> {
  const present = await readOrganisation(tx);
  if (!present.demo) await saveOrganisation(tx, { ...demoOrganisation, ...named(present) });
}

/** A name that staff gave before stays, so that `demo` on a real installation only adds the banner. */
function named(present: Awaited<ReturnType<typeof readOrganisation>>) {
  return present.contactEmail === "" ? {} : { ...present, demo: true };
}
