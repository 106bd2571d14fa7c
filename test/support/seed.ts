/** What chance starts from in tests that say so in their name: TEST_SEED tries another, or repeats one that failed. */
export const seed = Number(process.env["TEST_SEED"] ?? 1);
