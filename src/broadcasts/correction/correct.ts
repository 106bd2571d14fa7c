/** "Korrektur schreiben": what still goes out is paused first, so that no more people get it wrong meanwhile. */
import type { Tx } from "../../db/db.ts";
import type { Actor } from "../../staff/staff.ts";
import type { Broadcast } from "../read.ts";
import { move } from "../transition.ts";
import { lockBroadcast } from "../write.ts";
import { createCorrection } from "./create-correction.ts";

/** The draft; null where there is no such broadcast, or it never left. */
export async function correctionOf(
  tx: Tx,
  id: string,
  author: Actor,
  now: Date,
  publicUrl: string,
): Promise<Broadcast | null> {
  const broadcast = await lockBroadcast(tx, id);
  if (broadcast === null) return null;
  if (broadcast.state === "sending") await move(tx, id, "pause", author, now, { publicUrl });
  const [draft] = await createCorrection(tx, [id], null, author, now);
  return draft ?? null;
}
