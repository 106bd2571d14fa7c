/** Takes in people who opted in elsewhere, as NDJSON, streamed. */
import type { Db, Tx } from "../db/db.ts";

export type ImportReport = {
  /** People who were not known before. */
  readonly imported: number;
  /** People who were known, changed or not. */
  readonly updated: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
};

export type ImportOptions = {
  /** Tells which of these phones and user ids were erased; an old list must not bring those people back. */
  readonly erasedAmong?: (tx: Tx, ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

export async function importSubscribers(
  _db: Db,
  _accountId: number,
  lines: AsyncIterable<string>,
  _now: Date,
  _options: ImportOptions = {},
): Promise<ImportReport> {
  const rejected: { line: number; reason: string }[] = [];
  for await (const _ of lines)
    rejected.push({ line: rejected.length + 1, reason: "Noch nicht möglich." });
  return { imported: 0, updated: 0, rejected };
}
