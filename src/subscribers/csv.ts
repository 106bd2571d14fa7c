/** Tables for spreadsheets. Pure. */

/** Stands at the beginning of the file: without it Excel takes UTF-8 for Windows-1252. */
export const byteOrderMark = "\uFEFF";

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
