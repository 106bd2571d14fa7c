/**
 * WhatsApp (Meta's Cloud API) as a channel. Promises: every call has one outcome and is tried once; what Meta says comes
 * in our words. Keeps connections, nothing else: no account, no state of a message.
 */
import type { Channel, Failure, SendResult } from "../channels.ts";
import { readAccountReport } from "./account.ts";
import { openApi } from "./api/api.ts";
import { openExchanges } from "./api/lines.ts";
import { isUnknown } from "./failures.ts";
import { problems } from "./limits.ts";
import { download, upload } from "./media.ts";
import { markRead, send } from "./send.ts";
import { signatureIsValid } from "./signature.ts";
import { createTemplate, listTemplates, uploadSample } from "./templates.ts";
import { parse } from "./webhook/parse.ts";

export type WhatsAppOptions = {
  /** How long one call may take in all, in milliseconds. */
  readonly timeoutMs?: number;
  /** Connections per address: messages a second times the seconds that an answer takes, with air. */
  readonly connections?: number;
  /** Told of every failure whose code the table does not know: to be logged loudly. */
  readonly onUnknownCode?: (failure: Failure) => void;
};

export function whatsapp({
  timeoutMs = 30_000,
  connections = 256,
  onUnknownCode,
}: WhatsAppOptions = {}): Channel & AsyncDisposable {
  const exchanges = openExchanges({ connections, connectMs: Math.min(timeoutMs, 10_000) });
  const api = openApi(exchanges, timeoutMs);
  const told = (result: SendResult): SendResult => {
    if (result.kind === "refused" && isUnknown(result.failure)) onUnknownCode?.(result.failure);
    return result;
  };
  return {
    name: "whatsapp",
    send: (account, recipient, prepared, reference, signal) =>
      send(api, account, recipient, prepared, reference, signal).then(told),
    markRead: async (account, id) => markRead(api, account, id),
    upload: async (account, file) => upload(api, account, file),
    download: async (account, id, maxBytes) => download(api, account, id, maxBytes),
    listTemplates: async (account) => listTemplates(api, account),
    createTemplate: async (account, template) => createTemplate(api, account, template),
    uploadSample: async (account, file) => uploadSample(api, account, file),
    readAccount: async (account) => readAccountReport(api, account),
    problems,
    signatureIsValid,
    parse(body, receivedAt) {
      const events = parse(body, receivedAt);
      for (const event of events)
        if (event.kind === "status" && event.failure !== undefined && isUnknown(event.failure))
          onUnknownCode?.(event.failure);
      return events;
    },
    [Symbol.asyncDispose]: async () => exchanges[Symbol.asyncDispose](),
  };
}
