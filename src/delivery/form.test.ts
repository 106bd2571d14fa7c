/** Which of a batch's messages leaves. */
import { expect, test } from "vitest";
import type { Message } from "../channels/channels.ts";
import { formOf } from "./form.ts";

const now = new Date("2026-11-26T12:00:00Z");
const text = (body: string): Message => ({ type: "text", body });
const template = (language: string): Message => ({
  type: "template",
  name: "hinweis",
  language,
  body: [],
});
const batch = {
  id: "1",
  inWindow: text("Guten Tag"),
  outsideWindow: template("de"),
  variants: { en: { inWindow: text("Hello"), outsideWindow: template("en") } },
  canaryPassed: true,
  hasPutBack: false,
  ignoresBudget: false,
};
const claimed = {
  id: 1,
  claimId: 1,
  batchId: "1",
  addressId: 1,
  message: null,
  attempt: 1,
  bsuid: "DE.1",
  phone: null,
};
const anHourAgo = new Date("2026-11-26T11:00:00Z");

test.each([
  ["nobody's choice, window open", null, anHourAgo, text("Guten Tag")],
  ["nobody's choice, window closed", null, null, template("de")],
  ["English, window open", "en", anHourAgo, text("Hello")],
  ["English, window closed", "en", null, template("en")],
  ["a language that the batch lacks", "uk", anHourAgo, text("Guten Tag")],
])("%s", (_, variant, lastInboundAt, message) => {
  expect(formOf({ ...claimed, variant, lastInboundAt }, batch, now)).toMatchObject({
    kind: "send",
    message,
  });
});
