/** Writes webhook bodies down, several together: while one write is under way, those that come gather for the next. */
import { sql } from "kysely";
import { list, type Db } from "../db/db.ts";

type Waiting = {
  readonly body: Buffer;
  readonly receivedAt: Date;
  readonly stored: () => void;
  readonly failed: (reason: unknown) => void;
};

export type BodyStore = {
  /** Resolves when the body is committed. */
  store(body: Buffer, receivedAt: Date): Promise<void>;
};

/** A body alone is written at once. Many together cost one commit: 3,000 a second would be 3,000 waits for the disk. */
export function openBodyStore(db: Db): BodyStore {
  let waiting: Waiting[] = [];
  let writing = false;

  const writeAll = async (): Promise<void> => {
    writing = true;
    while (waiting.length > 0) {
      const group = takeGroup();
      try {
        await write(db, group);
        for (const { stored } of group) stored();
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    writing = false;
  };
  const takeGroup = (): Waiting[] => {
    let bytes = 0;
    const end = waiting.findIndex(({ body }) => (bytes += body.byteLength) > mostBytes);
    const group = waiting.slice(0, end === -1 ? waiting.length : Math.max(1, end));
    waiting = waiting.slice(group.length);
    return group;
  };

  return {
    async store(body, receivedAt) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      waiting.push({ body, receivedAt, stored: resolve, failed: reject });
      if (!writing) void writeAll();
      await promise;
    },
  };
}

/** In one statement; more than the largest body that Meta sends. */
const mostBytes = 4 * 1024 * 1024;

async function write(db: Db, group: readonly Waiting[]): Promise<void> {
  await sql`
    insert into webhook_bodies (channel, body, received_at)
    select 'whatsapp', body, received_at
    from unnest(
      ${list(group.map(({ body }) => `\\x${body.toString("hex")}`))}::bytea[],
      ${list(group.map(({ receivedAt }) => receivedAt))}::timestamptz[]
    ) as arrived (body, received_at)`.execute(db);
}
