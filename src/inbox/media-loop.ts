/** Fetches the files that citizens sent while the channel still has them, and removes those they deleted. */
import { sql } from "kysely";
import {
  readAccount,
  removeMedia,
  storeMedia,
  type Channel,
  type ChannelAccount,
  type ChannelName,
  type FileContent,
} from "../channels/channels.ts";
import { transact, type Db, type Tx } from "../db/db.ts";
import { loop, type Loop } from "../lib/loop.ts";
import type { PageContext } from "../web/context.ts";
import { announceChange } from "./conversation-row.ts";
import { judge, type FetchOutcome } from "./media-verdict.ts";

export type MediaContext = Pick<PageContext, "db" | "clock" | "log" | "secret" | "mediaFolder"> & {
  readonly channelOf: (name: ChannelName) => Channel;
};

const filesATurn = 4;
/** A file larger than this would not fit a small machine's memory a few times over. WhatsApp allows 100 MB. */
const largestBytes = 32 * 1024 * 1024;
/** Longer than any download; then another process may try. */
const leaseSeconds = 300;

export function mediaLoop(context: MediaContext): Loop {
  return loop(
    "inbox media",
    { everyMs: 2_000, clock: context.clock, log: context.log },
    async () => {
      await removeDeleted(context);
      return await fetchWanted(context);
    },
  );
}

/** One turn; true when there may be more. */
async function fetchWanted(context: MediaContext): Promise<boolean> {
  const wanted = await claim(context.db, context.clock.now());
  await Promise.all(wanted.map(async (file) => await fetchOne(context, file)));
  return wanted.length === filesATurn;
}

type WantedFile = {
  id: number;
  account_id: number;
  provider_media_id: string;
  at: Date;
  media_attempts: number;
  /** As the citizen's phone names it; the download itself often has no name. */
  file_name: string | null;
};

async function claim(db: Db, now: Date): Promise<WantedFile[]> {
  const { rows } = await sql<WantedFile>`
    update messages
    set media_attempts = media_attempts + 1,
        media_next_at = ${new Date(now.getTime() + leaseSeconds * 1000)}
    where id in (
      select id
      from messages
      where media_state = 'wanted'
        and (media_next_at is null or media_next_at <= ${now})
      order by id
      limit ${filesATurn}
      for update skip locked
    )
    returning id, account_id, provider_media_id, at, media_attempts, details ->> 'fileName' as file_name`.execute(
    db,
  );
  return rows;
}

async function fetchOne(context: MediaContext, file: WantedFile): Promise<void> {
  const { db, clock } = context;
  const account = await readAccount(db, context.secret, file.account_id);
  const outcome = judge(
    { receivedAt: file.at, attempts: file.media_attempts, now: clock.now() },
    account === null ? null : await download(context, account, file),
  );
  await settle(context, file, outcome);
}

async function download(
  context: MediaContext,
  account: ChannelAccount,
  file: WantedFile,
): ReturnType<Channel["download"]> {
  return await context
    .channelOf(account.channel)
    .download(account, file.provider_media_id, largestBytes);
}

async function settle(context: MediaContext, file: WantedFile, outcome: FetchOutcome) {
  const { db } = context;
  if (outcome.kind === "later") {
    await sql`
      update messages
      set media_next_at = ${outcome.at}
      where id = ${file.id}
        and media_state = 'wanted'`.execute(db);
    return;
  }
  await transact(db, async (tx) => {
    const { rows } = await sql<{ conversation_id: number }>`
      select conversation_id
      from messages
      where id = ${file.id}
        and media_state = 'wanted'
      for update`.execute(tx);
    const message = rows[0];
    // Deleted or erased while the file was on its way: then it is not kept at all.
    if (message === undefined) return;
    await record(tx, context, file, outcome);
    await announceChange(tx, message.conversation_id, false);
  });
}

/** Stored and named by its message in one transaction: no crash leaves a citizen's file that belongs to nobody. */
async function record(
  tx: Tx,
  { mediaFolder, clock }: MediaContext,
  file: WantedFile,
  outcome: Exclude<FetchOutcome, { kind: "later" }>,
): Promise<void> {
  if (outcome.kind === "lost") {
    await sql`
      update messages
      set media_state = 'lost', media_next_at = null, details = details || ${JSON.stringify({ lost: outcome.why })}::jsonb
      where id = ${file.id}`.execute(tx);
    return;
  }
  const stored = await storeMedia(
    tx,
    mediaFolder,
    named(outcome.file, file.file_name),
    clock.now(),
  );
  await sql`
    update messages
    set media_state = 'stored', media_next_at = null, media_id = ${stored.id}
    where id = ${file.id}`.execute(tx);
}

function named(content: FileContent, fileName: string | null): FileContent {
  return fileName === null ? content : { ...content, fileName };
}

/** A citizen deleted the message: the file goes as well, unless another message holds the same one. */
async function removeDeleted({ db, mediaFolder }: MediaContext): Promise<void> {
  await sql`
    update messages deleted
    set media_id = null
    where deleted.deleted_at is not null
      and deleted.media_id is not null
      and exists (
        select 1
        from messages other
        where other.media_id = deleted.media_id
          and other.deleted_at is null
      )`.execute(db);
  const { rows } = await sql<{ media_id: number }>`
    select distinct media_id
    from messages
    where deleted_at is not null
      and media_id is not null
    limit 100`.execute(db);
  // Removing the row of a file empties `media_id`: a crash in between only means that the next turn goes on.
  for (const { media_id: mediaId } of rows) await removeMedia(db, mediaFolder, mediaId);
}
