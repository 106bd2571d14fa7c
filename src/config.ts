/**
 * What the operator sets, read once from the environment. The only reader of process.env.
 * A contradiction or a missing key stops the start with one sentence that names the key.
 * The table in docs/operate.md is generated from `keys`.
 */
import { z } from "zod";

type Key = { readonly meaning: string; readonly shown: string; readonly schema: z.ZodType };

const port = wholeNumber(0, 65_535);
const yesOrNo = z.enum(["0", "1"], { error: "must be 0 or 1" });
const filled = z.string().min(1);
const webAddress = z
  .url({ protocol: /^https?$/, error: "must be an address such as https://kreis.example" })
  .transform((url) => url.replace(/\/+$/, ""));
const postgresAddress = z.string().regex(/^postgres(ql)?:\/\//, "must begin with postgres://");
const logLevels = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

/** Every key: what it means, its default in words, and its form. */
export const keys = {
  PORT: { meaning: "port of the app", shown: "8080", schema: port.default(8080) },
  HOST: {
    meaning: "address the app listens on",
    shown: "127.0.0.1",
    schema: filled.default("127.0.0.1"),
  },
  PUBLIC_URL: {
    meaning: "how citizens reach the app",
    shown: "derived from HOST and PORT",
    // Pages and feeds have absolute addresses: the app has a host of its own, no folder below another site.
    schema: webAddress
      .refine((url) => new URL(url).pathname === "/" && !/[?#]/.test(url), {
        error: "must be a host without a path, such as https://nachrichten.kreis.example",
      })
      .optional(),
  },
  EMULATOR_PORT: {
    meaning: "port of the emulator that `npm start` runs",
    shown: "8090",
    schema: port.default(8090),
  },
  DATABASE_URL: {
    meaning: "`postgres://…`, PostgreSQL 15 or newer; empty: one of its own in DATA_DIR",
    shown: "empty",
    schema: postgresAddress.optional(),
  },
  DATA_DIR: {
    meaning: "own database, media, keys",
    shown: "`./data`; as root in a closed folder: below `/var/lib/rundruf`",
    schema: filled.optional(),
  },
  RUNDRUF_SECRET: {
    meaning:
      "seals tokens and proofs, at least 32 characters; kept in DATA_DIR where the demo makes one",
    shown: "none",
    schema: z.string().min(32, "needs at least 32 characters").optional(),
  },
  RUNDRUF_DEMO: {
    meaning: "`1`: demonstration, says so on every page, makes its own secret",
    shown: "0",
    schema: yesOrNo.default("0"),
  },
  WHATSAPP_API_URL: {
    meaning: "base of the Graph API",
    shown: "https://graph.facebook.com",
    schema: webAddress.default("https://graph.facebook.com"),
  },
  WHATSAPP_API_VERSION: {
    meaning: "version of the Graph API",
    shown: "v25.0",
    schema: z
      .string()
      .regex(/^v\d+\.\d+$/, "must look like v25.0")
      .default("v25.0"),
  },
  WHATSAPP_LINK_URL: {
    meaning: "where the sign-up button leads; the emulator stands in for it in the demo",
    shown: "https://wa.me",
    schema: webAddress.default("https://wa.me"),
  },
  WHATSAPP_PHONE_NUMBER_ID: {
    meaning: "the number's id at Meta",
    shown: "set in the settings page",
    schema: filled.optional(),
  },
  WHATSAPP_BUSINESS_ACCOUNT_ID: {
    meaning: "the business account's id (WABA)",
    shown: "set in the settings page",
    schema: filled.optional(),
  },
  WHATSAPP_ACCESS_TOKEN: {
    meaning: "token of the system user",
    shown: "set in the settings page",
    schema: filled.optional(),
  },
  WHATSAPP_APP_SECRET: {
    meaning:
      "app secret that signs webhooks; during rotation two, separated by a comma, the new one first",
    shown: "set in the settings page",
    schema: z
      .string()
      .transform((text) => text.split(",").map((secret) => secret.trim()))
      .refine((secrets) => secrets.length <= 2 && !secrets.includes(""), {
        error: "must be one secret, or two separated by a comma",
      })
      .optional(),
  },
  WHATSAPP_VERIFY_TOKEN: {
    meaning: "word of the webhook's handshake",
    shown: "set in the settings page",
    schema: filled.optional(),
  },
  WHATSAPP_DISPLAY_NUMBER: {
    meaning: "the number as people read it",
    shown: "set in the settings page",
    schema: filled.optional(),
  },
  WHATSAPP_FLOW_ID: {
    meaning: "published static Flow for choosing several topics",
    shown: "none",
    schema: filled.optional(),
  },
  WHATSAPP_MESSAGES_PER_SECOND: {
    meaning: "pace of the number, where it is not to be read from Meta",
    shown: "read from Meta, else 80",
    schema: wholeNumber(1, 100_000).optional(),
  },
  DELIVERY_GRACE_SECONDS: {
    meaning: "how long a send without answer waits for its status",
    shown: "600",
    schema: wholeNumber(1, 7 * 86_400).default(600),
  },
  COUNTDOWN_SECONDS: {
    meaning: 'time for "Doch nicht" after the send button',
    shown: "60",
    schema: wholeNumber(0, 600).default(60),
  },
  RUNDRUF_ADMIN_EMAIL: {
    meaning: "first staff account, made at start if none exists",
    shown: "printed by `npm start`",
    schema: z.email({ error: "must be an e-mail address" }).optional(),
  },
  RUNDRUF_ADMIN_PASSWORD: {
    meaning: "its password, at least 12 characters",
    shown: "printed by `npm start`",
    schema: z.string().min(12, "needs at least 12 characters").optional(),
  },
  RUNDRUF_API_TOKEN: {
    meaning: "first API token, made at start if none exists; may approve broadcasts",
    shown: "printed by `npm start`",
    schema: z.string().min(24, "needs at least 24 characters").optional(),
  },
  SOURCES_ALLOW_PRIVATE: {
    meaning:
      "`1`: calendars and feeds may lie in the own network too; for demonstrations and tests only, since whoever may add a source can then look into it",
    shown: "0",
    schema: z.enum(["0", "1"]).default("0"),
  },
  TRUSTED_PROXY: {
    meaning: "`1`: a reverse proxy sets X-Forwarded-For; rate limits use it",
    shown: "0",
    schema: yesOrNo.default("0"),
  },
  METRICS_TOKEN: {
    meaning:
      "key to `GET /metrics` (`Authorization: Bearer …`), at least 24 characters; without it there is no such page",
    shown: "none",
    schema: z.string().min(24, "needs at least 24 characters").optional(),
  },
  METRICS_PORT: {
    meaning:
      "port on which a `worker` answers /metrics, /healthz and /readyz; without it a worker answers nothing",
    shown: "none",
    schema: port.optional(),
  },
  LOG_LEVEL: {
    meaning: "fatal, error, warn, info, debug",
    shown: "info",
    schema: z.enum(logLevels, { error: `must be one of ${logLevels.join(", ")}` }).default("info"),
  },
} as const satisfies Record<string, Key>;

export type Config = {
  readonly [name in keyof typeof keys]: z.output<(typeof keys)[name]["schema"]>;
};

export type ConfigReading =
  | { readonly kind: "read"; readonly config: Config }
  | { readonly kind: "refused"; readonly sentence: string };

/** Reads and checks the environment. Empty values count as not set. */
export function readConfig(environment: NodeJS.ProcessEnv = process.env): ConfigReading {
  const values: Record<string, unknown> = {};
  for (const [name, key] of Object.entries<Key>(keys)) {
    const given = environment[name];
    const parsed = key.schema.safeParse(given === undefined || given === "" ? undefined : given);
    if (!parsed.success)
      return {
        kind: "refused",
        sentence: `${name} ${parsed.error.issues[0]?.message ?? "is not usable"}: ${key.meaning}.`,
      };
    values[name] = parsed.data;
  }
  // Every key was just parsed by its own schema; TypeScript cannot follow the loop.
  const config = values as Config;
  const contradiction = findContradiction(config);
  return contradiction === null
    ? { kind: "read", config }
    : { kind: "refused", sentence: contradiction };
}

function findContradiction(config: Config): string | null {
  const whatsapp = [
    "WHATSAPP_PHONE_NUMBER_ID",
    "WHATSAPP_BUSINESS_ACCOUNT_ID",
    "WHATSAPP_ACCESS_TOKEN",
    "WHATSAPP_APP_SECRET",
    "WHATSAPP_VERIFY_TOKEN",
  ] as const;
  const missing = whatsapp.filter((name) => config[name] === undefined);
  if (missing.length > 0 && missing.length < whatsapp.length)
    return `${missing[0]} is missing: the WhatsApp account is set by environment as a whole or in the settings page, not by halves.`;
  if (missing.length > 0 && config.WHATSAPP_FLOW_ID !== undefined)
    return `${missing[0]} is missing: WHATSAPP_FLOW_ID belongs to an account that is set by environment as well.`;
  if (config.RUNDRUF_ADMIN_EMAIL !== undefined && config.RUNDRUF_ADMIN_PASSWORD === undefined)
    return "RUNDRUF_ADMIN_PASSWORD is missing: it belongs to RUNDRUF_ADMIN_EMAIL; set both or neither.";
  if (config.RUNDRUF_ADMIN_PASSWORD !== undefined && config.RUNDRUF_ADMIN_EMAIL === undefined)
    return "RUNDRUF_ADMIN_EMAIL is missing: it belongs to RUNDRUF_ADMIN_PASSWORD; set both or neither.";
  if (config.RUNDRUF_DEMO === "1" && config.EMULATOR_PORT === config.PORT && config.PORT !== 0)
    return "EMULATOR_PORT is the same as PORT: app and emulator need one each.";
  return null;
}

/** Where the app is reached from outside, without a slash at the end. */
export function publicUrl(config: Config): string {
  return (
    config.PUBLIC_URL ??
    `http://${config.HOST === "0.0.0.0" ? "127.0.0.1" : config.HOST}:${config.PORT}`
  );
}

function wholeNumber(lowest: number, highest: number) {
  const error = `must be a whole number from ${lowest} to ${highest}`;
  return z.coerce.number({ error }).int({ error }).min(lowest, { error }).max(highest, { error });
}
