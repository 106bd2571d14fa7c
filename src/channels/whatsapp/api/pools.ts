import { Pool } from "undici";

export type Pools = AsyncDisposable & {
  /** The pool for the address's origin; made at the first call, kept until the end. */
  of(url: URL): Pool;
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
    of(url) {
      const known = pools.get(url.origin);
      if (known !== undefined) return known;
      const pool = new Pool(url.origin, {
        connections,
        pipelining: 1,
        allowH2: false,
        connect: { timeout: connectMs },
      });
      pools.set(url.origin, pool);
      return pool;
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...pools.values()].map(async (pool) => pool.close()));
      pools.clear();
    },
  };
}
