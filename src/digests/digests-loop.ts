/** Proposes and settles the runs of all topics; several processes may run it. */
import { loop, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { readOrganisation } from "../web/organisation.ts";
import { proposeRuns } from "./propose.ts";
import { settleRuns } from "./settle.ts";
import { takeBackUnheard } from "./take-back.ts";

export type DigestsContext = Pick<PageContext, "db" | "clock" | "log" | "publicUrl"> & {
  /** Told after tips became a broadcast. */
  readonly wakeBroadcasts: () => void;
};

export function digestsLoop(context: DigestsContext): Loop {
  const { clock, log } = context;
  return loop("tips", { everyMs: 5_000, clock, log }, () => turn(context));
}

async function turn({
  db,
  clock,
  log,
  publicUrl,
  wakeBroadcasts,
}: DigestsContext): Promise<boolean> {
  const { timeZone: zone } = await readOrganisation(db);
  await takeBackUnheard(db, clock.now());
  await proposeRuns(db, clock.now(), zone);
  const settled = await settleRuns(db, publicUrl, clock.now(), zone);
  for (const { runId, broadcastId } of settled)
    log.info({ runId, broadcastId }, broadcastId === null ? "tips skipped" : "tips sent");
  if (settled.some(({ broadcastId }) => broadcastId !== null)) wakeBroadcasts();
  return false;
}
