import { AsyncLocalStorage } from "node:async_hooks";

/** `open` turns false at the end, so that work which outlives its transaction is not taken for part of it. */
const transactions = new AsyncLocalStorage<{ open: boolean }>();

/** Runs `work` as the inside of a transaction, for everything it awaits. */
export async function markTransaction<T>(work: () => Promise<T>): Promise<T> {
  const transaction = { open: true };
  try {
    return await transactions.run(transaction, work);
  } finally {
    transaction.open = false;
  }
}

/**
 * A query on the outer database inside a transaction sees none of its changes and can wait for ever for a connection or
 * a lock that the transaction itself holds. It is always a forgotten `tx`.
 */
export function refuseInsideTransaction(): void {
  if (isInsideTransaction())
    throw new Error("The outer database was used inside a transaction; pass its tx on instead.");
}

/** Invariant 6: no network call inside a transaction. Call it first in whatever talks to the outside. */
export function assertOutsideTransaction(what: string): void {
  if (isInsideTransaction())
    throw new Error(
      `${what} was called inside a transaction; commit first, then call, then record.`,
    );
}

function isInsideTransaction(): boolean {
  return transactions.getStore()?.open === true;
}
