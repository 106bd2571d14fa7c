/** What a broadcast said at each time it was saved. */
import { sql } from "kysely";
import type { Db, Tx } from "../../db/db.ts";
import type { Actor } from "../../staff/staff.ts";
import type { Content } from "../content.ts";
import type { Broadcast } from "../read.ts";

export type Saving = {
  /** By itself, while somebody types. */
  readonly automatic?: boolean | undefined;
  /** The open form that it comes from. */
  readonly formId?: string | undefined;
};

/** What is saved by itself within this time in one form is one version: nobody wants to read every pause in typing. */
const sittingMinutes = 5;

/** Keeps the broadcast as it stands now; the caller has just written it. True where it is a version of its own. */
export async function keepVersion(
  tx: Tx,
  { id, version, title, teaser, text, link, picture, variants, topics }: Broadcast,
  { automatic = false, formId }: Saving,
  editor: Actor,
  now: Date,
): Promise<boolean> {
  const content: Content = { title, teaser, text, link, picture, variants };
  const topicIds = topics.map((topic) => topic.id);
  const continued = formId === undefined ? null : await endSitting(tx, id, formId, now);
  await sql`
    insert into broadcast_versions
      (broadcast_id, version, content, topic_ids, editor_id, automatic, form_id, began_at, at)
    values (${id}, ${version}, ${JSON.stringify(content)}::jsonb, ${topicIds}::integer[],
      ${editor.kind === "staff" ? editor.id : null}, ${automatic}, ${formId ?? null},
      ${continued ?? now}, ${now})`.execute(tx);
  return continued === null;
}

/** Takes the last version away where it was saved by itself from this form a moment ago; returns when it began. */
async function endSitting(tx: Tx, id: string, formId: string, now: Date): Promise<Date | null> {
  const { rows } = await sql<{ beganAt: Date }>`
    delete from broadcast_versions
    where broadcast_id = ${id}
      and version = (select max(version) from broadcast_versions where broadcast_id = ${id})
      and automatic
      and form_id = ${formId}
      and began_at > ${new Date(now.getTime() - sittingMinutes * 60_000)}
    returning began_at as "beganAt"`.execute(tx);
  return rows[0]?.beganAt ?? null;
}

/**
 * Whether nobody but this open form has changed it since. What was saved by itself and comes late does not undo what the
 * form's button kept.
 */
export async function wasLastSavedFrom(
  db: Db,
  { id, version }: Pick<Broadcast, "id" | "version">,
  { formId, automatic = false }: Saving,
): Promise<boolean> {
  if (formId === undefined) return false;
  const { rows } = await sql`
    select 1
    from broadcast_versions
    where broadcast_id = ${id}
      and version = ${version}
      and form_id = ${formId}
      and (automatic or not ${automatic}::boolean)`.execute(db);
  return rows.length > 0;
}

export type Version = {
  readonly version: number;
  /** Counted from the first; what people see. */
  readonly number: number;
  readonly content: Content;
  readonly topicIds: readonly number[];
  readonly editor: string | null;
  readonly automatic: boolean;
  readonly at: Date;
};

/** The oldest first. */
export async function listVersions(db: Db, id: string): Promise<Version[]> {
  const { rows } = await sql<Version>`
    select version, row_number() over (order by version) as number, content, topic_ids as "topicIds",
      staff.name as editor, automatic, at
    from broadcast_versions
    left join staff on staff.id = editor_id
    where broadcast_id = ${id}
    order by version`.execute(db);
  return rows;
}

/** A draft that is thrown away takes its history along. */
export async function forgetVersions(tx: Tx, id: string): Promise<void> {
  await sql`
    delete from broadcast_versions
    where broadcast_id = ${id}`.execute(tx);
}

/** How what was sent before this time came to be is nobody's business any more; what was sent stays. */
export async function forgetOldVersions(db: Db, before: Date): Promise<void> {
  await sql`
    delete from broadcast_versions old
    using broadcasts
    where broadcasts.id = old.broadcast_id
      and broadcasts.finished_at < ${before}
      and exists (
        select 1
        from broadcast_versions later
        where later.broadcast_id = old.broadcast_id
          and later.version > old.version
      )`.execute(db);
}
