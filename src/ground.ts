/** What everything stands on, opened from the configuration: log, secret, folders, database. */
import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pino, type Logger } from "pino";
import { saveAccount, findAccount, type ChannelAccount } from "./channels/channels.ts";
import { publicUrl, type Config } from "./config.ts";
import { migrate, openDatabase, transact, type Db } from "./db/db.ts";
import { dataFolder, makeDataFolder, ownServer } from "./db/own-server.ts";
import { plantDemo } from "./demo/demo.ts";
import { systemClock, type Clock } from "./lib/clock.ts";

export type Ground = AsyncDisposable & {
  readonly db: Db;
  /** A secret: it carries the password. */
  readonly databaseUrl: string;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secret: string;
  readonly mediaFolder: string;
  /** Brings the database to this version. */
  migrate(): Promise<void>;
  /** The account of the environment, and the demonstration where it is one. */
  setUp(): Promise<void>;
  plantDemo(): Promise<void>;
};

/** A database of our own that another process holds is used beside it: `share` for single commands, `guest` for workers. */
export async function openGround(
  config: Config,
  { share = false, guest = false }: { readonly share?: boolean; readonly guest?: boolean } = {},
): Promise<Ground> {
  const log = pino({ level: config.LOG_LEVEL, base: null });
  const folder = await dataFolder(config.DATA_DIR);
  await makeDataFolder(folder);
  const secret = config.RUNDRUF_SECRET ?? (await keptSecret(folder, config.RUNDRUF_DEMO === "1"));
  const mediaFolder = join(folder, "media");
  await mkdir(mediaFolder, { recursive: true, mode: 0o700 });
  const server =
    config.DATABASE_URL === undefined ? await ownServer(folder, { log, share, guest }) : null;
  // One of the two is set.
  const databaseUrl = config.DATABASE_URL ?? server?.url ?? "";
  const db = openDatabase(databaseUrl, { log });
  return {
    db,
    databaseUrl,
    clock: systemClock,
    log,
    secret,
    mediaFolder,
    async migrate() {
      const applied = await migrate(db);
      if (applied.length > 0) log.info({ applied }, "database brought up to date");
    },
    async setUp() {
      await takeAccount(db, secret, config);
      if (config.RUNDRUF_DEMO === "1") await plantDemo(db, systemClock.now(), publicUrl(config));
    },
    plantDemo: async () => await plantDemo(db, systemClock.now()),
    async [Symbol.asyncDispose]() {
      await db.destroy();
      await server?.close();
    },
  };
}

/** The secret that lies in the data folder: a demonstration makes it there, and single commands beside it find it. */
async function keptSecret(folder: string, mayMake: boolean): Promise<string> {
  const file = join(folder, "secret");
  const kept = await readFile(file, "utf8").catch(() => null);
  if (kept !== null) return kept.trim();
  if (!mayMake)
    throw new Error(
      "RUNDRUF_SECRET is missing: it seals tokens and proofs; make one with `openssl rand -hex 32` and keep it with the backup.",
    );
  try {
    await writeFile(file, `${randomBytes(32).toString("hex")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return (await readFile(file, "utf8")).trim();
}

/** The number that the environment sets; what was read from Meta meanwhile stays. */
async function takeAccount(db: Db, secret: string, config: Config): Promise<void> {
  const { WHATSAPP_PHONE_NUMBER_ID: externalId } = config;
  if (externalId === undefined) return;
  const present = await findAccount(db, secret, "whatsapp", externalId).catch(() => null);
  const values: Omit<ChannelAccount, "id"> = {
    channel: "whatsapp",
    externalId,
    businessAccountId: config.WHATSAPP_BUSINESS_ACCOUNT_ID ?? "",
    displayNumber: config.WHATSAPP_DISPLAY_NUMBER ?? present?.displayNumber ?? "",
    apiUrl: config.WHATSAPP_API_URL,
    apiVersion: config.WHATSAPP_API_VERSION,
    accessToken: config.WHATSAPP_ACCESS_TOKEN ?? "",
    appSecrets: config.WHATSAPP_APP_SECRET ?? [],
    verifyToken: config.WHATSAPP_VERIFY_TOKEN ?? "",
    messagesPerSecond: config.WHATSAPP_MESSAGES_PER_SECOND ?? present?.messagesPerSecond ?? 80,
    dailyRecipientLimit: present?.dailyRecipientLimit ?? null,
    flowId: config.WHATSAPP_FLOW_ID ?? present?.flowId ?? null,
  };
  await transact(db, async (tx) => await saveAccount(tx, secret, values));
}
