/** Writes some hundred lines of an import in one transaction, a statement for all of them at each step. */
import { sql } from "kysely";
import type { Tx } from "../db/db.ts";
import { appendConsents, type ConsentEntry } from "./consent.ts";
import { lockIds, newSubject } from "./identity.ts";
import { importedConsents, laterNos } from "./import-history.ts";
import type { ImportLine } from "./import-line.ts";
import { matchPeople, type ImportPerson, type KnownAddress } from "./import-match.ts";

type ChunkContext = {
  readonly accountId: number;
  /** Id of every topic by key. */
  readonly topics: ReadonlyMap<string, number>;
  readonly now: Date;
  readonly erasedAmong?: (tx: Tx, ids: readonly string[]) => Promise<ReadonlySet<string>>;
};

type ChunkReport = {
  readonly imported: number;
  readonly updated: number;
  readonly rejected: readonly { readonly line: number; readonly reason: string }[];
};

export async function takeChunkIn(
  tx: Tx,
  context: ChunkContext,
  lines: readonly ImportLine[],
): Promise<ChunkReport> {
  const { accountId, now } = context;
  await lockIds(tx, accountId, lines);
  const ids = idsOf(lines);
  const erased = (await context.erasedAmong?.(tx, ids)) ?? new Set<string>();
  const known = await knownAddresses(tx, accountId, lines);
  const { people, rejected } = matchPeople(lines, known, erased);

  const subscribers = await givePeopleRows(tx, accountId, people, now);
  await learnMissingIds(tx, people);
  const wishes = people.flatMap((person, at) =>
    person.lines.map((line) => ({ subscriberId: subscribers[at] ?? 0, line })),
  );
  const refusedWishes = await writeWishes(tx, context, wishes);
  const newOnes = people.filter((person) => person.address === null).length;
  return {
    imported: newOnes,
    updated: people.length - newOnes,
    rejected: [...rejected, ...refusedWishes],
  };
}

function idsOf(lines: readonly ImportLine[]): string[] {
  return lines.flatMap(({ phone, bsuid }) => [phone, bsuid]).filter((id) => id !== null);
}

async function knownAddresses(
  tx: Tx,
  accountId: number,
  lines: readonly ImportLine[],
): Promise<KnownAddress[]> {
  const { rows } = await sql<KnownAddress>`
    select id, subscriber_id as "subscriberId", bsuid, phone
    from addresses
    where account_id = ${accountId}
      and (phone = any(${lines.flatMap(({ phone }) => phone ?? [])}::text[])
        or bsuid = any(${lines.flatMap(({ bsuid }) => bsuid ?? [])}::text[]))
    order by id
    for update`.execute(tx);
  return rows;
}

/** The subscriber id of each person, in order; new people get their rows. */
async function givePeopleRows(
  tx: Tx,
  accountId: number,
  people: readonly ImportPerson[],
  now: Date,
): Promise<number[]> {
  const strangers = people
    .filter((person) => person.address === null)
    .map((person) => ({ ...person, subject: newSubject() }));
  const bySubject = new Map<string, number>();
  if (strangers.length > 0) {
    const { rows } = await sql<{ id: number; subject: string }>`
      with person as (
        insert into subscribers (consent_subject, created_at)
        select subject, ${now}
        from unnest(${strangers.map(({ subject }) => subject)}::text[]) as subject
        returning id, consent_subject as subject
      ), address as (
        insert into addresses (account_id, subscriber_id, bsuid, phone, first_seen_at, last_seen_at)
        select ${accountId}, person.id, given.bsuid, given.phone, ${now}, ${now}
        from unnest(
          ${strangers.map(({ subject }) => subject)}::text[],
          ${strangers.map(({ bsuid }) => bsuid)}::text[],
          ${strangers.map(({ phone }) => phone)}::text[]
        ) as given (subject, bsuid, phone)
        join person on person.subject = given.subject
      )
      select id, subject
      from person`.execute(tx);
    for (const { id, subject } of rows) bySubject.set(subject, id);
  }
  const fresh = strangers.values();
  return people.map((person) => {
    if (person.address !== null) return person.address.subscriberId;
    const id = bySubject.get(fresh.next().value?.subject ?? "");
    if (id === undefined) throw new Error("An imported person came back without an id");
    return id;
  });
}

/** The line shows phone and user id together: the one that we lacked is learnt. */
async function learnMissingIds(tx: Tx, people: readonly ImportPerson[]): Promise<void> {
  const learnt = people.flatMap(({ address, phone, bsuid }) =>
    address !== null &&
    ((address.phone === null && phone !== null) || (address.bsuid === null && bsuid !== null))
      ? [{ id: address.id, phone, bsuid }]
      : [],
  );
  if (learnt.length === 0) return;
  await sql`
    update addresses
    set phone = coalesce(addresses.phone, shown.phone), bsuid = coalesce(addresses.bsuid, shown.bsuid)
    from unnest(
      ${learnt.map(({ id }) => id)}::bigint[],
      ${learnt.map(({ phone }) => phone)}::text[],
      ${learnt.map(({ bsuid }) => bsuid)}::text[]
    ) as shown (id, phone, bsuid)
    where addresses.id = shown.id`.execute(tx);
}

type Wish = { readonly subscriberId: number; readonly line: ImportLine };

/** Subscriptions and their proof; a wish that a later no overrules is left out, whole or topic by topic. */
async function writeWishes(
  tx: Tx,
  { topics, now }: ChunkContext,
  wishes: readonly Wish[],
): Promise<{ readonly line: number; readonly reason: string }[]> {
  const ids = [...new Set(wishes.map(({ subscriberId }) => subscriberId))];
  const nos = await laterNos(tx, ids);
  const proven = await importedConsents(tx, ids);
  const rejected: { line: number; reason: string }[] = [];
  const consents: ConsentEntry[] = [];
  const subscriptions = new Map<string, { topicId: number; subscriberId: number; since: Date }>();
  for (const { subscriberId, line } of wishes) {
    const { at, source, wording } = line.consent;
    const topicKeys = line.topicKeys.filter((key) => !nos.isOverruled(subscriberId, key, at));
    if (topicKeys.length === 0) {
      rejected.push({ line: line.line, reason: "Die Person hat sich danach abgemeldet." });
      continue;
    }
    for (const key of topicKeys) {
      const topicId = topics.get(key);
      if (topicId !== undefined)
        subscriptions.set(`${topicId}:${subscriberId}`, { topicId, subscriberId, since: at });
    }
    const entry: ConsentEntry = {
      subscriberId,
      decision: "yes",
      topicKeys,
      source: `import: ${source}`,
      wording,
      at,
    };
    if (!proven.keep(entry)) continue;
    consents.push(entry);
  }
  await subscribeAll(tx, [...subscriptions.values()], now);
  await appendConsents(tx, consents, now);
  return rejected;
}

/** A pending subscription waits for the person's own new yes; an old list is none. */
async function subscribeAll(
  tx: Tx,
  rows: readonly {
    readonly topicId: number;
    readonly subscriberId: number;
    readonly since: Date;
  }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await sql`
    insert into subscriptions (topic_id, subscriber_id, state, since, recorded_at)
    select topic_id, subscriber_id, 'active', since, ${now}
    from unnest(
      ${rows.map(({ topicId }) => topicId)}::integer[],
      ${rows.map(({ subscriberId }) => subscriberId)}::bigint[],
      ${rows.map(({ since }) => since.toISOString())}::timestamptz[]
    ) as wish (topic_id, subscriber_id, since)
    on conflict (topic_id, subscriber_id) do update
    set state = 'active', since = excluded.since, recorded_at = excluded.recorded_at, ended_at = null
    where subscriptions.state = 'ended'`.execute(tx);
}
