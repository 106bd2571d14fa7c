/** Who got a broadcast, by how far it came; never with a number. */
import type { Context } from "hono";
import type { Db } from "../db/db.ts";
import { listDeliveries, type DeliveryState, type ListedDelivery } from "../delivery/delivery.ts";
import type { Broadcast } from "./read.ts";

/** The filters of the list, by their word in the address. */
export const recipientFilters = {
  alle: undefined,
  da: ["delivered", "read"],
  unterwegs: ["sending", "accepted", "held", "sent"],
  wartet: ["queued"],
  nicht: ["failed"],
  ungewiss: ["uncertain"],
  zurueck: ["withdrawn", "expired"],
} as const satisfies Readonly<Record<string, readonly DeliveryState[] | undefined>>;

export type RecipientFilter = keyof typeof recipientFilters;

export type Recipients = {
  readonly filter: RecipientFilter;
  /** The delivery after which the page begins; 0 on the first. */
  readonly after: number;
  readonly deliveries: readonly ListedDelivery[];
  readonly isLast: boolean;
};

const listedAtOnce = 50;
const inOnePortion = 1_000;

/** The page that the address asks for (`?wer=nicht&nach=123`). */
export async function readRecipients(
  db: Db,
  { accountId, id }: Broadcast,
  c: Context,
): Promise<Recipients> {
  const words = Object.keys(recipientFilters) as RecipientFilter[];
  const filter = words.find((word) => word === c.req.query("wer")) ?? "alle";
  const after = Math.max(0, Math.trunc(Number(c.req.query("nach")) || 0));
  const deliveries = await listDeliveries(
    db,
    accountId,
    id,
    after,
    listedAtOnce,
    recipientFilters[filter],
  );
  return { filter, after, deliveries, isLast: deliveries.length < listedAtOnce };
}

/** All of them, a portion at a time. */
export async function* eachRecipient(
  db: Db,
  { accountId, id }: Broadcast,
): AsyncGenerator<readonly ListedDelivery[]> {
  let after = 0;
  for (;;) {
    const portion = await listDeliveries(db, accountId, id, after, inOnePortion);
    const last = portion.at(-1);
    if (last === undefined) return;
    yield portion;
    after = last.id;
  }
}
