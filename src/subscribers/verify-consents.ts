/** Proves that nobody changed, removed or inserted a consent afterwards. */
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import { evidenceHash, genesisHash, recordHash, wordingHash } from "./consent-chain.ts";

export type ConsentVerdict =
  | { readonly kind: "intact"; readonly rows: number }
  | { readonly kind: "broken"; readonly id: number; readonly reason: string };

type Row = {
  readonly id: number;
  readonly subject: string;
  readonly decision: "yes" | "no";
  readonly topicKeys: string[];
  readonly source: string;
  readonly wordingHash: string;
  readonly noticeVersion: string;
  readonly evidenceHash: string;
  readonly at: Date;
  readonly previousHash: string;
  readonly hash: string;
  readonly wording: string;
  readonly salt: string | null;
  readonly providerMessageId: string | null;
  readonly said: string | null;
};

const chunk = 5_000;

/** Walks the whole chain in chunks and names the first row that does not fit. Reads only. */
export async function verifyConsents(db: Db): Promise<ConsentVerdict> {
  let previous = { id: 0, hash: genesisHash };
  for (;;) {
    const rows = await rowsAfter(db, previous.id);
    for (const row of rows) {
      const reason = faultOf(row, previous);
      if (reason !== null) return { kind: "broken", id: row.id, reason };
      previous = row;
    }
    if (rows.length < chunk) return { kind: "intact", rows: previous.id };
  }
}

function faultOf(
  row: Row,
  previous: { readonly id: number; readonly hash: string },
): string | null {
  if (row.id !== previous.id + 1) return "Davor fehlt mindestens eine Zeile.";
  if (row.previousHash !== previous.hash) return "Die Zeile schließt nicht an die vorige an.";
  if (row.hash !== recordHash(previous.hash, row)) return "Die Zeile wurde nachträglich verändert.";
  if (row.wordingHash !== wordingHash(row.wording))
    return "Der gezeigte Wortlaut wurde nachträglich verändert.";
  const { salt, providerMessageId, said } = row;
  // Evidence goes when a person is erased; where it is still there it must be the one that was hashed.
  if (salt !== null && row.evidenceHash !== evidenceHash({ salt, providerMessageId, said }))
    return "Der Beleg zur Zeile wurde nachträglich verändert.";
  return null;
}

async function rowsAfter(db: Db, id: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select consents.id, consents.subject, consents.decision, consents.topic_keys as "topicKeys",
      consents.source, consents.wording_hash as "wordingHash",
      consents.notice_version as "noticeVersion", consents.evidence_hash as "evidenceHash",
      consents.at, consents.previous_hash as "previousHash", consents.hash,
      consent_wordings.wording,
      consent_evidence.salt, consent_evidence.provider_message_id as "providerMessageId",
      consent_evidence.said
    from consents
    join consent_wordings on consent_wordings.hash = consents.wording_hash
    left join consent_evidence on consent_evidence.consent_id = consents.id
    where consents.id > ${id}
    order by consents.id
    limit ${chunk}`.execute(db);
  return rows;
}
