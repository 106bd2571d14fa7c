/**
 * The contract of a channel: what every way of reaching people can do, in our words; our numbers, and our files.
 * Promises: foreign codes arrive as a `Failure` with the engine's action class; unknown things arrive as `unknown` or
 * `not-displayable`, never as an exception; tokens are sealed at rest; a file of ours is whole or not there.
 * Knows nothing of subscribers, broadcasts or the inbox.
 */
export {
  findAccount,
  findAccountSecrets,
  listAccounts,
  noteHealth,
  readAccount,
  readHealth,
  saveAccount,
  saveLimits,
  type AccountValues,
} from "./accounts.ts";
export { readMedia, removeMedia, storeMedia, sweepFiles, type StoredMedia } from "./media.ts";
export { accountLoop } from "./account-loop.ts";
export { cutOut, preparePicture, type PreparedPicture } from "./pictures.ts";
export { resolveProviderMedia } from "./provider-media.ts";
export { silentAccounts } from "./reach.ts";
export { handshakeAnswer } from "./whatsapp/handshake.ts";
export type {
  AccountReport,
  Channel,
  ChannelAccount,
  ChannelName,
  TemplateRecord,
} from "./channel.ts";
export type {
  ChannelEvent,
  InboundBody,
  MessageEvent,
  Pricing,
  ReportedState,
  Sender,
  StatusEvent,
} from "./events.ts";
export { marketOf, markets, type Market } from "./market.ts";
export type {
  Choice,
  FileContent,
  MediaId,
  Message,
  PreparedMessage,
  Recipient,
} from "./messages.ts";
export type { CallResult, Failure, FailureClass, SendResult } from "./outcomes.ts";
