/**
 * The first page of staff: what goes on, who waits, what is wrong; and what is still to be done before opening.
 * Asks every folder to its left and owns nothing.
 */
export { readinessOf } from "./readiness.ts";
