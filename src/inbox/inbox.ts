/**
 * What citizens write and what they are answered: conversations, replies, office hours, the files they send.
 * Promises: every message is kept once, whatever its kind; free text leaves only inside the service window; a citizen's
 * message is shown to staff with the right to answer and to nobody else.
 * Knows nothing of what a citizen's text means (subscribers decide) and of how a message travels (delivery does).
 */
export { knowsMessage, receive, type Received } from "./receive.ts";
export { recordOutgoing } from "./record-outgoing.ts";
export { reply, type ReplyInput, type ReplyResult } from "./reply.ts";
export {
  countWaiting,
  listConversations,
  type ConversationLine,
  type ConversationState,
  type ListQuery,
} from "./list.ts";
export { type Conversation, type ThreadMessage } from "./conversation.ts";
export { waitedFor } from "./durations.ts";
export { announceDeliveries, type Finishing } from "./states.ts";
export {
  plainConversation,
  plainConversations,
  type PlainConversation,
  type PlainQuery,
} from "./for-programs.ts";
export { mediaLoop, type MediaContext } from "./media-loop.ts";
export { type ClosedDays, type OfficeHours, type Place, type Span } from "./office-hours.ts";
export { readOfficeHours, saveOfficeHours } from "./office-hours-setting.ts";
export { listCannedAnswers, saveCannedAnswer, type TypedAnswer } from "./canned/canned-answers.ts";
export { suggestedHours } from "./suggested-hours.ts";
