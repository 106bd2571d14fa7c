/** The form in which consent is hashed: each record covers the one before. Pure. */
import { createHash } from "node:crypto";

/** What a hash covers. `at` is stored to the millisecond, as JavaScript keeps it. */
export type ConsentRecord = {
  readonly id: number;
  readonly subject: string;
  readonly decision: "yes" | "no";
  readonly topicKeys: readonly string[];
  readonly source: string;
  readonly wordingHash: string;
  readonly noticeVersion: string;
  readonly evidenceHash: string;
  readonly at: Date;
};

/** The message that carried the decision; erasable, so it is kept beside the chain. */
export type Evidence = {
  readonly salt: string;
  readonly providerMessageId: string | null;
  readonly said: string | null;
};

/** Stands before the first record. */
export const genesisHash = sha256("rundruf consent chain 1");

/** Hash of a record: SHA-256 over the JSON list of its fields in fixed order, the hash before it first. */
export function recordHash(previousHash: string, record: ConsentRecord): string {
  return sha256(
    JSON.stringify([
      previousHash,
      record.id,
      record.subject,
      record.decision,
      record.topicKeys,
      record.source,
      record.wordingHash,
      record.noticeVersion,
      record.evidenceHash,
      record.at.toISOString(),
    ]),
  );
}

/** Salted, so that nobody finds a short text by trying once the evidence itself is erased. */
export function evidenceHash(evidence: Evidence): string {
  return sha256(JSON.stringify([evidence.salt, evidence.providerMessageId, evidence.said]));
}

export function wordingHash(wording: string): string {
  return sha256(wording);
}

function sha256(text: string): string {
  return createHash("sha256").update(text, "utf8").digest("hex");
}
