import { describe, expect, test } from "vitest";
import { keys, readConfig } from "../src/config.ts";

const account = {
  WHATSAPP_PHONE_NUMBER_ID: "1065",
  WHATSAPP_BUSINESS_ACCOUNT_ID: "2043",
  WHATSAPP_ACCESS_TOKEN: "token",
  WHATSAPP_APP_SECRET: "secret",
  WHATSAPP_VERIFY_TOKEN: "word",
};

describe("what stops the start, in one sentence that begins with the key", () => {
  test.each<[string, Record<string, string>]>([
    ["PORT", { PORT: "eighty" }],
    ["PORT", { PORT: "70000" }],
    ["EMULATOR_PORT", { EMULATOR_PORT: "-1" }],
    ["EMULATOR_PORT", { RUNDRUF_DEMO: "1", PORT: "8090" }],
    ["PUBLIC_URL", { PUBLIC_URL: "nachrichten.kreis.example" }],
    ["PUBLIC_URL", { PUBLIC_URL: "https://kreis.example/nachrichten" }],
    ["DATABASE_URL", { DATABASE_URL: "mysql://localhost/rundruf" }],
    ["RUNDRUF_SECRET", { RUNDRUF_SECRET: "too short" }],
    ["RUNDRUF_DEMO", { RUNDRUF_DEMO: "yes" }],
    ["WHATSAPP_API_URL", { WHATSAPP_API_URL: "graph" }],
    ["WHATSAPP_API_VERSION", { WHATSAPP_API_VERSION: "25" }],
    ["WHATSAPP_BUSINESS_ACCOUNT_ID", { WHATSAPP_PHONE_NUMBER_ID: "1065" }],
    ["WHATSAPP_VERIFY_TOKEN", { ...account, WHATSAPP_VERIFY_TOKEN: "" }],
    ["WHATSAPP_APP_SECRET", { ...account, WHATSAPP_APP_SECRET: "one," }],
    ["WHATSAPP_APP_SECRET", { ...account, WHATSAPP_APP_SECRET: "one,two,three" }],
    ["WHATSAPP_PHONE_NUMBER_ID", { WHATSAPP_FLOW_ID: "77" }],
    ["WHATSAPP_MESSAGES_PER_SECOND", { WHATSAPP_MESSAGES_PER_SECOND: "0" }],
    ["DELIVERY_GRACE_SECONDS", { DELIVERY_GRACE_SECONDS: "soon" }],
    ["COUNTDOWN_SECONDS", { COUNTDOWN_SECONDS: "601" }],
    ["RUNDRUF_ADMIN_PASSWORD", { RUNDRUF_ADMIN_EMAIL: "ann@kreis.example" }],
    ["RUNDRUF_ADMIN_EMAIL", { RUNDRUF_ADMIN_PASSWORD: "long enough a password" }],
    [
      "RUNDRUF_ADMIN_PASSWORD",
      { RUNDRUF_ADMIN_EMAIL: "ann@kreis.example", RUNDRUF_ADMIN_PASSWORD: "short" },
    ],
    ["RUNDRUF_API_TOKEN", { RUNDRUF_API_TOKEN: "short" }],
    ["TRUSTED_PROXY", { TRUSTED_PROXY: "2" }],
    ["LOG_LEVEL", { LOG_LEVEL: "loud" }],
  ])("%s: %j", (key, environment) => {
    const reading = readConfig(environment);

    const sentence = reading.kind === "refused" ? reading.sentence : "";
    expect(sentence).toMatch(new RegExp(`^${key} .+\\.$`));
    // The words of a library are no sentence, and a value may be a secret.
    expect(sentence).not.toMatch(/Invalid|expected|NaN|Too (?:big|small)/);
    for (const value of Object.values(environment).filter((one) => one.length > 5))
      expect(sentence).not.toContain(value);
  });
});

test("nothing set is a configuration, and an empty value counts as not set", () => {
  const empty = Object.fromEntries(Object.keys(keys).map((key) => [key, ""]));

  const reading = readConfig(empty);

  expect(reading).toEqual(readConfig({}));
  expect(reading).toMatchObject({
    kind: "read",
    config: {
      PORT: 8080,
      HOST: "127.0.0.1",
      EMULATOR_PORT: 8090,
      WHATSAPP_API_URL: "https://graph.facebook.com",
      WHATSAPP_API_VERSION: "v25.0",
      DELIVERY_GRACE_SECONDS: 600,
    },
  });
});

test("an account is taken whole, two app secrets during rotation, and an address without its last slash", () => {
  const reading = readConfig({
    ...account,
    WHATSAPP_APP_SECRET: "new, before",
    PUBLIC_URL: "https://nachrichten.kreis.example/",
  });

  expect(reading).toMatchObject({
    config: {
      WHATSAPP_APP_SECRET: ["new", "before"],
      PUBLIC_URL: "https://nachrichten.kreis.example",
    },
  });
});
