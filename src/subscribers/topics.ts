/** What one can subscribe to: read, add, change, reorder, hide. A topic is a row; a new one needs no release. */
import { sql } from "kysely";
import type { Db, Tx } from "../db/db.ts";
import { topicKey } from "./topic-key.ts";

export type Topic = {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly titleEn: string | null;
  readonly description: string;
  readonly descriptionEn: string | null;
  readonly promisedFrequency: string;
  readonly promisedFrequencyEn: string | null;
  readonly hidden: boolean;
};

export type TopicValues = Omit<Topic, "id" | "key" | "hidden">;

/** Topics in the order they are shown; hidden ones only where asked for (people may still hold them). */
export async function listTopics(
  db: Db,
  { hidden = false }: { readonly hidden?: boolean } = {},
): Promise<Topic[]> {
  const { rows } = await sql<Topic>`
    select id, key, title, title_en as "titleEn", description, description_en as "descriptionEn",
      promised_frequency as "promisedFrequency", promised_frequency_en as "promisedFrequencyEn",
      hidden_at is not null as hidden
    from topics
    where ${hidden} or hidden_at is null
    order by position, id`.execute(db);
  return rows;
}

/**
 * Adds a topic at the end, as strict about approvals as the strictest there is. `key` is derived from the title where none is given; a key that is taken is refused where it
 * was given, and numbered where it was derived.
 */
export async function createTopic(
  tx: Tx,
  values: TopicValues & { readonly key?: string | undefined },
): Promise<{ readonly kind: "created"; readonly topic: Topic } | { readonly kind: "key-taken" }> {
  // One at a time: position and key are read before they are written.
  await sql`select pg_advisory_xact_lock(hashtext('topics'))`.execute(tx);
  const present = await listTopics(tx, { hidden: true });
  const taken = new Set(present.map((topic) => topic.key));
  if (values.key !== undefined && taken.has(values.key)) return { kind: "key-taken" };
  const key = values.key ?? topicKey(values.title, taken);
  const { rows } = await sql<{ id: number }>`
    insert into topics (key, title, title_en, description, description_en,
      promised_frequency, promised_frequency_en, position, approvals)
    values (${key}, ${values.title}, ${values.titleEn}, ${values.description}, ${values.descriptionEn},
      ${values.promisedFrequency}, ${values.promisedFrequencyEn},
      (select coalesce(max(position), 0) + 1 from topics),
      (select coalesce(max(approvals), 0) from topics))
    returning id`.execute(tx);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error("The new topic came back without an id");
  const { key: _given, ...texts } = values;
  return { kind: "created", topic: { ...texts, id, key, hidden: false } };
}

/** Changes the texts of a topic; its key stays. False when there is none with this key. */
export async function editTopic(tx: Tx, key: string, values: TopicValues): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update topics
    set title = ${values.title}, title_en = ${values.titleEn},
      description = ${values.description}, description_en = ${values.descriptionEn},
      promised_frequency = ${values.promisedFrequency},
      promised_frequency_en = ${values.promisedFrequencyEn}
    where key = ${key}`.execute(tx);
  return numAffectedRows === 1n;
}

/** Moves a topic one place up or down among all. At the end of the list nothing happens. */
export async function moveTopic(tx: Tx, key: string, direction: "up" | "down"): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('topics'))`.execute(tx);
  const topics = await listTopics(tx, { hidden: true });
  const order = topics.map((topic) => topic.id);
  const from = topics.findIndex((topic) => topic.key === key);
  const to = direction === "up" ? from - 1 : from + 1;
  const moved = order[from];
  const other = order[to];
  if (moved === undefined || other === undefined) return;
  order[from] = other;
  order[to] = moved;
  await sql`
    update topics
    set position = ordered.position
    from unnest(${order}::integer[]) with ordinality as ordered (id, position)
    where topics.id = ordered.id`.execute(tx);
}

/** Hides a topic (nobody new can choose it; those who hold it keep it), or shows it again. */
export async function hideTopic(tx: Tx, key: string, hiddenAt: Date | null): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update topics
    set hidden_at = ${hiddenAt}
    where key = ${key}`.execute(tx);
  return numAffectedRows === 1n;
}
