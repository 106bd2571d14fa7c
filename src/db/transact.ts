import type { Db, Tx } from "./open.ts";
import { markTransaction } from "./transaction-guard.ts";

export { assertOutsideTransaction } from "./transaction-guard.ts";

const serializationFailure = "40001";
const deadlock = "40P01";

/**
 * Runs `work` in one transaction: all of it or nothing. Inside, only `tx` works. `work` runs a second time where the
 * database rolled the first try back for the sake of another transaction, so it must have no effect but through `tx`.
 */
export async function transact<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await attempt(db, work);
  } catch (error) {
    if (!wasSacrificed(error)) throw error;
    return await attempt(db, work);
  }
}

async function attempt<T>(db: Db, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await db.transaction().execute((tx) => markTransaction(() => work(tx)));
}

/** It was rolled back for the sake of another transaction: a second try may do. */
export function wasSacrificed(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === serializationFailure || error.code === deadlock)
  );
}
