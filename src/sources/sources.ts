/**
 * Outside feeds and calendars: asked politely, read tolerantly, kept as events and news.
 * Promises: no address inside is ever asked; a broken source costs nobody a page and takes nothing away; staff's words
 * outlive every poll; a change of what was sent is asked about once. Knows nothing of how tips are put together or sent.
 */
export { oldEventsLoop, sourcesLoop } from "./poll-loop.ts";
export { openReader } from "./reader.ts";
export { countOpenQuestions, sourceAlarms } from "./alarms.ts";
export { eventsOn, takingPlace, type PickRules } from "./events-on.ts";
export { draftEventCorrection } from "./event-correction.ts";
export { forgetSent, noteSent } from "./mentions.ts";
export { dayAt, isDay } from "./days.ts";
export { placeLine, type Said } from "./facts.ts";
export { whenInWords } from "./when-words.ts";
export { type ShownOccurrence } from "./shown.ts";
export { addSource, listSources, relocateSource } from "./source.ts";
