/** A correction that starts ends what it corrects: who gets that afterwards would get no correction. */
import type { Tx } from "../../db/db.ts";
import { cancelBatch } from "../../delivery/delivery.ts";
import { readBroadcast, type Broadcast } from "../read.ts";
import { move } from "../transition.ts";

export async function endCorrected(
  tx: Tx,
  { corrects }: Broadcast,
  publicUrl: string,
  now: Date,
): Promise<void> {
  for (const { id } of corrects) {
    const wrong = await readBroadcast(tx, id);
    if (wrong === null) continue;
    if (wrong.state === "sending" || wrong.state === "paused")
      await move(tx, id, "cancel", { kind: "system" }, now, { publicUrl });
    // What counts as sent may still be tried again where WhatsApp failed for a while.
    else await cancelBatch(tx, wrong.accountId, id, now);
  }
}
