import type { World } from "../world.ts";
import type { Person, PhoneButton, PhoneMessage } from "./person.ts";
import { write, type Writing } from "./write.ts";

export type Tap = {
  readonly id: string;
  readonly message?: string | undefined;
  readonly answers?: Readonly<Record<string, unknown>> | undefined;
};

/**
 * The person taps a button, a list row or a form below a message of the county; by default the newest that has it.
 * The id is what the county gave it; its title does as well. Returns the message's id, or undefined when no phone
 * shows such a button; a link opens outside and sends nothing (empty string).
 */
export function tap(world: World, person: Person, what: Tap): string | undefined {
  const shown = person.messages.findLast(
    (message) =>
      (what.message === undefined || message.id === what.message) &&
      buttonIn(message, what.id) !== undefined,
  );
  const button = shown === undefined ? undefined : buttonIn(shown, what.id);
  if (shown === undefined || button === undefined) return undefined;
  const writing = writingOf(button, what.answers ?? {});
  return writing === undefined ? "" : write(world, person, writing, { replyTo: shown.id });
}

function buttonIn(message: PhoneMessage, id: string): PhoneButton | undefined {
  if (message.direction === "out") return undefined;
  const buttons = message.content.buttons ?? [];
  return (
    buttons.find((button) => button.id === id) ?? buttons.find((button) => button.title === id)
  );
}

function writingOf(
  button: PhoneButton,
  answers: Readonly<Record<string, unknown>>,
): Writing | undefined {
  const { id, title, description } = button;
  switch (button.kind) {
    case "reply":
      return {
        type: "answer",
        shown: title,
        element: {
          type: "interactive",
          interactive: { type: "button_reply", button_reply: { id, title } },
        },
      };
    case "row":
      return {
        type: "answer",
        shown: title,
        element: {
          type: "interactive",
          interactive: {
            type: "list_reply",
            list_reply: { id, title, ...(description === undefined ? {} : { description }) },
          },
        },
      };
    case "quick-reply":
      return {
        type: "answer",
        shown: title,
        element: { type: "button", button: { payload: id, text: title } },
      };
    case "flow":
      return {
        type: "answer",
        shown: "Antwort gesendet",
        element: {
          type: "interactive",
          interactive: { type: "nfm_reply", nfm_reply: flowReply(button, answers) },
        },
      };
    case "place":
      return { type: "location", place: samplePlace };
    case "contact":
      return { type: "contacts", ownNumber: true };
    case "url":
    case "phone":
    case "copy":
      return undefined;
  }
}

/** `response_json` is a string that holds JSON (reference 2.3). */
function flowReply(
  button: PhoneButton,
  answers: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    name: "flow",
    body: "Sent",
    response_json: JSON.stringify({ flow_token: button.flow?.token ?? "unused", ...answers }),
  };
}

/** The Nikolaikirche: where a person stands who is asked for a place. */
export const samplePlace = {
  latitude: 50.8748,
  longitude: 8.0243,
  name: "Nikolaikirche",
  address: "Markt, 57072 Siegen",
};
