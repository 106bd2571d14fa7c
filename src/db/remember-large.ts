/** Counting a million takes a second: where a count is large, pages show what it was a moment ago. */
import type { Db } from "./open.ts";

/** From so many on; below, counting anew takes milliseconds. */
const large = 50_000;
/** So many times as long as counting took is it remembered: a twentieth of a core goes into counting, at most. */
const rests = 20;
/** Older than this nobody is shown. */
const longestMs = 60_000;

type Known<T> = {
  readonly value: T;
  readonly at: number;
  readonly tookMs: number;
};

/**
 * `count`, remembered for as long as `sizeOf` what it returned is large: then the next to ask gets it at once, and once it
 * has aged it is counted anew beside that. A `Date` says as of when, and does not ask for another count. Inside a
 * transaction, and where it is small, always counted.
 */
export function rememberLarge<Args extends readonly (string | number | Date)[], T>(
  count: (db: Db, ...args: Args) => Promise<T>,
  sizeOf: (value: T) => number,
): (db: Db, ...args: Args) => Promise<T> {
  const ofDatabases = new WeakMap<Db, Map<string, Known<T>>>();
  const underWay = new WeakMap<Db, Map<string, Promise<T>>>();

  const anew = async (db: Db, key: string, args: Args): Promise<T> => {
    const begun = performance.now();
    const value = await count(db, ...args);
    const at = performance.now();
    const known = of(ofDatabases, db);
    for (const [other, { at: then }] of known) if (at - then > longestMs) known.delete(other);
    if (sizeOf(value) >= large) known.set(key, { value, at, tookMs: at - begun });
    else known.delete(key);
    return value;
  };
  const once = (db: Db, key: string, args: Args): Promise<T> => {
    const counting = of(underWay, db);
    const promise = counting.get(key) ?? anew(db, key, args).finally(() => counting.delete(key));
    counting.set(key, promise);
    return promise;
  };

  return async (db, ...args) => {
    if (db.isTransaction) return await count(db, ...args);
    const key = JSON.stringify(args.filter((arg) => !(arg instanceof Date)));
    const known = of(ofDatabases, db).get(key);
    if (known === undefined) return await anew(db, key, args);
    const age = performance.now() - known.at;
    if (age > longestMs) return await once(db, key, args);
    // Who asks next sees it; a database that is away is the next one's trouble.
    if (age > rests * known.tookMs) once(db, key, args).catch(() => undefined);
    return known.value;
  };
}

function of<T>(maps: WeakMap<Db, Map<string, T>>, db: Db): Map<string, T> {
  const map = maps.get(db) ?? new Map<string, T>();
  maps.set(db, map);
  return map;
}
