/** Our numbers: rows of `channel_accounts`, their secrets sealed at rest and opened here only. */
import { sql } from "kysely";
import { z } from "zod";
import type { Db, Tx } from "../db/db.ts";
import { open, seal } from "../lib/sealing.ts";
import type { ChannelAccount, ChannelName } from "./channels.ts";

export type AccountValues = Omit<ChannelAccount, "id">;

type Row = {
  readonly id: number;
  readonly channel: string;
  readonly external_id: string;
  readonly business_account_id: string;
  readonly display_number: string;
  readonly secrets_sealed: string;
  readonly messages_per_second: number;
  readonly daily_recipient_limit: number | null;
  readonly flow_id: string | null;
};

/** What is sealed: the secrets, and where they are good, so that a changed row cannot send the token elsewhere. */
const sealedForm = z.object({
  apiUrl: z.string(),
  apiVersion: z.string(),
  accessToken: z.string(),
  appSecrets: z.array(z.string()),
  verifyToken: z.string(),
});

/** The account, or null when there is none of this id. Throws when RUNDRUF_SECRET is not the one it was sealed with. */
export async function readAccount(
  db: Db | Tx,
  secret: string,
  id: number,
): Promise<ChannelAccount | null> {
  const row = await accountRows(db).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : accountOf(row, secret);
}

/** All accounts, oldest first. */
export async function listAccounts(db: Db | Tx, secret: string): Promise<ChannelAccount[]> {
  const rows = await accountRows(db).orderBy("id").execute();
  return rows.map((row) => accountOf(row, secret));
}

/** The account by the channel's own id of it (WhatsApp: phone-number id). */
export async function findAccount(
  db: Db | Tx,
  secret: string,
  channel: ChannelName,
  externalId: string,
): Promise<ChannelAccount | null> {
  const row = await accountRows(db)
    .where("channel", "=", channel)
    .where("external_id", "=", externalId)
    .executeTakeFirst();
  return row === undefined ? null : accountOf(row, secret);
}

/** What the intake needs to check a webhook before it knows which number it is for: the secrets of all of them. */
export async function findAccountSecrets(
  db: Db | Tx,
  secret: string,
  channel: ChannelName,
): Promise<{ readonly appSecrets: readonly string[]; readonly verifyTokens: readonly string[] }> {
  const rows = await accountRows(db).where("channel", "=", channel).execute();
  const accounts = rows.map((row) => accountOf(row, secret));
  return {
    appSecrets: [...new Set(accounts.flatMap((account) => account.appSecrets))],
    verifyTokens: [...new Set(accounts.map((account) => account.verifyToken))],
  };
}

/** Makes the account, or changes the one with the same channel and external id. Returns its id. */
export async function saveAccount(tx: Tx, secret: string, values: AccountValues): Promise<number> {
  const columns = {
    business_account_id: values.businessAccountId,
    display_number: values.displayNumber,
    secrets_sealed: seal(
      secret,
      purposeOf(values.channel, values.externalId),
      JSON.stringify(sealedForm.parse(values)),
    ),
    messages_per_second: values.messagesPerSecond,
    daily_recipient_limit: values.dailyRecipientLimit,
    flow_id: values.flowId,
  };
  const { id } = await tx
    .insertInto("channel_accounts")
    .values({ channel: values.channel, external_id: values.externalId, ...columns })
    .onConflict((conflict) => conflict.columns(["channel", "external_id"]).doUpdateSet(columns))
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** What Meta says of the number, as far as the account acts on it. Secrets stay as they are. */
export async function saveLimits(
  tx: Tx,
  id: number,
  limits: {
    readonly messagesPerSecond?: number | undefined;
    readonly dailyRecipientLimit?: number | null | undefined;
  },
): Promise<void> {
  await sql`
    update channel_accounts
    set messages_per_second = coalesce(${limits.messagesPerSecond ?? null}::integer, messages_per_second),
        daily_recipient_limit = case
          when ${limits.dailyRecipientLimit === undefined} then daily_recipient_limit
          else ${limits.dailyRecipientLimit ?? null}::integer
        end
    where id = ${id}`.execute(tx);
}

/** Keeps the newest report of a kind (quality, limits, restriction) beside the number, where administrators see it. */
export async function noteHealth(
  tx: Tx,
  id: number,
  report: { readonly field: string; readonly summary: string },
  now: Date,
): Promise<void> {
  const noted = { [report.field]: { summary: report.summary, at: now.toISOString() } };
  await sql`
    update channel_accounts
    set health = health || ${JSON.stringify(noted)}::jsonb
    where id = ${id}`.execute(tx);
}

/** The newest reports of an account, newest first. */
export async function readHealth(
  db: Db | Tx,
  id: number,
): Promise<{ readonly summary: string; readonly at: Date }[]> {
  const { rows } = await sql<{ summary: string; at: Date }>`
    select report.value ->> 'summary' as summary, (report.value ->> 'at')::timestamptz as at
    from channel_accounts, jsonb_each(health) as report
    where channel_accounts.id = ${id}
    order by at desc`.execute(db);
  return rows;
}

function accountRows(db: Db | Tx) {
  return db
    .selectFrom("channel_accounts")
    .select([
      "id",
      "channel",
      "external_id",
      "business_account_id",
      "display_number",
      "secrets_sealed",
      "messages_per_second",
      "daily_recipient_limit",
      "flow_id",
    ]);
}

function accountOf(row: Row, secret: string): ChannelAccount {
  const channel = nameOf(row.channel);
  const opening = open(secret, purposeOf(channel, row.external_id), row.secrets_sealed);
  if (opening.kind === "refused")
    throw new Error(
      `The tokens of account ${row.id} cannot be opened: RUNDRUF_SECRET is not the one they were sealed with. Restore it, or enter the account's tokens again.`,
    );
  return {
    id: row.id,
    channel,
    externalId: row.external_id,
    businessAccountId: row.business_account_id,
    displayNumber: row.display_number,
    messagesPerSecond: row.messages_per_second,
    dailyRecipientLimit: row.daily_recipient_limit,
    flowId: row.flow_id,
    ...sealedForm.parse(JSON.parse(opening.text)),
  };
}

/** Names the row, so that sealed secrets open in their own row only. */
function purposeOf(channel: ChannelName, externalId: string): string {
  return `channel_accounts/${channel}/${externalId}`;
}

function nameOf(channel: string): ChannelName {
  if (channel === "whatsapp") return channel;
  throw new Error(`The database names a channel "${channel}" that this version does not know.`);
}
