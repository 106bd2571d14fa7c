/** Tokens for other programs. The plain token is shown once; only its hash is kept. */
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import { transact, type Db, type Tx } from "../db/db.ts";

export type ApiToken = { readonly id: number; readonly name: string; readonly mayApprove: boolean };

export type ListedToken = ApiToken & {
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
};

/** Makes a token and returns it in plain: the only time it can be seen. */
export async function addToken(
  tx: Tx,
  name: string,
  mayApprove: boolean,
  now: Date,
): Promise<string> {
  const plain = `rr_${randomBytes(32).toString("base64url")}`;
  await store(tx, plain, name, mayApprove, now);
  return plain;
}

/** Stores the token that the environment sets, if there is none yet; it may approve. */
export async function firstToken(db: Db, plain: string | undefined, now: Date): Promise<boolean> {
  if (plain === undefined) return false;
  return await transact(db, async (tx) => {
    await sql`lock table api_tokens in share row exclusive mode`.execute(tx);
    const { rows } = await sql`select 1 from api_tokens limit 1`.execute(tx);
    if (rows.length > 0) return false;
    await store(tx, plain, "RUNDRUF_API_TOKEN", true, now);
    return true;
  });
}

/** The token's row, or null when it is unknown or revoked. Notes the use at most once a minute. */
export async function findToken(db: Db, plain: string, now: Date): Promise<ApiToken | null> {
  const { rows } = await sql<{
    id: number;
    name: string;
    mayApprove: boolean;
    lastUsedAt: Date | null;
  }>`
    select id, name, may_approve as "mayApprove", last_used_at as "lastUsedAt"
    from api_tokens
    where token_hash = ${hashOf(plain)} and revoked_at is null
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > 60_000)
    await sql`update api_tokens set last_used_at = ${now} where id = ${row.id}`.execute(db);
  return { id: row.id, name: row.name, mayApprove: row.mayApprove };
}

/** All tokens, the valid first, newest first. */
export async function listTokens(db: Db): Promise<ListedToken[]> {
  const { rows } = await sql<ListedToken>`
    select id, name, may_approve as "mayApprove", created_at as "createdAt", last_used_at as "lastUsedAt", revoked_at as "revokedAt"
    from api_tokens
    order by revoked_at is not null, created_at desc, id desc
  `.execute(db);
  return rows;
}

/** Ends a token for good. @returns false when there is no such valid token */
export async function revokeToken(tx: Tx, id: number, now: Date): Promise<boolean> {
  const { rows } =
    await sql`update api_tokens set revoked_at = ${now} where id = ${id} and revoked_at is null returning id`.execute(
      tx,
    );
  return rows.length > 0;
}

async function store(
  tx: Tx,
  plain: string,
  name: string,
  mayApprove: boolean,
  now: Date,
): Promise<void> {
  await sql`
    insert into api_tokens (name, token_hash, may_approve, created_at)
    values (${name}, ${hashOf(plain)}, ${mayApprove}, ${now})
  `.execute(tx);
}

/** 256 random bits need no slow hash. */
function hashOf(plain: string): string {
  return createHash("sha256").update(plain).digest("hex");
}
