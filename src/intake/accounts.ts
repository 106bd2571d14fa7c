import type { ChannelName } from "../channels/channels.ts";
import type { Db } from "../db/db.ts";

export type KnownAccount = {
  readonly id: number;
  readonly flowId: string | null;
  readonly displayNumber: string;
  readonly businessAccountId: string;
};

/** Our numbers by the channel's id, without their secrets: the intake never needs them. */
export async function accountsByExternalId(
  db: Db,
  channel: ChannelName,
): Promise<Map<string, KnownAccount>> {
  const rows = await db
    .selectFrom("channel_accounts")
    .select(["id", "external_id", "flow_id", "display_number", "business_account_id"])
    .where("channel", "=", channel)
    .execute();
  return new Map(
    rows.map((row) => [
      row.external_id,
      {
        id: row.id,
        flowId: row.flow_id,
        displayNumber: row.display_number,
        businessAccountId: row.business_account_id,
      },
    ]),
  );
}
