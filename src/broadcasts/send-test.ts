/** A test send to oneself: exactly what this one phone would get now. */
import type { Db } from "../db/db.ts";
import { transact } from "../db/db.ts";
import { enqueue } from "../delivery/delivery.ts";
import type { Variant } from "./content.ts";
import { pageOf } from "./forms.ts";
import type { Broadcast } from "./read.ts";
import { formsShown } from "./wording/wording.ts";
import { testAddressOf } from "./test-address.ts";

export type TestSend =
  | { readonly kind: "queued" }
  /** No phone is linked yet. */
  | { readonly kind: "no-phone" }
  /** Neither the window is open nor does a template fit; the reason is a German sentence. */
  | { readonly kind: "no-form"; readonly reason: string };

const windowMs = 24 * 3_600_000;

export async function sendTest(
  db: Db,
  broadcast: Broadcast,
  staffId: number,
  publicUrl: string,
  /** Null: the main text. */
  shown: Variant["language"] | null,
  now: Date,
): Promise<TestSend> {
  return await transact(db, async (tx) => {
    const address = await testAddressOf(tx, staffId);
    if (address === null) return { kind: "no-phone" };
    const page = pageOf(publicUrl, broadcast.slug);
    const forms = await formsShown(tx, address.accountId, broadcast, page, shown);
    const open =
      address.lastInboundAt !== null && now.getTime() - address.lastInboundAt.getTime() < windowMs;
    const message = open ? forms.inWindow : forms.outsideWindow;
    if (message === null) return { kind: "no-form", reason: forms.reason ?? "" };
    const { accountId, addressId, subscriberId } = address;
    await enqueue(tx, { accountId, addressId, subscriberId, lane: "notice", message, now });
    return { kind: "queued" };
  });
}
