/** Takes in people who opted in elsewhere, as NDJSON, streamed: memory does not grow with the file. */
import { transact, type Db, type Tx } from "../db/db.ts";
import { takeChunkIn } from "./import-chunk.ts";
import { readImportLine, type ImportLine } from "./import-line.ts";
import { listTopics } from "./topics.ts";

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

/** Every person is locked until its transaction ends; 500 of them fit into the lock table of a small server. */
const chunkLines = 500;

/**
 * Reads one JSON object a line and writes them in chunks, a transaction each: what was taken in stays, whatever comes
 * after. A line that cannot be taken in is reported with its number (from 1) and a German sentence. The same file twice
 * changes nothing. A later no is never overruled by an older yes.
 */
export async function importSubscribers(
  db: Db,
  accountId: number,
  lines: AsyncIterable<string>,
  now: Date,
  options: ImportOptions = {},
): Promise<ImportReport> {
  const topics = new Map((await listTopics(db, { hidden: true })).map(({ key, id }) => [key, id]));
  const keys = new Set(topics.keys());
  const report = { imported: 0, updated: 0, rejected: [] as { line: number; reason: string }[] };
  let chunk: ImportLine[] = [];
  const write = async (): Promise<void> => {
    if (chunk.length === 0) return;
    const part = await transact(db, (tx) =>
      takeChunkIn(tx, { accountId, topics, now, ...options }, chunk),
    );
    report.imported += part.imported;
    report.updated += part.updated;
    report.rejected.push(...part.rejected);
    chunk = [];
  };

  let number = 0;
  for await (const text of lines) {
    number += 1;
    const plain = number === 1 ? text.replace(/^\uFEFF/, "") : text;
    if (plain.trim() === "") continue;
    const reading = readImportLine(plain, number, keys, now);
    if (reading.kind === "read") chunk.push(reading.line);
    else report.rejected.push({ line: number, reason: reading.reason });
    if (chunk.length === chunkLines) await write();
  }
  await write();
  return { ...report, rejected: report.rejected.sort((a, b) => a.line - b.line) };
}
