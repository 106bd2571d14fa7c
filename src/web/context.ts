/**
 * What every page is given by the composition root. A domain that needs more extends it:
 * `type InboxContext = PageContext & { … }`.
 */
import type { Logger } from "pino";
import type { Db } from "../db/db.ts";
import type { Clock } from "../lib/clock.ts";
import type { Live } from "./live.ts";

export type PageContext = {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  /** How citizens reach us, without a slash at the end. */
  readonly publicUrl: string;
  readonly mediaFolder: string;
  readonly secret: string;
  readonly demo: boolean;
  readonly live: Live;
  /** A reverse proxy sets X-Forwarded-For, so it may be believed (rate limits per address). */
  readonly trustedProxy?: boolean | undefined;
  /** How many conversations wait for an answer; the number beside "Posteingang" on every staff page. */
  readonly countWaiting?: ((db: Db) => Promise<number>) | undefined;
  readonly sessions?: SessionTimes | undefined;
};

export type SessionTimes = { readonly idleMinutes: number; readonly absoluteHours: number };
