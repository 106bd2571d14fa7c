import { Pool } from "undici";

export type Pools = AsyncDisposable & {
  /** The pool for an origin; made at the first call, kept until the end. */
  of(origin: string): Pool;
};

/**
 * One pool of kept-alive connections per origin. Pipelining stays at 1: with more, a broken connection would leave
 * several sends in doubt instead of one. HTTP/2 stays off for the same reason.
 */
export function openPools({
  connections,
  connectMs,
}: {
  readonly connections: number;
  readonly connectMs: number;
}): Pools {
  const pools = new Map<string, Pool>();
  return {
    of(origin) {
      const known = pools.get(origin);
      if (known !== undefined) return known;
      const pool = new Pool(origin, {
        connections,
        pipelining: 1,
        allowH2: false,
        connect: { timeout: connectMs },
      });
      pools.set(origin, pool);
      return pool;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...pools.values()].map(async (pool) => pool.close()));
      pools.clear();
    },
  };
}
