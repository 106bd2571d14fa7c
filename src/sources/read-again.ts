/** Every source's last good bytes once a day: dates that come within reach are written, though the source has not changed. */
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";
import { readOrganisation } from "../web/organisation.ts";
import type { PollContext } from "./poll-loop.ts";
import { readSource } from "./source.ts";
import { storeReading } from "./store-reading.ts";
import { windowAt } from "./window.ts";

const dayMs = 24 * 3_600_000;

/** One of them a turn; true when there may be more. */
export async function readAgain({ db, clock, reader }: PollContext): Promise<boolean> {
  const body = await claimBody(db, clock.now());
  if (body === null) return false;
  const source = await readSource(db, body.id);
  if (source === null) return true;
  const { timeZone: zone } = await readOrganisation(db);
  const { url, contentType } = body;
  const options = { ...windowAt(clock.now()), zone, url, contentType };
  const reading = await reader.read(source.format, new Uint8Array(body.bytes), options);
  if (reading.kind === "refused") return true;
  await transact(db, async (tx) => {
    // A poll that came in between has brought something newer.
    const { rows } = await sql`
      select 1
      from source_bodies body
      join sources source on source.id = body.source_id
      where source.id = ${source.id}
        and body.sha256 = ${body.sha256}
      for update of source`.execute(tx);
    if (rows.length > 0) await storeReading(tx, source, reading, { now: clock.now(), zone });
  });
  return true;
}

type Body = {
  readonly id: number;
  readonly bytes: Buffer;
  readonly sha256: string;
  readonly contentType: string | null;
  readonly url: string;
};

async function claimBody(db: Db, now: Date): Promise<Body | null> {
  const { rows } = await sql<Body>`
    update source_bodies
    set read_at = ${now}
    where source_id = (
      select body.source_id
      from source_bodies body
      join sources source on source.id = body.source_id
      where body.read_at <= ${new Date(now.getTime() - dayMs)}
        and source.switched_off_at is null
        -- These bytes know nothing of what was lost since.
        and source.lost_at is null
      order by body.read_at
      limit 1
      for update of body skip locked
    )
    returning source_id as id, bytes, sha256, content_type as "contentType", url`.execute(db);
  return rows[0] ?? null;
}
