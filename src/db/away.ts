/**
 * Whether an error means that the database cannot be reached, is just starting or stopping, or can take nothing in for now:
 * its disk or memory is full (53), the disk fails (58), it is a copy that may only be read (25006). None of this is the
 * fault of what was to be written.
 */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error);
  if (
    code !== undefined &&
    (/^(?:08|53|57P0|58|25006)/.test(code) ||
      ["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "ENOTFOUND", "EAI_AGAIN"].includes(code))
  )
    return true;
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway);
  if (!(error instanceof Error)) return false;
  if (
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      error.message,
    )
  )
    return true;
  return error.cause !== undefined && isDatabaseAway(error.cause);
}

function codeOf(error: unknown): string | undefined {
  return typeof error === "object" &&
    error !== null &&
    "code" in error &&
    typeof error.code === "string"
    ? error.code
    : undefined;
}
