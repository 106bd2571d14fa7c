/**
 * How drafts are kept: saved by themselves, in versions that can be compared and brought back, written from text templates.
 * Promises: nobody's words are overwritten without that person being told; a version is written with the change it keeps.
 */
export { unfilledProblems } from "./blanks.ts";
export { draftWords } from "./draft-words.ts";
export { keptOnError, Saved, type SavedStand } from "./saved.tsx";
export { templateWords } from "./template-words.ts";
export { Unfilled } from "./unfilled.tsx";
export {
  forgetOldVersions,
  forgetVersions,
  keepVersion,
  wasLastSavedFrom,
  type Saving,
} from "./versions.ts";
