/** A broadcast that a rule makes and sends: written, approved and due in the caller's transaction, or not at all. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import type { Actor } from "../staff/staff.ts";
import { addWriter, fingerprint, saidOf } from "./approval/approval.ts";
import { move } from "./transition.ts";
import { createBroadcast, type BroadcastInput } from "./write.ts";

export type PutOutOptions = {
  /** Who wrote it last. */
  readonly author: Actor;
  /** All members of staff whose words are in it. */
  readonly writers: readonly number[];
  /** A member of staff approved it, the rule itself did, or nobody: then it goes where no four eyes are asked for. */
  readonly approval: { readonly kind: "staff"; readonly id: number } | "rule" | "none";
  readonly publicUrl: string;
  readonly now: Date;
};

export type PutOut =
  | { readonly kind: "out"; readonly id: string }
  /** A sentence for staff; nothing is left of the attempt, so it may be tried again and again. */
  | { readonly kind: "refused"; readonly reason: string };

export async function putOut(
  tx: Tx,
  input: BroadcastInput,
  options: PutOutOptions,
): Promise<PutOut> {
  await sql`savepoint put_out`.execute(tx);
  const outcome = await attempt(tx, input, options);
  if (outcome.kind === "refused") await sql`rollback to savepoint put_out`.execute(tx);
  await sql`release savepoint put_out`.execute(tx);
  return outcome;
}

async function attempt(
  tx: Tx,
  input: BroadcastInput,
  { author, writers, approval, publicUrl, now }: PutOutOptions,
): Promise<PutOut> {
  const written = await createBroadcast(tx, input, author, now);
  if (written.kind === "refused")
    return { kind: "refused", reason: Object.values(written.errors)[0] ?? "" };
  const { id } = written.broadcast;
  for (const writer of writers) await addWriter(tx, id, writer);
  if (typeof approval === "object") {
    // The rule hands on what it proposed; who confirmed the list is the one who approves it.
    await move(tx, id, "submit", { kind: "system" }, now, { publicUrl });
    const seen = fingerprint(saidOf(written.broadcast));
    const approved = await move(tx, id, "approve", approval, now, { publicUrl, seen });
    if (approved.kind === "not-allowed") return { kind: "refused", reason: approved.reason };
  }
  const sent = await move(tx, id, "send", { kind: "system" }, now, {
    publicUrl,
    byRule: approval === "rule",
  });
  if (sent.kind === "done") return { kind: "out", id };
  return { kind: "refused", reason: sent.kind === "not-allowed" ? sent.reason : "" };
}
