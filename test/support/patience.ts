/** How long tests may look for sequences that break a promise: some 20 seconds, more by `MODEL_SECONDS`. */
export const modelSeconds = Number(process.env["MODEL_SECONDS"] ?? 20);
