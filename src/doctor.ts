/** `rundruf doctor`: what stands, what does not, and what to do about it. Changes nothing. */
import { access, constants, statfs } from "node:fs/promises";
import { sql } from "kysely";
import { listAccounts, type ChannelAccount } from "./channels/channels.ts";
import { whatsapp } from "./channels/whatsapp/whatsapp.ts";
import { publicUrl, type Config } from "./config.ts";
import { pendingMigrations } from "./db/db.ts";
import { readOrganisation } from "./web/organisation.ts";
import { openGround, type Ground } from "./ground.ts";

type Say = (line: string) => void;
type Finding = { readonly well: boolean; readonly line: string };

const oldestPostgres = 15;
const leastFreeBytes = 1024 ** 3;

/** Says a line for each finding; true when everything is well. */
export async function doctor(
  config: Config,
  { offline, say }: { readonly offline: boolean; readonly say: Say },
): Promise<boolean> {
  const findings: Finding[] = [];
  const note = (well: boolean, line: string) => {
    findings.push({ well, line });
    say(`${well ? "ok    " : "WRONG "} ${line}`);
  };
  note(true, "configuration is complete");
  await using ground = await openGround({ ...config, LOG_LEVEL: "silent" }, { share: true });
  const upToDate = await examineDatabase(ground, note);
  await examineAddress(ground, config, note);
  await examineFolder(ground, note);
  // Before the first start there is no table of them.
  if (upToDate) await examineAccounts(ground, offline, note);
  return findings.every(({ well }) => well);
}

type Note = (well: boolean, line: string) => void;

/** True when nothing is missing in it. */
async function examineDatabase({ db, clock }: Ground, note: Note): Promise<boolean> {
  const { rows } = await sql<{ version: number; now: Date }>`
    select current_setting('server_version_num')::integer / 10000 as version, now() as now`.execute(
    db,
  );
  const version = rows[0]?.version ?? 0;
  note(version >= oldestPostgres, `PostgreSQL ${version} answers (needs ${oldestPostgres})`);
  const pending = await pendingMigrations(db);
  note(
    pending.length === 0,
    pending.length === 0
      ? "migrations are applied"
      : `${pending.length} migrations are missing: run \`rundruf migrate\``,
  );
  const drift = Math.abs((rows[0]?.now ?? clock.now()).getTime() - clock.now().getTime());
  note(drift < 5_000, `clocks of program and database differ by ${Math.round(drift / 1000)} s`);
  return pending.length === 0;
}

/** Webhooks come to https only; a demonstration on one machine gets them from the emulator. */
async function examineAddress({ db }: Ground, config: Config, note: Note): Promise<void> {
  const url = publicUrl(config);
  if (url.startsWith("https://")) return note(true, `citizens reach ${url}`);
  const demo = await readOrganisation(db).then(
    (organisation) => organisation.demo,
    () => config.RUNDRUF_DEMO === "1",
  );
  note(
    demo,
    demo
      ? "this is a demonstration: it needs no https"
      : `citizens reach ${url}, and WhatsApp delivers webhooks to https only: set PUBLIC_URL`,
  );
}

async function examineFolder({ mediaFolder }: Ground, note: Note): Promise<void> {
  const writable = await access(mediaFolder, constants.W_OK).then(
    () => true,
    () => false,
  );
  note(writable, `files can be written to ${mediaFolder}`);
  const { bavail, bsize } = await statfs(mediaFolder);
  const free = bavail * bsize;
  note(free > leastFreeBytes, `${(free / 1024 ** 3).toFixed(1)} GB are free there`);
}

async function examineAccounts(
  { db, secret }: Ground,
  offline: boolean,
  note: Note,
): Promise<void> {
  const accounts = await listAccounts(db, secret).catch(() => null);
  if (accounts === null)
    return note(false, "the number's tokens cannot be opened: RUNDRUF_SECRET is another one");
  if (accounts.length === 0)
    note(false, "no number is set up: enter it on the settings page or by environment");
  for (const account of accounts) {
    note(true, `number ${account.displayNumber}: tokens can be opened`);
    if (!offline) await askMeta(account, note);
  }
}

async function askMeta(account: ChannelAccount, note: Note): Promise<void> {
  await using channel = whatsapp({ timeoutMs: 10_000 });
  const report = await channel.readAccount(account);
  if (report.kind === "unanswered")
    return note(false, `${account.apiUrl} does not answer (${report.cause})`);
  if (report.kind === "refused")
    return note(false, `WhatsApp refuses: ${report.failure.reason} (code ${report.failure.code})`);
  const { quality, canSend, problems } = report.value;
  note(
    canSend !== "BLOCKED" && problems.length === 0,
    `WhatsApp answers: quality ${quality ?? "unknown"}, sending ${canSend ?? "unknown"}${problems.length === 0 ? "" : `; ${problems.join("; ")}`}`,
  );
}
