import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ChannelEvent } from "../../channels.ts";
import { parse } from "./parse.ts";

const arrivedAt = new Date("2026-11-24T08:00:00Z");
const metadata = { display_phone_number: "49271 333 0", phone_number_id: "1065" };
const ann = { phone: "491700000001", bsuid: "DE.1001" };

function body(value: object, field = "messages"): unknown {
  return {
    object: "whatsapp_business_account",
    entry: [
      { id: "777", changes: [{ field, value: { messaging_product: "whatsapp", ...value } }] },
    ],
  };
}

function messages(all: readonly unknown[], contacts?: readonly unknown[]): readonly ChannelEvent[] {
  return parse(body({ metadata, contacts, messages: all }), arrivedAt);
}

function statuses(all: readonly unknown[], contacts?: readonly unknown[]): readonly ChannelEvent[] {
  return parse(body({ metadata, contacts, statuses: all }), arrivedAt);
}

function said(text: string, more: object = {}) {
  return {
    from: ann.phone,
    id: `wamid.${text}`,
    timestamp: "1795500000",
    type: "text",
    text: { body: text },
    ...more,
  };
}

describe("every element of a body counts", () => {
  test("entries, changes, messages and statuses all become events, in their order", () => {
    const change = (text: string) => ({
      field: "messages",
      value: {
        metadata,
        messages: [said(`${text}1`), said(`${text}2`)],
        statuses: [{ id: "wamid.s", status: "sent", recipient_id: ann.phone }],
      },
    });

    const events = parse({
      entry: [{ changes: [change("a"), change("b")] }, { changes: [change("c")] }],
    });

    expect(
      events.map((event) => (event.kind === "message" ? event.providerMessageId : event.kind)),
    ).toEqual([
      "wamid.a1",
      "wamid.a2",
      "status",
      "wamid.b1",
      "wamid.b2",
      "status",
      "wamid.c1",
      "wamid.c2",
      "status",
    ]);
  });

  test("bad elements cost only themselves and are kept", () => {
    const events = messages([
      null,
      said("one"),
      7,
      { from: ann.phone, type: "text" },
      "x",
      said("two"),
      [],
    ]);

    expect(events.map(({ kind }) => kind)).toEqual([
      "unknown",
      "message",
      "unknown",
      "unknown",
      "unknown",
      "message",
      "unknown",
    ]);
    expect(events[2]).toEqual({ kind: "unknown", field: "messages.message", raw: 7 });
  });

  test("no JSON makes the parser throw", () => {
    fc.assert(fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => void parse(value)));
  });

  test("no JSON in the place of a change, message, status or contact costs the good ones beside it", () => {
    const anything = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(anything, anything, anything, anything, (one, two, three, four) => {
        const value = {
          metadata,
          contacts: [one],
          messages: [two, said("good")],
          statuses: [three, { id: "wamid.s", status: "read", recipient_id: ann.phone }],
        };
        const events = parse({ entry: [four, { changes: [four, { field: "messages", value }] }] });

        expect(events).toContainEqual(
          expect.objectContaining({ kind: "message", providerMessageId: "wamid.good" }),
        );
        expect(events).toContainEqual(
          expect.objectContaining({ kind: "status", providerMessageId: "wamid.s" }),
        );
      }),
    );
  });

  test("any field of a message may hold anything", () => {
    const types = [
      "text",
      "image",
      "interactive",
      "button",
      "location",
      "contacts",
      "reaction",
      "edit",
      "revoke",
      "system",
      "order",
      "audio",
      "constructor",
      "__proto__",
    ];
    const message = fc.constantFrom(...types).chain((type) =>
      fc
        .record({
          [type]: fc.jsonValue({ maxDepth: 4 }),
          from: fc.jsonValue(),
          timestamp: fc.jsonValue(),
          context: fc.jsonValue(),
        })
        .map((fields) => ({ id: "wamid.x", from_user_id: ann.bsuid, ...fields, type })),
    );
    fc.assert(
      fc.property(message, (wire) => {
        expect(messages([wire, said("good")])).toHaveLength(2);
      }),
    );
  });

  test("an empty post is taken without an event, a foreign one is kept", () => {
    expect(parse({ object: "whatsapp_business_account", entry: [] })).toEqual([]);
    expect(parse(body({ metadata }))).toEqual([]);
    expect(parse({ object: "page", entry: [] })).toMatchObject([{ kind: "unknown" }]);
    expect(parse(body({ metadata, calls: [] }, "calls"))).toMatchObject([
      { kind: "unknown", field: "calls" },
    ]);
  });
});

describe("who wrote", () => {
  test("phone and user id of one element belong together", () => {
    const events = messages(
      [said("x", { from_user_id: ann.bsuid })],
      [
        {
          wa_id: ann.phone,
          user_id: ann.bsuid,
          parent_user_id: "DE.ENT.9",
          profile: { name: "Ann", username: "@ann" },
        },
      ],
    );

    expect(events).toMatchObject([
      {
        kind: "message",
        accountExternalId: "1065",
        at: new Date(1795500000000),
        sender: { ...ann, parentBsuid: "DE.ENT.9", username: "ann", displayName: "Ann" },
      },
    ]);
  });

  test("a person without a number is known by the user id alone", () => {
    const events = messages(
      [{ ...said("x"), from: undefined, from_user_id: ann.bsuid }],
      [{ user_id: ann.bsuid, profile: { name: "Ann" } }],
    );

    expect(events).toMatchObject([{ sender: { bsuid: ann.bsuid, displayName: "Ann" } }]);
    expect(events[0]).not.toHaveProperty("sender.phone");
  });

  test("a user id in the place of the phone is a user id", () => {
    expect(messages([said("x", { from: ann.bsuid })])).toMatchObject([
      { sender: { bsuid: ann.bsuid } },
    ]);
  });

  test("the contact of somebody else lends neither name nor id", () => {
    const [event] = messages(
      [said("x")],
      [{ wa_id: "491700000002", user_id: "DE.2002", profile: { name: "Bob" } }],
    );

    expect(event).toMatchObject({ sender: { phone: ann.phone } });
    expect(event).not.toHaveProperty("sender.displayName");
    expect(event).not.toHaveProperty("sender.bsuid");
  });

  test("a contact with this phone and another user id is not this person", () => {
    const [event] = messages(
      [said("x", { from_user_id: ann.bsuid })],
      [{ wa_id: ann.phone, user_id: "DE.2002", profile: { name: "Bob" } }],
    );

    expect(event).toHaveProperty("sender", ann);
  });

  test("several people in one body keep their own names", () => {
    const bob = { ...said("y"), from: "491700000002" };
    const events = messages(
      [said("x"), bob],
      [
        { wa_id: "491700000002", profile: { name: "Bob" } },
        { wa_id: ann.phone, profile: { name: "Ann" } },
      ],
    );

    expect(events).toMatchObject([
      { sender: { displayName: "Ann" } },
      { sender: { displayName: "Bob" } },
    ]);
  });

  test("a message in a group is never taken for one person's", () => {
    expect(messages([said("x", { group_id: "G1" })])).toMatchObject([{ kind: "unknown" }]);
  });

  test("a time that makes no sense becomes the time of arrival", () => {
    const times = ["soon", undefined, -5, "99999999999999999", {}].map((timestamp) =>
      said("x", { timestamp }),
    );

    expect(messages(times).map((event) => ("at" in event ? event.at : null))).toEqual(
      times.map(() => arrivedAt),
    );
  });
});

describe("what was written", () => {
  const bodyOf = (wire: object) => {
    const [event] = messages([
      { from: ann.phone, id: "wamid.x", timestamp: "1795500000", ...wire },
    ]);
    return event?.kind === "message" ? event.body : event;
  };

  test("taps on buttons, rows and quick replies are one kind", () => {
    expect(bodyOf({ type: "button", button: { payload: "stop", text: "Abmelden" } })).toEqual({
      kind: "tap",
      id: "stop",
      title: "Abmelden",
    });
    expect(
      bodyOf({
        type: "interactive",
        interactive: { type: "list_reply", list_reply: { id: "t:1", title: "Kultur" } },
      }),
    ).toEqual({ kind: "tap", id: "t:1", title: "Kultur" });
  });

  test("a Flow's answer is read from its text, and no answer is invented", () => {
    const flow = (json: unknown) =>
      bodyOf({
        type: "interactive",
        interactive: { type: "nfm_reply", nfm_reply: { response_json: json } },
      });

    expect(flow('{"topics":["news"]}')).toEqual({ kind: "flow", answer: { topics: ["news"] } });
    for (const broken of ["[]", "null", "{", 3, undefined, "[".repeat(100_000)])
      expect(flow(broken)).toMatchObject({ kind: "not-displayable", type: "interactive" });
  });

  test("a file that WhatsApp lost is a file without an id", () => {
    expect(bodyOf({ type: "video", errors: [{ code: 131052 }] })).toMatchObject({
      kind: "video",
      providerMediaId: null,
    });
  });

  test("edits and deletions name their target", () => {
    expect(
      bodyOf({
        type: "edit",
        edit: { original_message_id: "wamid.o", message: { type: "text", text: { body: "neu" } } },
      }),
    ).toEqual({ kind: "edit", target: "wamid.o", text: "neu" });
    expect(
      bodyOf({
        type: "edit",
        edit: {
          original_message_id: "wamid.o",
          message: { type: "image", image: { caption: "neu" } },
        },
      }),
    ).toMatchObject({ kind: "edit", text: "neu" });
    expect(bodyOf({ type: "revoke", revoke: { original_message_id: "wamid.o" } })).toEqual({
      kind: "deletion",
      target: "wamid.o",
    });
  });

  test("what is new or broken is kept with its raw form", () => {
    expect(bodyOf({ type: "poll", poll: { question: "?" } })).toMatchObject({
      kind: "not-displayable",
      type: "poll",
      raw: { poll: { question: "?" } },
    });
    expect(bodyOf({ type: "text" })).toMatchObject({ kind: "not-displayable", type: "text" });
    expect(bodyOf({ type: "unsupported", unsupported: { type: "poll_creation" } })).toMatchObject({
      type: "poll_creation",
    });
  });

  test("only an answer has a target, a forwarded message has none", () => {
    const [answer, forwarded] = messages([
      said("x", { context: { id: "wamid.b" } }),
      said("y", { context: { forwarded: true } }),
    ]);

    expect(answer).toMatchObject({ replyTo: "wamid.b" });
    expect(forwarded).not.toHaveProperty("replyTo");
  });
});

describe("what became of our messages", () => {
  test("a status carries our reference, the price and both ids", () => {
    const wire = {
      id: "wamid.s",
      status: "delivered",
      timestamp: "1795500000",
      recipient_id: ann.phone,
      recipient_user_id: ann.bsuid,
      biz_opaque_callback_data: "d:5",
      pricing: { billable: true, pricing_model: "PMP", type: "regular", category: "marketing" },
    };

    expect(statuses([wire])).toMatchObject([
      {
        kind: "status",
        state: "delivered",
        deliveryRef: "d:5",
        recipient: ann,
        pricing: { category: "marketing", type: "regular", model: "PMP" },
      },
    ]);
  });

  test("the contact beside a status teaches the user id of a known phone", () => {
    const wire = { id: "wamid.s", status: "sent", recipient_id: ann.phone };

    expect(
      statuses([wire], [{ wa_id: ann.phone, user_id: ann.bsuid, profile: { name: "Ann" } }]),
    ).toMatchObject([{ recipient: ann, displayName: "Ann" }]);
  });

  test("a failure is translated, also without a code", () => {
    const failed = (errors: unknown) =>
      statuses([{ id: "wamid.s", status: "failed", recipient_id: ann.phone, errors }])[0];

    expect(failed([{ code: 131050, title: "stopped" }])).toMatchObject({
      failure: { code: 131050, class: "suppress" },
    });
    expect(failed(undefined)).toMatchObject({ failure: { code: -1, class: "permanent" } });
  });

  test("an unknown state changes nothing and is kept", () => {
    expect(statuses([{ id: "wamid.s", status: "warning", recipient_id: ann.phone }])).toMatchObject(
      [{ kind: "unknown", field: "messages.status.warning" }],
    );
  });

  test("the group in a status is not taken for a person", () => {
    const wire = {
      id: "wamid.s",
      status: "read",
      recipient_id: "GROUP",
      recipient_type: "group",
      recipient_participant_user_id: ann.bsuid,
    };

    expect(statuses([wire])[0]).toHaveProperty("recipient.bsuid", ann.bsuid);
  });
});

describe("identities and preferences", () => {
  const system = (fields: object, more: object = {}) =>
    messages([
      { id: "wamid.x", timestamp: "1795500000", type: "system", system: fields, ...more },
    ])[0];

  test("a new number moves the phone, and the user id with it", () => {
    expect(
      system({ type: "user_changed_number", wa_id: "491700000009" }, { from: ann.phone }),
    ).toMatchObject({
      kind: "identity",
      previous: { phone: ann.phone },
      current: { phone: "491700000009" },
    });
    expect(
      system({ type: "user_changed_user_id", user_id: "DE.9", previous_user_id: ann.bsuid }),
    ).toMatchObject({ previous: { bsuid: ann.bsuid }, current: { bsuid: "DE.9" } });
  });

  test("the former id is read from the sentence where it stands nowhere else", () => {
    expect(
      system({
        type: "user_changed_user_id",
        user_id: "DE.9",
        body: "User Ann changed from DE.1001 to DE.9",
      }),
    ).toMatchObject({ kind: "identity", previous: { bsuid: "DE.1001" } });
    expect(system({ type: "user_changed_user_id", user_id: "DE.9" })).toMatchObject({
      kind: "unknown",
    });
  });

  test("the field user_id_update moves the user id, alone or in a list", () => {
    const update = {
      user_id: { previous: ann.bsuid, current: "DE.9" },
      wa_id: ann.phone,
      timestamp: 1795500000,
    };
    const moved = {
      kind: "identity",
      accountExternalId: "1065",
      previous: { bsuid: ann.bsuid },
      current: { bsuid: "DE.9", phone: ann.phone },
    };

    expect(parse(body({ metadata, ...update }, "user_id_update"))).toMatchObject([moved]);
    expect(parse(body({ metadata, user_id_update: [update, 3] }, "user_id_update"))).toMatchObject([
      moved,
      { kind: "unknown" },
    ]);
  });

  test("a stop in WhatsApp is a preference of that person", () => {
    const wire = {
      user_id: ann.bsuid,
      category: "marketing_messages",
      value: "stop",
      timestamp: 1795500000,
    };

    expect(parse(body({ metadata, user_preferences: [wire] }, "user_preferences"))).toMatchObject([
      { kind: "preference", value: "stop", person: { bsuid: ann.bsuid } },
    ]);
  });
});

describe("templates and the account", () => {
  const template = { message_template_name: "neuigkeit", message_template_language: "de" };
  const account = (value: object, field = "account_update") => parse(body(value, field))[0];

  test("a pause changes the template's state, a warning does not", () => {
    expect(
      account(
        { ...template, event: "PAUSED", other_info: { description: "Paused." } },
        "message_template_status_update",
      ),
    ).toMatchObject({ kind: "template", status: "PAUSED", reason: "Paused." });
    expect(
      account({ ...template, event: "UNPAUSED" }, "message_template_status_update"),
    ).toMatchObject({ status: "APPROVED" });
    expect(
      account({ ...template, event: "FLAGGED" }, "message_template_status_update"),
    ).toHaveProperty("status", undefined);
  });

  test("a coming category is announced, a done one is told", () => {
    expect(
      account(
        { ...template, new_category: "UTILITY", correct_category: "MARKETING" },
        "template_category_update",
      ),
    ).toMatchObject({ category: "UTILITY", reason: expect.stringContaining("MARKETING") });
    expect(
      account(
        { ...template, previous_category: "UTILITY", new_category: "MARKETING" },
        "template_category_update",
      ),
    ).toMatchObject({ category: "MARKETING" });
  });

  test("a ban or restriction stops sending, a lifted one does not", () => {
    expect(
      account({ event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "DISABLE" } }),
    ).toMatchObject({ kind: "account", halts: true });
    expect(
      account({ event: "DISABLED_UPDATE", ban_info: { waba_ban_state: "REINSTATE" } }),
    ).toMatchObject({ halts: false });
    expect(
      account({
        event: "ACCOUNT_RESTRICTION",
        restriction_info: [{ restriction_type: "RESTRICTED_BIZ_INITIATED_MESSAGING" }],
      }),
    ).toMatchObject({ halts: true });
  });

  test("the daily limit is read in every form", () => {
    const limit = (value: unknown) =>
      account({ max_daily_conversations_per_business: value }, "business_capability_update");

    expect(limit(2000)).toMatchObject({ dailyRecipientLimit: 2000 });
    expect(limit("TIER_10K")).toMatchObject({ dailyRecipientLimit: 10_000 });
    expect(limit("UNLIMITED")).toMatchObject({ dailyRecipientLimit: null });
    expect(limit(-1)).toMatchObject({ dailyRecipientLimit: null });
    expect(limit(undefined)).not.toHaveProperty("dailyRecipientLimit");
  });

  test("an unpaid account stops sending, a rate limit does not", () => {
    const events = parse(body({ metadata, errors: [{ code: 131042 }, { code: 130429 }] }));

    expect(events).toMatchObject([
      { kind: "account", businessAccountId: "777", halts: true },
      { halts: false },
    ]);
  });
});
