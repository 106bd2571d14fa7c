import { expect, test } from "vitest";
import { generatePassword } from "./generated-password.ts";
import { hashPassword, passwordFits } from "./password.ts";
import { may, type Right, type Role } from "./roles.ts";

test.each<[Role, Right, boolean]>([
  ["editor", "compose", true],
  ["editor", "answer", false],
  ["editor", "see-subscribers", false],
  ["editor", "administer", false],
  ["dialogue", "compose", false],
  ["dialogue", "answer", true],
  ["dialogue", "see-subscribers", true],
  ["dialogue", "administer", false],
  ["administrator", "compose", true],
  ["administrator", "answer", true],
  ["administrator", "see-subscribers", true],
  ["administrator", "administer", true],
])("the role %s has the right %s: %s", (role, right, allowed) => {
  expect(may({ role, language: "de" }, right).kind).toBe(allowed ? "allowed" : "denied");
});

test("who may not is told who may, in the own language", () => {
  expect(may({ role: "dialogue", language: "de" }, "compose")).toEqual({
    kind: "denied",
    reason: "Das darf nur die Redaktion. Bitten Sie jemanden mit dieser Rolle darum.",
  });
  expect(may({ role: "dialogue", language: "en" }, "compose")).toMatchObject({
    reason: "Only editors may do this. Ask someone with that role.",
  });
});

test("a password is stored as Argon2id with its parameters and a salt of its own", async () => {
  const [one, other] = await Promise.all([
    hashPassword("vier zufällige Wörter"),
    hashPassword("vier zufällige Wörter"),
  ]);

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  expect(one).not.toBe(other);
  expect(await passwordFits("vier zufällige Wörter", one)).toBe(true);
  expect(await passwordFits("vier zufällige Worter", one)).toBe(false);
});

test("a password typed with combined or single accents is the same password", async () => {
  expect(
    await passwordFits("zufa\u0308llig und lang", await hashPassword("zuf\u00e4llig und lang")),
  ).toBe(true);
});

test.each([
  "",
  "plain",
  "$argon2i$v=19$m=8,t=1,p=1$AAAA$AAAA",
  "$argon2id$v=19$m=8,t=1,p=1$AAAAAAAAAAAA$AAAA",
])("the stored value %j opens no account", async (stored) => {
  expect(await passwordFits("", stored)).toBe(false);
  expect(await passwordFits("plain", stored)).toBe(false);
});

test("generated passwords differ and are easy to dictate", () => {
  const passwords = Array.from({ length: 100 }, generatePassword);

  expect(new Set(passwords).size).toBe(100);
  for (const password of passwords)
    expect(password).toMatch(/^[b-df-hj-kmnp-tv-xz2-9]{5}(?:-[b-df-hj-kmnp-tv-xz2-9]{5}){3}$/);
});
