/** Makes drafts of news: proposed, never sent without a person. Each entry once, whatever is killed in between. */
import { sql } from "kysely";
import { createBroadcast, fetchPicture } from "../broadcasts/broadcasts.ts";
import { transact, type Db } from "../db/db.ts";
import type { Picture } from "./event.ts";
import { draftOf } from "./news-draft.ts";
import type { PollContext } from "./poll-loop.ts";

type Wanted = {
  readonly id: number;
  readonly topicId: number;
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly url: string | null;
  readonly image: Picture | null;
};

/** A few a turn; true when there may be more. */
export async function draftNews(context: PollContext): Promise<boolean> {
  const { db, clock, log } = context;
  const wanted = await findWanted(db);
  for (const item of wanted) {
    const picture = await pictureOf(context, item);
    const drafted = await transact(db, async (tx) => {
      const { rows } = await sql`
        select 1
        from source_items
        where id = ${item.id}
          and draft_wanted
        for update skip locked`.execute(tx);
      if (rows.length === 0) return null;
      const written = await createBroadcast(
        tx,
        { ...draftOf(item), picture, topicIds: [item.topicId] },
        { kind: "system" },
        clock.now(),
      );
      // Refused only where no number is set up yet: then it waits for one.
      if (written.kind === "refused") return null;
      await sql`
        update source_items
        set draft_wanted = false, broadcast_id = ${written.broadcast.id}
        where id = ${item.id}`.execute(tx);
      return written.broadcast.id;
    });
    if (drafted === null) return false;
    log.info({ itemId: item.id, broadcastId: drafted }, "draft made of news");
  }
  return wanted.length === aTurn;
}

const aTurn = 5;

async function findWanted(db: Db): Promise<Wanted[]> {
  const { rows } = await sql<Wanted>`
    select item.id, source.topic_id as "topicId", item.title, item.teaser, item.text, item.url,
      item.image
    from source_items item
    join sources source on source.id = item.source_id
    where item.draft_wanted
      and source.topic_id is not null
      and exists (select 1 from channel_accounts)
    order by item.id
    limit ${aTurn}`.execute(db);
  return rows;
}

/** A picture that cannot be had is no reason to have no draft. */
async function pictureOf({ db, mediaFolder, clock, allowPrivate }: PollContext, { image }: Wanted) {
  if (image === null) return null;
  const fetched = await fetchPicture(db, mediaFolder, image.url, clock.now(), { allowPrivate });
  return fetched.kind === "refused" ? null : { mediaId: fetched.mediaId, alt: image.alt ?? "" };
}
