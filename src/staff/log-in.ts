/** Logging in and out. Wrong e-mail, wrong password and a disabled account look and last the same. */
import { sql } from "kysely";
import { transact, type Db } from "../db/db.ts";
import { rateLimit, refill, type Rate } from "../web/rate-limit.ts";
import type { SessionTimes } from "../web/context.ts";
import { audit } from "./audit.ts";
import { longestPassword, passwordFits } from "./password.ts";
import { closeSession, findSession, forgetOldSessions, openSession } from "./sessions.ts";

/** Ten tries at once, then one every two minutes: a person who forgot is not hindered, a machine is. */
const accountRate: Rate = { capacity: 10, perMinute: 0.5 };
/** Several people share the address of a town hall. */
const addressRate: Rate = { capacity: 30, perMinute: 3 };

export type LogInResult =
  | { readonly kind: "in"; readonly token: string }
  | { readonly kind: "wrong" }
  | { readonly kind: "limited"; readonly retryAfterSeconds: number };

export type Credentials = {
  readonly email: string;
  readonly password: string;
  readonly address: string;
};

/** Checks the credentials and opens a session; a session the browser had before is closed (`previousToken`). */
export async function logIn(
  db: Db,
  { email, password, address }: Credentials,
  times: SessionTimes,
  now: Date,
  previousToken?: string,
): Promise<LogInResult> {
  const account = `log-in account ${email.trim().toLowerCase()}`;
  const verdicts = [
    await rateLimit(db, `log-in address ${address}`, addressRate, now),
    await rateLimit(db, account, accountRate, now),
  ];
  const limited = verdicts.find((verdict) => verdict.kind === "limited");
  if (limited !== undefined) return limited;

  const { rows } = await sql<{ id: number; hash: string; disabledAt: Date | null }>`
    select id, password_hash as hash, disabled_at as "disabledAt" from staff where lower(email) = lower(${email.trim()})
  `.execute(db);
  const row = rows[0];
  const fits =
    password.length <= longestPassword && (await passwordFits(password, row?.hash ?? null));
  if (row === undefined || !fits || row.disabledAt !== null) return { kind: "wrong" };

  const token = await transact(db, async (tx) => {
    await forgetOldSessions(tx, times, now);
    if (previousToken !== undefined) await closeSession(tx, previousToken);
    await audit(tx, {
      at: now,
      actor: { kind: "staff", id: row.id },
      action: "logged in",
      subject: `staff:${row.id}`,
    });
    return await openSession(tx, row.id, times, now);
  });
  await refill(db, account);
  return { kind: "in", token };
}

/** Ends the session of this token, if there is one. */
export async function logOut(db: Db, token: string, times: SessionTimes, now: Date): Promise<void> {
  const staff = await findSession(db, token, times, now, false);
  await transact(db, async (tx) => {
    await closeSession(tx, token);
    if (staff !== null)
      await audit(tx, {
        at: now,
        actor: { kind: "staff", id: staff.id },
        action: "logged out",
        subject: `staff:${staff.id}`,
      });
  });
}

/** Whether this is the member's present password; limited like a log-in, so that an open desk is no oracle. */
export async function isOwnPassword(
  db: Db,
  staffId: number,
  password: string,
  now: Date,
): Promise<"yes" | "no" | "limited"> {
  const bucket = `password of ${staffId}`;
  const verdict = await rateLimit(db, bucket, accountRate, now);
  if (verdict.kind === "limited") return "limited";
  const { rows } = await sql<{
    hash: string;
  }>`select password_hash as hash from staff where id = ${staffId}`.execute(db);
  if (password.length > longestPassword || !(await passwordFits(password, rows[0]?.hash ?? null)))
    return "no";
  await refill(db, bucket);
  return "yes";
}
