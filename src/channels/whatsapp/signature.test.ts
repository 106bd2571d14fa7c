import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { handshakeAnswer } from "./handshake.ts";
import { signatureIsValid } from "./signature.ts";

/** As Meta writes it: non-ASCII escaped, so that parsing and writing again gives other bytes. */
const raw = Buffer.from('{"text":"\\u00e4"}');
const signed = (secret: string) =>
  `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`;

test("exactly the bytes as they came are checked", () => {
  expect(signatureIsValid(raw, signed("now"), ["now"])).toBe(true);

  const rewritten = Buffer.from(JSON.stringify(JSON.parse(raw.toString())));
  expect(signatureIsValid(rewritten, signed("now"), ["now"])).toBe(false);
});

test("during rotation both secrets hold", () => {
  expect(signatureIsValid(raw, signed("old"), ["new", "old"])).toBe(true);
  expect(signatureIsValid(raw, signed("older"), ["new", "old"])).toBe(false);
});

test.each([
  undefined,
  "",
  "sha256=",
  "sha256=zz",
  `sha1=${"a".repeat(64)}`,
  "sha256=abcd",
  `sha256=${"a".repeat(66)}`,
])("a signature like %s is refused", (signature) => {
  expect(signatureIsValid(raw, signature, ["now"])).toBe(false);
});

test("no secret and an empty secret sign nothing", () => {
  expect(signatureIsValid(raw, signed(""), [""])).toBe(false);
  expect(signatureIsValid(raw, signed("now"), [])).toBe(false);
});

test("the handshake repeats the challenge for our word only", () => {
  const query = {
    "hub.mode": "subscribe",
    "hub.verify_token": "ours",
    "hub.challenge": "1158201444",
  };

  expect(handshakeAnswer(query, ["other", "ours"])).toBe("1158201444");
  expect(handshakeAnswer(query, ["other"])).toBeNull();
  expect(handshakeAnswer({ ...query, "hub.mode": "x" }, ["ours"])).toBeNull();
  expect(handshakeAnswer({ ...query, "hub.challenge": "<script>" }, ["ours"])).toBeNull();
  expect(handshakeAnswer({ ...query, "hub.verify_token": "" }, [""])).toBeNull();
});
