import { expect, test } from "vitest";
import { parseJson } from "./parse-json.ts";

const read = (text: string) => parseJson(Buffer.from(text));

test("a million brackets are refused in a sentence", () => {
  expect(read("[".repeat(1_000_000))).toEqual({
    kind: "refused",
    reason: "Der Inhalt ist tiefer als 64 Ebenen verschachtelt.",
  });
  expect(read('{"a":'.repeat(1_000_000))).toMatchObject({ kind: "refused" });
});

test("brackets inside a text are no levels", () => {
  const text = `${"[".repeat(500)}\\"${"{".repeat(500)}`;

  expect(read(`{"text":"${text}"}`)).toEqual({
    kind: "read",
    value: { text: text.replace('\\"', '"') },
  });
});

test("broken JSON is refused without quoting it", () => {
  expect(read('{"text": "geheim')).toEqual({
    kind: "refused",
    reason: "Der Inhalt ist kein gültiges JSON.",
  });
});

test("what no database stores is taken out, emoji stay", () => {
  const reading = read('{"a\\u0000":["x\\u0000y","\\ud83d\\ude00","\\ud83d"]}');

  expect(reading).toEqual({ kind: "read", value: { a: ["xy", "😀", "\ufffd"] } });
});

test("a byte that is no UTF-8 costs only itself", () => {
  const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('b"}')]);

  expect(parseJson(bytes)).toEqual({ kind: "read", value: { a: "\ufffdb" } });
});
