import type { Channel, ChannelName } from "../channels/channels.ts";
import type { PageContext } from "../web/context.ts";

/** What the inbox's pages need beside what every page is given. */
export type InboxContext = PageContext & {
  readonly channelOf: (name: ChannelName) => Channel;
  /** Told after an answer was queued, so that it leaves at once. */
  readonly wakeSender: () => void;
};
