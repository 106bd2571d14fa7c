/** Rows for `jsonb_to_recordset`: PostgreSQL keeps no NUL character and no half of a surrogate pair. Pure. */
export function jsonRows(rows: readonly object[]): string {
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === "string" ? value.replaceAll("\0", "").toWellFormed() : value,
  );
}
