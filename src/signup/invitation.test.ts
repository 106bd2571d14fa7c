import { describe, expect, it } from "vitest";
import { chatLink, invitationText, readCode } from "./invitation.ts";

describe("the sentence that stands ready in the chat", () => {
  it.each([
    [
      ["Veranstaltungstipps", "Kultur!Büro."],
      "de",
      undefined,
      "Hallo! Ich möchte abonnieren: Veranstaltungstipps, Kultur!Büro.",
    ],
    [
      ["Veranstaltungstipps"],
      "de",
      undefined,
      "Hallo! Ich möchte abonnieren: Veranstaltungstipps.",
    ],
    [[], "de", undefined, "Hallo! Ich möchte Nachrichten abonnieren."],
    [
      ["Veranstaltungstipps"],
      "de",
      "TEST-7",
      "Hallo! Ich möchte abonnieren: Veranstaltungstipps. (Code TEST-7)",
    ],
    [["Kultur!Büro."], "en", undefined, "Hello! I would like to subscribe to: Kultur!Büro."],
  ] as const)("for %j in %s with code %s reads %s", (titles, language, code, sentence) => {
    const text = invitationText(titles, language, code);

    expect(text).toBe(sentence);
  });
});

it("the chat link carries digits only and every character of the sentence", () => {
  const link = chatLink(
    "https://wa.me",
    "+49 271 333-0",
    "Hallo! Ich möchte: Kultur!Büro. & mehr?",
  );

  expect(link).toMatch(/^https:\/\/wa\.me\/492713330\?text=/);
  expect(new URL(link).searchParams.get("text")).toBe("Hallo! Ich möchte: Kultur!Büro. & mehr?");
});

it("a code that could smuggle words into the citizen's message is dropped", () => {
  expect(readCode("abc-1")).toBe("ABC-1");
  expect(readCode("x y) STOP (")).toBeUndefined();
  expect(readCode(undefined)).toBeUndefined();
});
