import { describe, expect, test } from "vitest";
import { ann, messages, said } from "./testing-bodies.ts";

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
