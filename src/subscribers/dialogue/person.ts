/** What the dialogue must know of the person who wrote, and what it notes down about the talk. */
import { sql } from "kysely";
import type { Tx } from "../../db/db.ts";
import type { Language } from "../../web/language.ts";
import { listTopics, type Topic } from "../topics.ts";
import type { Question } from "./intent.ts";

export type Person = {
  readonly language: Language;
  readonly pausedUntil: string | null;
  readonly greetedAt: Date | null;
  /** The question that is still open. */
  readonly question: Question | null;
  /** Ids in the order of the list as it was shown last; null where none was shown lately. */
  readonly listed: readonly number[] | null;
  /** The text above that list. */
  readonly listedText: string | null;
  readonly stopAnswers: number;
  readonly stopAnsweredAt: Date | null;
  /** Everything one can choose, in order. */
  readonly topics: readonly Topic[];
  /** Topics the person gets or waits for, hidden ones included, in order. */
  readonly active: readonly Topic[];
  readonly pending: readonly Topic[];
};

type Row = {
  readonly language: string;
  readonly pausedUntil: string | null;
  readonly greetedAt: Date | null;
  readonly question: Question | null;
  readonly askedAt: Date | null;
  readonly listed: number[] | null;
  readonly listedAt: Date | null;
  readonly listedText: string | null;
  readonly stopAnswers: number | null;
  readonly stopAnsweredAt: Date | null;
};

const dayMs = 86_400_000;
/** A "ja" on the next day answers something else; only the question for a new yes has no such haste. */
const questionLivesMs = { erase: dayMs, stop: dayMs, pause: dayMs, renew: 30 * dayMs } as const;
/** After that a bare number is hardly an answer to our list. */
const listLivesMs = 7 * dayMs;

/** Reads and locks: two messages of one person are answered one after the other. */
export async function readPerson(tx: Tx, subscriberId: number, now: Date): Promise<Person> {
  const { rows } = await sql<Row>`
    select subscribers.language, subscribers.paused_until as "pausedUntil",
      dialogues.greeted_at as "greetedAt", dialogues.question, dialogues.asked_at as "askedAt",
      dialogues.listed_topic_ids as listed, dialogues.listed_at as "listedAt",
      dialogues.listed_text as "listedText",
      dialogues.stop_answers as "stopAnswers", dialogues.stop_answered_at as "stopAnsweredAt"
    from subscribers
    left join dialogues on dialogues.subscriber_id = subscribers.id
    where subscribers.id = ${subscriberId}
    for update of subscribers`.execute(tx);
  const row = rows[0];
  if (row === undefined) throw new Error(`There is no subscriber ${subscriberId} to answer`);
  const held = await readHeld(tx, subscriberId);
  const topics = await listTopics(tx, { hidden: true });
  const { question } = row;
  const open = question !== null && since(row.askedAt, now) < questionLivesMs[question];
  const listed = since(row.listedAt, now) < listLivesMs;
  return {
    language: row.language === "en" ? "en" : "de",
    pausedUntil: row.pausedUntil,
    greetedAt: row.greetedAt,
    question: open ? question : null,
    listed: listed ? row.listed : null,
    listedText: listed ? row.listedText : null,
    stopAnswers: row.stopAnswers ?? 0,
    stopAnsweredAt: row.stopAnsweredAt,
    topics: topics.filter((topic) => !topic.hidden),
    active: topics.filter((topic) => held.get(topic.id) === "active"),
    pending: topics.filter((topic) => held.get(topic.id) === "pending"),
  };
}

function since(at: Date | null, now: Date): number {
  return at === null ? Infinity : now.getTime() - at.getTime();
}

async function readHeld(tx: Tx, subscriberId: number): Promise<ReadonlyMap<number, string>> {
  const { rows } = await sql<{ topicId: number; state: string }>`
    select topic_id as "topicId", state
    from subscriptions
    where subscriber_id = ${subscriberId}
      and state <> 'ended'`.execute(tx);
  return new Map(rows.map((row) => [row.topicId, row.state]));
}

/** What changed in the talk; what is left out stays. A question that is not named is answered or dropped. */
export type Notes = {
  readonly greeted?: true;
  readonly question?: Question;
  /** Null: the list that was shown is past. */
  readonly listed?: { readonly topicIds: readonly number[]; readonly text: string } | null;
  readonly stopAnswers?: number;
};

export async function noteDown(
  tx: Tx,
  subscriberId: number,
  notes: Notes,
  now: Date,
): Promise<void> {
  const { greeted, question, listed, stopAnswers } = notes;
  const askedAt = question === undefined ? null : now;
  const topicIds = listed == null ? null : [...listed.topicIds];
  await sql`
    insert into dialogues (subscriber_id, greeted_at, question, asked_at, listed_topic_ids, listed_at,
      listed_text, stop_answers, stop_answered_at)
    values (${subscriberId}, ${greeted ? now : null}, ${question ?? null}, ${askedAt},
      ${topicIds}::integer[], ${topicIds === null ? null : now}, ${listed?.text ?? null},
      ${stopAnswers ?? 0}, ${stopAnswers === undefined ? null : now})
    on conflict (subscriber_id) do update
    set greeted_at = coalesce(dialogues.greeted_at, excluded.greeted_at),
      question = excluded.question,
      asked_at = excluded.asked_at,
      listed_topic_ids = coalesce(excluded.listed_topic_ids, dialogues.listed_topic_ids),
      listed_at = case when ${listed === null} then null
        else coalesce(excluded.listed_at, dialogues.listed_at) end,
      listed_text = coalesce(excluded.listed_text, dialogues.listed_text),
      stop_answers = case when ${stopAnswers === undefined} then dialogues.stop_answers
        else excluded.stop_answers end,
      stop_answered_at = coalesce(excluded.stop_answered_at, dialogues.stop_answered_at)`.execute(
    tx,
  );
}

export async function setLanguage(tx: Tx, subscriberId: number, language: Language): Promise<void> {
  await sql`
    update subscribers
    set language = ${language}
    where id = ${subscriberId}`.execute(tx);
}

/**
 * `until`: the local day from which messages come again, "YYYY-MM-DD"; null ends the pause. False where the person has
 * said otherwise after `saidAt`: then it stays at that.
 */
export async function setPause(
  tx: Tx,
  subscriberId: number,
  until: string | null,
  saidAt: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update subscribers
    set paused_until = ${until}::date, pause_said_at = ${saidAt}
    where id = ${subscriberId}
      and (pause_said_at is null or pause_said_at <= ${saidAt})`.execute(tx);
  return numAffectedRows === 1n;
}
