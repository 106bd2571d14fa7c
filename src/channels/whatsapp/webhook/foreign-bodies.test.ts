/** Bodies that others collected: all are taken in, each with the events one expects. */
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ChannelEvent } from "../../channels.ts";
import { parseJson } from "../../../lib/parse-json.ts";
import { parse } from "./parse.ts";

const folder = new URL("../../../../../shared/testdata/whatsapp-webhooks/", import.meta.url);

/** Kind of each event, with the kind of body, state or field that makes it out. */
const expected: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  callback_button: {
    button: ["message tap"],
    quick_reply: ["message tap"],
    quick_reply_without_context: ["message tap"],
  },
  callback_selection: { callback: ["message tap"], description: ["message tap"] },
  message: {
    text: ["message text"],
    image: ["message image"],
    media_with_url: ["message image"],
    video: ["message video"],
    document: ["message document"],
    audio: ["message audio"],
    voice: ["message audio"],
    static_sticker: ["message sticker"],
    animated_sticker: ["message sticker"],
    reaction: ["message reaction"],
    unreaction_empty: ["message reaction"],
    unreaction_no_emoji: ["message reaction"],
    current_location: ["message place"],
    chosen_location: ["message place"],
    contacts: ["message contacts"],
    order: ["message not-displayable"],
    unsupported: ["message not-displayable"],
    unsupported_with_type: ["message not-displayable"],
    reply: ["message text"],
    forwarded: ["message text"],
    forwarded_many_times: ["message text"],
    interactive_message_with_err: ["message not-displayable", "account messages.errors"],
    referral: ["message text"],
  },
  message_status: {
    sent: ["status sent"],
    delivered: ["status delivered"],
    read: ["status read"],
    played: ["status read"],
    failed: ["status failed"],
    with_tracker: ["status sent"],
    group: ["status read"],
  },
  system: {
    phone_number_change: ["identity"],
    identity_change: ["unknown messages.customer_identity_changed"],
  },
  template_status_update: { approved: ["template APPROVED"], rejected: ["template REJECTED"] },
  user_marketing_preferences: {
    resume: ["preference resume"],
    signup: ["unknown user_preferences.signup"],
  },
};

const missing = existsSync(folder) ? false : `the test data is not there: ${folder.pathname}`;

describe.skipIf(missing)("bodies from ../shared/testdata/whatsapp-webhooks", () => {
  const cases = Object.entries(expected).flatMap(([file, bodies]) =>
    Object.entries(bodies).map(([name, kinds]) => ({ file, name, kinds })),
  );

  test.each(cases)("$file: $name is $kinds", ({ file, name, kinds }) => {
    const body = read(file)[name];

    const events = parse(body);

    expect(events.map(described)).toEqual(kinds);
  });

  test("no body of these files is left out", () => {
    for (const [file, bodies] of Object.entries(expected))
      expect(Object.keys(read(file)).sort()).toEqual(Object.keys(bodies).sort());
  });
});

function read(file: string): Readonly<Record<string, unknown>> {
  const reading = parseJson(readFileSync(new URL(`${file}.json`, folder)));
  if (reading.kind !== "read") throw new Error(reading.reason);
  // The files are objects of bodies by name; what is inside is the parser's business.
  return reading.value as Readonly<Record<string, unknown>>;
}

function described(event: ChannelEvent): string {
  switch (event.kind) {
    case "message":
      return `message ${event.body.kind}`;
    case "status":
      return `status ${event.state}`;
    case "template":
      return `template ${event.status}`;
    case "preference":
      return `preference ${event.value}`;
    case "identity":
      return "identity";
    case "account":
    case "unknown":
      return `${event.kind} ${event.field}`;
  }
}
