import { startEmulator, type EmulatorOptions } from "./emulator.ts";
import { tiers } from "./graph/limits.ts";

/** The emulator as a program of its own: configured by the environment, ended by SIGINT or SIGTERM. */
const emulator = await startEmulator(optionsFrom(process.env));
process.stdout.write(`emulator ${emulator.url}\n`);

let ending = false;
const end = () => {
  if (ending) return;
  ending = true;
  void emulator.close().then(() => process.exit(0));
};
process.once("SIGINT", end);
process.once("SIGTERM", end);

function optionsFrom(env: NodeJS.ProcessEnv): EmulatorOptions {
  const options: Record<string, string | number | undefined> = {
    port: numberIn(env, "EMULATOR_PORT") ?? 8090,
    host: filled(env["HOST"]) ?? "127.0.0.1",
    phoneNumberId: filled(env["WHATSAPP_PHONE_NUMBER_ID"]),
    businessAccountId: filled(env["WHATSAPP_BUSINESS_ACCOUNT_ID"]),
    accessToken: filled(env["WHATSAPP_ACCESS_TOKEN"]),
    appSecret: filled(env["WHATSAPP_APP_SECRET"]),
    verifyToken: filled(env["WHATSAPP_VERIFY_TOKEN"]),
    displayNumber: filled(env["WHATSAPP_DISPLAY_NUMBER"]),
    webhookUrl: filled(env["EMULATOR_WEBHOOK_URL"]),
    countyUrl: filled(env["EMULATOR_COUNTY_URL"]),
    dataDir: filled(env["EMULATOR_DATA_DIR"]),
    messagesPerSecond: numberIn(env, "EMULATOR_MESSAGES_PER_SECOND"),
    dailyRecipients: tierIn(env),
    reviewMilliseconds: numberIn(env, "EMULATOR_REVIEW_MILLISECONDS") ?? 3_000,
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === "" ? undefined : value;
}

function numberIn(env: NodeJS.ProcessEnv, key: string): number | undefined {
  const value = filled(env[key]);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!Number.isFinite(number) || number < 0)
    throw new Error(`${key} must be a number, and is "${value}"`);
  return number;
}

function tierIn(env: NodeJS.ProcessEnv): number | undefined {
  const value = filled(env["EMULATOR_TIER"]);
  if (value === undefined) return undefined;
  const recipients = tiers[value];
  if (recipients === undefined)
    throw new Error(
      `EMULATOR_TIER must be one of ${Object.keys(tiers).join(", ")}, and is "${value}"`,
    );
  return recipients;
}
