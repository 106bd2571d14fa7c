/** Tables for spreadsheets. Pure. */

/** Stands at the beginning of the file: without it Excel takes UTF-8 for Windows-1252. */
const byteOrderMark = "\uFEFF";

/** A file that is read on only as fast as it is taken, and ends when nobody takes it any more. */
export function csvFile<Row>(
  head: readonly string[],
  portions: AsyncGenerator<readonly Row[]>,
  cellsOf: (row: Row) => readonly string[],
): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(bytes.encode(byteOrderMark + csvLine(head))),
    async pull(stream) {
      const next = await portions.next();
      if (next.done === true) return stream.close();
      stream.enqueue(bytes.encode(next.value.map((row) => csvLine(cellsOf(row))).join("")));
    },
    cancel: async () => void (await portions.return(undefined)),
  });
}

/**
 * One line for Excel in German: semicolons, quotes where needed, CRLF. A cell that a spreadsheet would run as a formula
 * (people choose their own names) gets an apostrophe in front (OWASP, CSV injection).
 */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(cell).join(";")}\r\n`;
}

function cell(text: string): string {
  const safe = /^[\s\u200B-\u200F\uFEFF]*[=+\-@\t\r|%＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
