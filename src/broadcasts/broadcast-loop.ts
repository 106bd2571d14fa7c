/** The work behind the pages: makes summaries, starts what is due, expands what has started, ends what is settled, keeps quiet hours. */
import { transact } from "../db/db.ts";
import { loop, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { expandChunk, findUnexpanded } from "./expand.ts";
import { keepQuiet } from "./plan/plan.ts";
import { findDue, startBroadcast } from "./start.ts";
import { settleRunning } from "./settle.ts";
import { runSummaries } from "./summary/summary.ts";

export type BroadcastLoopContext = Pick<PageContext, "db" | "clock" | "log" | "publicUrl"> & {
  /** Told after deliveries were added, so that they leave at once. */
  readonly wakeSender: () => void;
  /** People added in one transaction; tests take few. */
  readonly chunkSize?: number | undefined;
};

/** Small enough that a STOP which waits for a chunk is answered within a moment. */
const usualChunk = 2_000;

/** Several processes may run it: each broadcast is worked on by one at a time. */
export function broadcastLoop(context: BroadcastLoopContext): Loop {
  const seen: Seen = { numbers: new Map(), summariesWaitFor: null };
  return loop("broadcasts", { everyMs: 1_000, clock: context.clock, log: context.log }, () =>
    turn(context, seen),
  );
}

/** What was told already. */
type Seen = { readonly numbers: Map<string, string>; summariesWaitFor: string | null };

async function turn(context: BroadcastLoopContext, seen: Seen): Promise<boolean> {
  const { db, clock, log, publicUrl, chunkSize = usualChunk, wakeSender } = context;
  const summaries = await runSummaries(db, { publicUrl, now: clock.now() });
  if (summaries.kind === "made") log.info(summaries, "summaries made");
  const waitsFor = summaries.kind === "refused" ? summaries.reason : null;
  if (waitsFor !== null && waitsFor !== seen.summariesWaitFor)
    log.warn({ waitsFor }, "summaries wait");
  seen.summariesWaitFor = waitsFor;
  for (const id of await findDue(db, clock.now())) {
    const started = await transact(db, (tx) => startBroadcast(tx, id, publicUrl, clock.now()));
    if (started) log.info({ broadcastId: id }, "broadcast started");
  }
  let more = false;
  for (const id of await findUnexpanded(db)) {
    const added = await transact(db, (tx) => expandChunk(tx, id, chunkSize, clock.now()));
    if (added) wakeSender();
    more ||= added;
  }
  await settleRunning(db, seen.numbers, clock.now());
  const { released } = await keepQuiet(db, clock.now());
  if (released > 0) wakeSender();
  return more;
}
