import { expect, test } from "vitest";
import { pruneBody, speaksOf } from "./prune.ts";

const dan = (text: string) => ["491701234567", "DE.Dan", "wamid.Dan"].includes(text);

const message = (from: string, body: string) => ({ from, id: `wamid.${body}`, text: { body } });
const contact = (id: string, name: string) => ({ wa_id: id, profile: { name } });
const change = (value: object) => ({
  field: "messages",
  value: { metadata: { phone_number_id: "1065" }, ...value },
});
const report = (...changes: object[]) =>
  Buffer.from(JSON.stringify({ object: "whatsapp", entry: [{ id: "2", changes }] }));
const read = (body: Uint8Array) => JSON.parse(Buffer.from(body).toString()) as unknown;

test("a report of one person alone has nothing left", () => {
  const body = report(
    change({
      contacts: [contact("491701234567", "Dan")],
      messages: [message("491701234567", "Hallo")],
    }),
  );

  expect(pruneBody(body, dan)).toEqual({ kind: "nothing-left" });
});

test("what a shared report says of others stays as it was", () => {
  const ofEve = change({
    contacts: [contact("491707654321", "Eve")],
    messages: [message("491707654321", "Frage")],
  });
  const ofBoth = change({
    contacts: [contact("491701234567", "Dan"), contact("491707654321", "Eve")],
    messages: [message("491701234567", "Dachschaden"), message("491707654321", "Frage")],
  });

  const pruning = pruneBody(report(change({ statuses: [{ id: "wamid.Dan" }] }), ofBoth), dan);

  expect(pruning.kind === "pruned" && read(pruning.body)).toEqual(read(report(ofEve)));
});

test("a report without the person is left alone, byte for byte", () => {
  const body = report(change({ messages: [message("491707654321", "491701234567 bis 9")] }));

  expect(pruneBody(body, dan)).toEqual({ kind: "untouched" });
});

test("a list that was empty before does not make a report empty", () => {
  const body = report(change({ messages: [], errors: [{ code: 1 }] }));

  expect(pruneBody(body, dan)).toEqual({ kind: "untouched" });
});

test("an unreadable report goes, because nobody can say what else is in it", () => {
  expect(pruneBody(Buffer.from('{"from":"491701234567"'), dan)).toEqual({ kind: "nothing-left" });
});

test("an event speaks of a person at any depth, and only by the whole id", () => {
  expect(speaksOf({ event: { recipient: [{ phone: "491701234567" }] } }, dan)).toBe(true);
  expect(speaksOf({ event: { text: "Tel. 491701234567", n: 491701234567 } }, dan)).toBe(false);
});
