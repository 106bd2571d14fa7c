/** Making and changing a broadcast. Two people at once lose nothing: the second is told, and has still what was typed. */
import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import { announce, type Db, type Tx } from "../db/db.ts";
import type { BatchLane } from "../delivery/delivery.ts";
import { audit, type Actor } from "../staff/staff.ts";
import { listTopics } from "../subscribers/subscribers.ts";
import type { FieldErrors } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { addWriter, fingerprint, saidOf, supersede, type Said } from "./approval/approval.ts";
import { draftProblems, type Checked } from "./check.ts";
import { mayBePublished } from "./picture.ts";
import { checkWords } from "./check-words.ts";
import { marked } from "./correction/mark.ts";
import { keepVersion, wasLastSavedFrom, type Saving } from "./drafts/drafts.ts";
import { isBroadcastId, readBroadcast, type Broadcast } from "./read.ts";
import { freeSlug, slugOf } from "./slug.ts";
import { isEditable } from "./states.ts";

export type BroadcastInput = Checked &
  Saving & {
    /** When it is meant to go; nothing happens by it until it is scheduled. */
    readonly sendAt?: Date | null | undefined;
    readonly lane?: BatchLane | undefined;
    /** What is bound to a time is not sent after it. */
    readonly expiresAt?: Date | null | undefined;
    /** Rather twice than never (see the engine); no unless chosen. */
    readonly repeatUncertain?: boolean | undefined;
    /** The number that sends; the oldest where none is named. */
    readonly accountId?: number | undefined;
    /** What was left open in the text template. */
    readonly blanks?: readonly string[] | undefined;
    readonly isSummary?: boolean | undefined;
    /** Chosen by the form, so that a second click on it makes no second broadcast. */
    readonly id?: string | undefined;
  };

export type Written =
  | { readonly kind: "written"; readonly broadcast: Broadcast }
  | { readonly kind: "refused"; readonly errors: FieldErrors };

/** Keeps a new draft. Refused: what cannot be kept, with a sentence at each field. A known id gives the one there is. */
export async function createBroadcast(
  tx: Tx,
  input: BroadcastInput,
  author: Actor,
  now: Date,
  language: Language = "de",
): Promise<Written> {
  const known = input.id === undefined ? null : await readBroadcast(tx, input.id);
  if (known !== null) return { kind: "written", broadcast: known };
  const errors = await problemsIn(tx, input, language);
  if (Object.keys(errors).length > 0) return { kind: "refused", errors };
  const accountId = input.accountId ?? (await oldestAccountId(tx));
  if (accountId === null)
    return { kind: "refused", errors: { title: checkWords(language).noAccount } };

  const id = input.id ?? randomUUID();
  const staffId = author.kind === "staff" ? author.id : null;
  await sql`
    insert into broadcasts (id, account_id, slug, lane, repeat_uncertain, title, teaser, body, link,
      image_media_id, image_alt, image_credit, variants, choices, author_id, edited_by, send_at, expires_at, blanks, is_summary, created_at, updated_at)
    values (${id}, ${accountId}, ${await newSlug(tx, input.title)}, ${input.lane ?? "broadcast"},
      ${input.repeatUncertain ?? false},
      ${input.title}, ${input.teaser}, ${input.text}, ${input.link},
      ${input.picture?.mediaId ?? null}, ${input.picture?.alt ?? null}, ${creditOf(input)},
      ${JSON.stringify(input.variants ?? [])}::jsonb,
      ${JSON.stringify(input.choices ?? [])}::jsonb, ${staffId}, ${staffId}, ${input.sendAt ?? null}, ${input.expiresAt ?? null}, ${[...(input.blanks ?? [])]}::text[],
      ${input.isSummary ?? false}, ${now}, ${now})`.execute(tx);
  await saveTopics(tx, id, input.topicIds);
  if (staffId !== null) await addWriter(tx, id, staffId);
  await audit(tx, {
    at: now,
    actor: author,
    action: "broadcast created",
    subject: `broadcast:${id}`,
  });
  await announce(tx, "live", "overview");
  const broadcast = await mustRead(tx, id);
  await keepVersion(tx, broadcast, input, author, now);
  return { kind: "written", broadcast };
}

async function problemsIn(tx: Tx, input: BroadcastInput, language: Language): Promise<FieldErrors> {
  const { picture } = input;
  const errors = draftProblems(input, await knownTopicIds(tx), language);
  return picture === null || (await mayBePublished(tx, picture.mediaId))
    ? errors
    : { ...errors, image: checkWords(language).notOurs };
}

export type Edited =
  | Written
  /** Somebody else changed it since: `by` is who, where that is a colleague. */
  | { readonly kind: "overtaken"; readonly broadcast: Broadcast; readonly by: string | null }
  /** It is on its way or over. */
  | { readonly kind: "closed"; readonly broadcast: Broadcast }
  | { readonly kind: "not-found" };

/**
 * Changes the content of a draft. `version` is the one that the editor saw; a change of what citizens will see takes
 * every approval back, a change of the time alone none.
 * The same content once more (a second click) is no change, whatever the version.
 */
export async function editBroadcast(
  tx: Tx,
  id: string,
  version: number,
  given: BroadcastInput,
  editor: Actor,
  now: Date,
  language: Language = "de",
): Promise<Edited> {
  const present = await lockBroadcast(tx, id);
  if (present === null) return { kind: "not-found" };
  const input = present.corrects.length === 0 ? given : asCorrection(given, present);
  if (saysTheSame(present, input)) return { kind: "written", broadcast: present };
  if (!isEditable(present.state)) return { kind: "closed", broadcast: present };
  if (present.version !== version && !(await wasLastSavedFrom(tx, present, input)))
    return { kind: "overtaken", broadcast: present, by: present.editor?.name ?? null };
  const errors = await problemsIn(tx, input, language);
  if (Object.keys(errors).length > 0) return { kind: "refused", errors };

  const changes = fingerprint(saidOf(present)) !== fingerprint(saidBy(input, present));
  const slug =
    slugOf(input.title) === slugOf(present.title) ? present.slug : await newSlug(tx, input.title);
  await sql`
    update broadcasts
    set title = ${input.title}, teaser = ${input.teaser}, body = ${input.text}, link = ${input.link},
      image_media_id = ${input.picture?.mediaId ?? null}, image_alt = ${input.picture?.alt ?? null},
      image_credit = ${creditOf(input)},
      variants = ${JSON.stringify(input.variants ?? present.variants)}::jsonb,
      send_at = ${input.sendAt ?? null}, slug = ${slug}, lane = ${input.lane ?? present.lane},
      repeat_uncertain = ${input.repeatUncertain ?? present.repeatUncertain},
      expires_at = ${input.expiresAt === undefined ? present.expiresAt : input.expiresAt},
      state = case when ${changes} then 'draft' else state end,
      approved_by = case when ${changes} then null else approved_by end,
      approved_at = case when ${changes} then null else approved_at end, hindrance = null,
      over_budget_by = null, over_budget_at = null,
      edited_by = ${editor.kind === "staff" ? editor.id : null},
      version = version + 1, updated_at = ${now}
    where id = ${id}`.execute(tx);
  await saveTopics(tx, id, input.topicIds);
  if (changes) await supersede(tx, id, now);
  if (changes && editor.kind === "staff") await addWriter(tx, id, editor.id);
  const broadcast = await mustRead(tx, id);
  // Every pause in somebody's typing is no entry of its own.
  if (await keepVersion(tx, broadcast, input, editor, now))
    await audit(tx, {
      at: now,
      actor: editor,
      action: "broadcast edited",
      subject: `broadcast:${id}`,
      details: { version: broadcast.version },
    });
  await announce(tx, "live", `broadcast:${id}`);
  return { kind: "written", broadcast };
}

/** A new draft with the content of another, whatever became of that. Null when there is none of this id. */
export async function copyBroadcast(
  tx: Tx,
  id: string,
  author: Actor,
  now: Date,
): Promise<Broadcast | null> {
  const original = await readBroadcast(tx, id);
  if (original === null) return null;
  // Tips that are copied are tips no more, and what was urgent is asked again.
  const { accountId, title, teaser, text, link, picture, variants, repeatUncertain, blanks } =
    original;
  const topicIds = original.topics.map((topic) => topic.id);
  const copy = await createBroadcast(
    tx,
    { accountId, title, teaser, text, link, picture, variants, repeatUncertain, topicIds, blanks },
    author,
    now,
  );
  if (copy.kind === "refused") throw new Error(`The copy of broadcast ${id} was refused`);
  return copy.broadcast;
}

/** The broadcast, which nobody else changes until this transaction is over. */
export async function lockBroadcast(tx: Tx, id: string): Promise<Broadcast | null> {
  if (!isBroadcastId(id)) return null;
  await sql`
    select 1
    from broadcasts
    where id = ${id}
    for update`.execute(tx);
  return await readBroadcast(tx, id);
}

export async function knownTopicIds(db: Db): Promise<ReadonlySet<number>> {
  return new Set((await listTopics(db, { hidden: true })).map((topic) => topic.id));
}

async function oldestAccountId(db: Db): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select id
    from channel_accounts
    order by id
    limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** It goes to who got the wrong one, whatever topics are chosen, and says that it is a correction. */
function asCorrection(input: BroadcastInput, { topics }: Broadcast): BroadcastInput {
  return { ...marked(input), topicIds: topics.map(({ id }) => id) };
}

function saidBy(input: BroadcastInput, present: Broadcast): Said {
  const { topicIds, lane = present.lane } = input;
  // What a form does not offer stays as it is.
  const content = { ...present, ...input };
  return { content, topicIds: [...new Set(topicIds)], urgent: lane === "urgent" };
}

function saysTheSame(present: Broadcast, input: BroadcastInput): boolean {
  const { title, teaser, text, link, picture, variants } = present;
  const ids = (some: readonly number[]) => some.toSorted((a, b) => a - b).join();
  return (
    present.lane === (input.lane ?? present.lane) &&
    present.repeatUncertain === (input.repeatUncertain ?? present.repeatUncertain) &&
    (input.expiresAt === undefined ||
      present.expiresAt?.getTime() === input.expiresAt?.getTime()) &&
    title === input.title &&
    teaser === input.teaser &&
    text === input.text &&
    link === input.link &&
    picture?.mediaId === input.picture?.mediaId &&
    picture?.alt === input.picture?.alt &&
    (picture?.credit ?? null) === creditOf(input) &&
    isDeepStrictEqual(variants, input.variants ?? variants) &&
    // A count-down has a time of its own.
    (!isEditable(present.state) ||
      present.sendAt?.getTime() === (input.sendAt ?? undefined)?.getTime()) &&
    ids(present.topics.map((topic) => topic.id)) === ids(input.topicIds)
  );
}

function creditOf({ picture }: BroadcastInput): string | null {
  return picture?.credit === undefined || picture.credit === "" ? null : picture.credit;
}

async function saveTopics(tx: Tx, id: string, topicIds: readonly number[]): Promise<void> {
  await sql`
    delete from broadcast_topics
    where broadcast_id = ${id}`.execute(tx);
  await sql`
    insert into broadcast_topics (broadcast_id, topic_id)
    select distinct ${id}::uuid, topic_id
    from unnest(${[...topicIds]}::integer[]) as chosen (topic_id)`.execute(tx);
}

/** One at a time: which slugs are taken is read before the new one is written. */
async function newSlug(tx: Tx, title: string): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtext('broadcast slugs'))`.execute(tx);
  const slug = slugOf(title);
  const { rows } = await sql<{ slug: string }>`
    select slug
    from broadcasts
    where starts_with(slug, ${slug})`.execute(tx);
  return freeSlug(slug, new Set(rows.map((row) => row.slug)));
}

async function mustRead(tx: Tx, id: string): Promise<Broadcast> {
  const broadcast = await readBroadcast(tx, id);
  if (broadcast === null) throw new Error(`Broadcast ${id} is gone in its own transaction`);
  return broadcast;
}
