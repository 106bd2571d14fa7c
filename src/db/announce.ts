import { sql } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import type { Tx } from "./open.ts";

/** Tells everyone who listens, in every process, once this transaction is committed. At most 7,999 bytes. */
export async function announce(tx: Tx, channel: string, payload = ""): Promise<void> {
  await sql`select pg_notify(${channel}, ${payload})`.execute(tx);
}

export type ListenOptions = {
  readonly log?: Logger | undefined;
  /** Called whenever the connection stands (again): announcements may have been missed before it. */
  readonly onConnect?: (() => void) | undefined;
};

/**
 * Listens on one dedicated connection until disposed of. A broken connection is made anew, at first after 100 ms, at
 * last every 5 seconds. The first connection must succeed, else it throws. `callback` must not throw.
 */
export async function listen(
  url: string,
  channel: string,
  callback: (payload: string) => void,
  { log, onConnect }: ListenOptions = {},
): Promise<AsyncDisposable> {
  const state: { client: pg.Client | null; retry: NodeJS.Timeout | null; ended: boolean } = {
    client: null,
    retry: null,
    ended: false,
  };

  const connect = async (attempt: number): Promise<void> => {
    const client = new pg.Client({
      connectionString: url,
      application_name: `rundruf listens to ${channel}`,
      connectionTimeoutMillis: 10_000,
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
    });
    client.on("error", () => undefined);
    client.on("notification", ({ payload }) => callback(payload ?? ""));
    try {
      await client.connect();
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    if (state.ended) return await client.end();
    state.client = client;
    // 'end' comes once, whether the server left or the network did.
    client.once("end", () => {
      state.client = null;
      reconnect(1);
    });
    if (attempt > 0) log?.info({ channel }, "listening to the database again");
    onConnect?.();
  };

  const reconnect = (attempt: number): void => {
    if (state.ended) return;
    if (attempt === 1) log?.warn({ channel }, "the listening connection to the database broke");
    state.retry = setTimeout(
      () => void connect(attempt).catch(() => reconnect(attempt + 1)),
      Math.min(100 * 2 ** (attempt - 1), 5_000),
    );
  };

  await connect(0);
  return {
    async [Symbol.asyncDispose]() {
      state.ended = true;
      if (state.retry !== null) clearTimeout(state.retry);
      await state.client?.end();
    },
  };
}
