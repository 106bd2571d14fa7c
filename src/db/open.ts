import { Kysely, PostgresDialect, type Transaction } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import type { Schema } from "./schema.ts";
import { refuseInsideTransaction } from "./transaction-guard.ts";
import { valueTypes } from "./value-types.ts";

export type Db = Kysely<Schema>;
/** "Call me inside a transaction": made by `transact` only. */
export type Tx = Transaction<Schema>;

export type DatabaseOptions = {
  readonly log?: Logger | undefined;
  /** Connections at most; 10 unless told. */
  readonly poolSize?: number | undefined;
};

/**
 * Opens a pool on a `postgres://` address; connects with the first query. Close it with `db.destroy()`.
 * A query may take 30 seconds and a transaction may idle for one minute: whatever takes longer is a bug that would hold
 * locks, and the server ends it.
 */
export function openDatabase(url: string, { log, poolSize = 10 }: DatabaseOptions = {}): Db {
  const pool = new pg.Pool({
    connectionString: url,
    max: poolSize,
    types: valueTypes(),
    application_name: "rundruf",
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idle_in_transaction_session_timeout: 60_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
  });
  // An idle connection that breaks (server restarted) is replaced by the pool; without a listener Node would exit.
  // While the pool ends, its last connections may hear of a stopping server: nothing to tell anybody.
  pool.on("error", (error) => {
    if (!pool.ending)
      log?.warn({ code: codeOf(error) }, "an idle database connection broke; it is replaced");
  });
  // So is one that breaks in the middle of a transaction, between two queries; whoever uses it sees it at the next one.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const guarded = {
    connect: () => {
      refuseInsideTransaction();
      return pool.connect();
    },
    end: () => pool.end(),
    options: pool.options,
  };
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: guarded }) });
  pools.set(db, pool);
  return db;
}

/** For measuring only; Kysely does not tell. */
const pools = new WeakMap<Db, pg.Pool>();

/** How many connections there are, how many are idle, how many queries wait for one. */
export function poolOf(db: Db): {
  readonly total: number;
  readonly idle: number;
  readonly waiting: number;
} {
  const pool = pools.get(db);
  return {
    total: pool?.totalCount ?? 0,
    idle: pool?.idleCount ?? 0,
    waiting: pool?.waitingCount ?? 0,
  };
}

function codeOf(error: Error): unknown {
  return "code" in error ? error.code : error.name;
}
