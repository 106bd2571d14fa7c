import { describe, expect, test } from "vitest";
import { parse } from "./parse.ts";
import { arrivedAt, metadata, ann, body, messages, said } from "./testing-bodies.ts";

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
