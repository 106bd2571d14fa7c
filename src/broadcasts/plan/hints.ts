/** What the time chosen in a form collides with. */
import type { Db } from "../../db/db.ts";
import { dailyLimit, type BatchLane } from "../../delivery/delivery.ts";
import { conflictsOf, roomConflict, type Conflict } from "./conflicts.ts";
import { entriesBetween, type TipsBetween } from "./entries.ts";
import { readQuiet } from "./quiet-setting.ts";

type Chosen = {
  readonly id: string;
  readonly at: Date;
  readonly lane: BatchLane;
  readonly topicIds: readonly number[];
  readonly accountId: number;
  /** Who would get a template: they alone take room. */
  readonly outsideWindow: number;
};

const dayMs = 86_400_000;

/** Quiet hours are told by the form itself, with the way out. */
export async function conflictsFor(
  db: Db,
  chosen: Chosen,
  tipsBetween: TipsBetween | undefined,
): Promise<Conflict[]> {
  const { at, accountId, outsideWindow } = chosen;
  const from = new Date(at.getTime() - dayMs);
  const to = new Date(at.getTime() + dayMs);
  const [others, quiet, limit] = await Promise.all([
    entriesBetween(db, from, to, tipsBetween),
    readQuiet(db),
    dailyLimit(db, accountId),
  ]);
  return [
    ...conflictsOf(chosen, others, quiet).filter(({ kind }) => kind !== "quiet"),
    ...roomConflict(outsideWindow, limit),
  ];
}
