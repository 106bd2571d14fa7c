/**
 * Corrections: broadcasts to exactly those who got something wrong.
 * Promises: who did not get it, or stopped meanwhile, gets no correction; "Korrektur:" stands in front; when it starts,
 * what it corrects ends, so that nobody gets the wrong message afterwards. Approved and sent as every broadcast is.
 */
export { audienceOf, type Addressed } from "./audience-of.ts";
export { createCorrection, type CorrectionWords } from "./create-correction.ts";
export { correctionOf } from "./correct.ts";
export { correctionWords } from "./words.ts";
export { endCorrected } from "./end-corrected.ts";
