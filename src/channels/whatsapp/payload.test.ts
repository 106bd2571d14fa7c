import type {
  CreateDocumentMessageOptions,
  CreateImageMessageOptions,
  CreateInteractiveMessageOptions,
  CreateTemplateMessageOptions,
  CreateTextMessageOptions,
} from "@great-detail/whatsapp";
import { expect, expectTypeOf, test } from "vitest";
import type { Message, PreparedMessage } from "../channels.ts";
import { messageJson, readMark, type SharedBody } from "./payload.ts";

const ann = { phone: "491700000001", bsuid: "DE.1001" };
const bob = { bsuid: "DE.2002" };

function prepared(message: Message): PreparedMessage {
  return { message, providerMedia: new Map([[7, "m7"]]) };
}

function wire(message: Message, recipient: typeof ann | typeof bob = ann) {
  // What is tested is how it looks on the wire.
  return JSON.parse(messageJson(recipient, prepared(message), "d:1")) as Record<string, unknown>;
}

test("a text carries our reference and goes to the phone with a plus", () => {
  expect(wire({ type: "text", body: "Guten Tag", replyTo: "wamid.1" })).toEqual({
    messaging_product: "whatsapp",
    recipient_type: "individual",
    to: "+491700000001",
    biz_opaque_callback_data: "d:1",
    context: { message_id: "wamid.1" },
    type: "text",
    text: { body: "Guten Tag", preview_url: true },
  });
});

test("without a phone the user id stands in recipient, and to is not there", () => {
  const body = wire({ type: "text", body: "Guten Tag" }, bob);

  expect(body).toHaveProperty("recipient", "DE.2002");
  expect(body).not.toHaveProperty("to");
});

test("with both, only the phone is sent: Meta would take it anyway", () => {
  expect(wire({ type: "text", body: "Guten Tag" })).not.toHaveProperty("recipient");
});

test("who gets the same message gets it from one mould, each with their own address and reference", () => {
  const same = prepared({ type: "text", body: "Guten Tag" });

  const bodies = [messageJson(ann, same, "d:1"), messageJson(bob, same, "d:2")];

  expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([
    { ...wire(same.message), to: "+491700000001", biz_opaque_callback_data: "d:1" },
    { ...wire(same.message, bob), recipient: "DE.2002", biz_opaque_callback_data: "d:2" },
  ]);
});

test("nobody to send to and a file without an id are bugs", () => {
  const text = { message: { type: "text", body: "x" }, providerMedia: new Map() } as const;
  const image = { message: { type: "image", media: 8 }, providerMedia: new Map() } as const;

  expect(() => messageJson({}, text, "d:1")).toThrow("neither");
  expect(() => messageJson(ann, image, "d:1")).toThrow("File 8");
});

test.each<[Message, object]>([
  [
    { type: "image", media: 7, caption: "Burg" },
    { type: "image", image: { id: "m7", caption: "Burg" } },
  ],
  [
    { type: "document", media: 7, fileName: "a.pdf" },
    { type: "document", document: { id: "m7", filename: "a.pdf" } },
  ],
  [
    { type: "buttons", body: "?", buttons: [{ id: "a", title: "Ja" }] },
    {
      interactive: {
        type: "button",
        body: { text: "?" },
        action: { buttons: [{ type: "reply", reply: { id: "a", title: "Ja" } }] },
      },
    },
  ],
  [
    {
      type: "list",
      body: "?",
      button: "Wahl",
      footer: "Kreis",
      rows: [{ id: "a", title: "Kultur", description: "oft" }],
    },
    {
      interactive: {
        type: "list",
        body: { text: "?" },
        footer: { text: "Kreis" },
        action: {
          button: "Wahl",
          sections: [{ rows: [{ id: "a", title: "Kultur", description: "oft" }] }],
        },
      },
    },
  ],
  [
    {
      type: "flow",
      body: "?",
      cta: "Wählen",
      flowId: "9",
      token: "t",
      screen: "TOPICS",
      data: { preset: ["a"] },
    },
    {
      interactive: {
        type: "flow",
        action: {
          name: "flow",
          parameters: {
            flow_message_version: "3",
            flow_id: "9",
            flow_token: "t",
            flow_cta: "Wählen",
            flow_action: "navigate",
            flow_action_payload: { screen: "TOPICS", data: { preset: ["a"] } },
          },
        },
      },
    },
  ],
  [
    {
      type: "template",
      name: "n",
      language: "de",
      headerImage: 7,
      body: [{ name: "titel", text: "Konzert" }],
    },
    {
      template: {
        name: "n",
        language: { code: "de" },
        components: [
          { type: "header", parameters: [{ type: "image", image: { id: "m7" } }] },
          {
            type: "body",
            parameters: [{ type: "text", parameter_name: "titel", text: "Konzert" }],
          },
        ],
      },
    },
  ],
])("%j is written as Meta wants it", (message, expected) => {
  expect(wire(message)).toMatchObject(expected);
});

test("a template without variables has no components", () => {
  expect(wire({ type: "template", name: "n", language: "de", body: [] })).toHaveProperty(
    "template",
    { name: "n", language: { code: "de" } },
  );
});

test("a mark of reading names the message", () => {
  expect(readMark("wamid.1")).toEqual({
    messaging_product: "whatsapp",
    status: "read",
    message_id: "wamid.1",
  });
});

type Wire = SharedBody;
type Part<Type, Key extends PropertyKey> =
  Extract<Wire, { type: Type }> extends infer Body
    ? Body extends { [key in Key]: infer Value }
      ? Value
      : never
    : never;
type Interactive = Part<"interactive", "interactive">;
type Component = NonNullable<Part<"template", "template">["components"]>[number];
type TheirComponent = CreateTemplateMessageOptions["template"]["components"][number];

test("the types that others made from Meta's definition hold for our bodies", () => {
  expectTypeOf<Part<"text", "text">>().toExtend<CreateTextMessageOptions["text"]>();
  expectTypeOf<Part<"image", "image">>().toExtend<CreateImageMessageOptions["image"]>();
  expectTypeOf<Part<"document", "document">>().toExtend<CreateDocumentMessageOptions["document"]>();
  expectTypeOf<Extract<Interactive, { type: "button" }>>().toExtend<
    CreateInteractiveMessageOptions["interactive"]
  >();
  expectTypeOf<Extract<Component, { type: "body" }>>().toExtend<TheirComponent>();
  expectTypeOf<Pick<Wire, "context">>().toExtend<Pick<CreateTextMessageOptions, "context">>();
});

/**
 * Theirs want a name for a picture in the header, which has none, a title for each section, which Meta wants only where
 * there are several, and know no Flow messages.
 */
test("where their types go too far, the rest still holds", () => {
  type Theirs = Extract<CreateInteractiveMessageOptions["interactive"], { type: "list" }>;
  type Ours = Extract<Interactive, { type: "list" }>;
  expectTypeOf<Omit<Ours, "action">>().toExtend<Omit<Theirs, "action">>();
  expectTypeOf<Ours["action"]["sections"][number]["rows"]>().toExtend<
    Theirs["action"]["sections"][number]["rows"]
  >();
});
