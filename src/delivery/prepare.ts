/** Brings the files of a message to the channel before the message goes. */
import {
  resolveProviderMedia,
  type CallResult,
  type ChannelAccount,
  type Failure,
  type Message,
  type PreparedMessage,
  type SendResult,
} from "../channels/channels.ts";
import { mediaOf } from "./form.ts";
import type { SenderContext } from "./sender-loop.ts";

export type Preparation =
  | { readonly kind: "ready"; readonly prepared: PreparedMessage }
  | { readonly kind: "refused"; readonly result: SendResult };

/** At once where the message has no file. */
export type Prepare = (message: Message) => Preparation | Promise<Preparation>;

const uploadUnanswered: Failure = {
  code: -13,
  class: "retry",
  reason: "WhatsApp hat die Datei nicht angenommen. Es wird von selbst erneut versucht.",
};

/** For one group: a file goes up once, however many get it. */
export function preparer(context: SenderContext, account: ChannelAccount): Prepare {
  const { db, mediaFolder, clock } = context;
  const known = new Map<string, Promise<CallResult<ReadonlyMap<number, string>>>>();
  const upload = async (media: readonly number[]) =>
    await resolveProviderMedia(
      db,
      context.channelOf(account.channel),
      account,
      media,
      mediaFolder,
      clock.now(),
    );

  const bring = async (message: Message, media: readonly number[]): Promise<Preparation> => {
    const key = media.join();
    const uploaded = known.get(key) ?? upload(media);
    known.set(key, uploaded);
    const answer = await uploaded;
    if (answer.kind === "done")
      return { kind: "ready", prepared: { message, providerMedia: answer.value } };
    // An upload that was not answered has sent nothing to anybody.
    return answer.kind === "refused"
      ? { kind: "refused", result: answer }
      : { kind: "refused", result: { kind: "refused", failure: uploadUnanswered } };
  };
  // The same object for all who get the same message: the channel makes the body of it once.
  const prepared = new Map<Message, Preparation | Promise<Preparation>>();
  return (message) => {
    const before = prepared.get(message);
    if (before !== undefined) return before;
    const media = mediaOf(message);
    const preparation: Preparation | Promise<Preparation> =
      media.length === 0
        ? { kind: "ready", prepared: { message, providerMedia: new Map() } }
        : bring(message, media);
    prepared.set(message, preparation);
    return preparation;
  };
}
