import fc from "fast-check";
import { expect, test } from "vitest";
import { open, seal } from "./sealing.ts";

const secret = "a secret of at least 32 characters";

test("what was sealed opens with the same secret and purpose", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      expect(open(secret, "account", seal(secret, "account", text))).toEqual({
        kind: "opened",
        text,
      });
    }),
  );
});

test("another secret, another purpose and a changed text are refused", () => {
  const sealed = seal(secret, "account 1", "token");
  const [form, nonce, tag, body = ""] = sealed.split(".");
  const changed = [
    form,
    nonce,
    tag,
    body.startsWith("A") ? `B${body.slice(1)}` : `A${body.slice(1)}`,
  ].join(".");

  expect(open(`${secret}!`, "account 1", sealed).kind).toBe("refused");
  expect(open(secret, "account 2", sealed).kind).toBe("refused");
  expect(open(secret, "account 1", changed).kind).toBe("refused");
  expect(open(secret, "account 1", `${form}.${nonce}.AAAA.${body}`).kind).toBe("refused");
  expect(open(secret, "account 1", "token").kind).toBe("refused");
});

test("the same text is sealed differently each time, and does not show", () => {
  expect(seal(secret, "account", "token")).not.toBe(seal(secret, "account", "token"));
  expect(seal(secret, "account", "token")).not.toContain("token");
});
