import { announce, type Tx } from "../db/db.ts";

/** A list has changed: its own page shows it, and the line of it on the first page. */
export async function announceTips(tx: Tx): Promise<void> {
  await announce(tx, "live", "tips");
  await announce(tx, "live", "overview");
}
