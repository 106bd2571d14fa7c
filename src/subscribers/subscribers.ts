/**
 * Who we know, where they are reached, what they want, and the proof of it: recognise, topics, subscriptions, consent,
 * what a citizen's text means, the automatic texts, import, the test phase.
 * Promises: STOP works before anything else and withdraws what is queued in the same transaction; every yes and no is
 * recorded with it; people are told apart by exact ids only. Knows nothing of broadcasts and conversations.
 */
export { learnIds, moveAddress, recognise, type Recognised } from "./identity.ts";
export { recordPreference } from "./preference.ts";
export { respond, type Response, type Situation } from "./respond.ts";
export {
  createTopic,
  editTopic,
  hideTopic,
  listTopics,
  type Topic,
  type TopicValues,
} from "./topics.ts";
export { countSubscribers, type Decision } from "./subscriptions.ts";
export { audience, type Audience, type Reached } from "./audience.ts";
export {
  languageName,
  ownName,
  variantLanguages,
  type VariantLanguage,
} from "./variant-languages.ts";
export { offeredLanguages, saveLanguages } from "./offered-languages.ts";
export { appendConsent, type ConsentEntry } from "./consent.ts";
export { verifyConsents, type ConsentVerdict } from "./verify-consents.ts";
export { chatText, type TextValues } from "./texts.ts";
export { type TextKey } from "./text-catalogue.ts";
export { readPilot, savePilot, type Pilot } from "./pilot.ts";
export { importSubscribers, type ImportOptions, type ImportReport } from "./import.ts";
