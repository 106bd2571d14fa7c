import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "./parse.ts";
import { metadata, ann, body, messages, said } from "./testing-bodies.ts";

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
