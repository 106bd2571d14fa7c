/** Who is logged in. The cookie carries a random token, the table only its hash; both ends of a session are checked on every request. */
import { createHash, randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import type { SessionTimes } from "../web/context.ts";
import type { Language } from "../web/language.ts";
import type { Role, StaffMember } from "./roles.ts";

/** Thirty minutes without a click, ten hours in all. */
export const usualTimes: SessionTimes = { idleMinutes: 30, absoluteHours: 10 };

/** Opens a session and returns the cookie's token. */
export async function openSession(
  tx: Tx,
  staffId: number,
  times: SessionTimes,
  now: Date,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await sql`
    insert into staff_sessions (token_hash, staff_id, created_at, last_seen_at, expires_at)
    values (${hashOf(token)}, ${staffId}, ${now}, ${now}, ${new Date(now.getTime() + times.absoluteHours * 3_600_000)})
  `.execute(tx);
  return token;
}

/**
 * The member whose session this is; null when it is unknown, over, too long unused, or the account is disabled.
 * `seen` = a person did something (a page that reloads itself does not keep a session alive).
 */
export async function findSession(
  db: Db,
  token: string,
  times: SessionTimes,
  now: Date,
  seen: boolean,
): Promise<StaffMember | null> {
  const hash = hashOf(token);
  const idleSince = new Date(now.getTime() - times.idleMinutes * 60_000);
  const { rows } = await sql<{
    id: number;
    name: string;
    email: string;
    role: Role;
    language: Language;
    lastSeenAt: Date;
  }>`
    select staff.id, staff.name, staff.email, staff.role, staff.language, session.last_seen_at as "lastSeenAt"
    from staff_sessions session
    join staff on staff.id = session.staff_id
    where session.token_hash = ${hash}
      and session.expires_at > ${now}
      and session.last_seen_at > ${idleSince}
      and staff.disabled_at is null
  `.execute(db);
  const row = rows[0];
  if (row === undefined) return null;
  // Once a minute is exact enough for half an hour and spares a write on every click.
  if (seen && now.getTime() - row.lastSeenAt.getTime() > 60_000)
    await sql`update staff_sessions set last_seen_at = ${now} where token_hash = ${hash}`.execute(
      db,
    );
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    language: row.language,
  };
}

export async function closeSession(tx: Tx, token: string): Promise<void> {
  await sql`delete from staff_sessions where token_hash = ${hashOf(token)}`.execute(tx);
}

/** Removes what can no longer be used. */
export async function forgetOldSessions(tx: Tx, times: SessionTimes, now: Date): Promise<void> {
  await sql`
    delete from staff_sessions
    where expires_at <= ${now}
      or last_seen_at <= ${new Date(now.getTime() - times.idleMinutes * 60_000)}
  `.execute(tx);
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
