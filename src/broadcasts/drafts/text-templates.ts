/** Text templates as they are kept. */
import { sql } from "kysely";
import type { Db, Tx } from "../../db/db.ts";
import { audit } from "../../staff/staff.ts";

export type TypedTemplate = {
  readonly name: string;
  readonly title: string;
  readonly teaser: string;
  readonly text: string;
  readonly link: string | null;
  readonly topicIds: readonly number[];
};

export type TextTemplate = TypedTemplate & {
  readonly id: number;
  readonly version: number;
  readonly editor: { readonly id: number; readonly name: string } | null;
};

/** By name. */
export async function listTextTemplates(db: Db): Promise<TextTemplate[]> {
  return await select(db, sql`true`);
}

export async function readTextTemplate(db: Db, id: number): Promise<TextTemplate | null> {
  return (await select(db, sql`template.id = ${id}`))[0] ?? null;
}

export type TemplateSaved =
  | { readonly kind: "saved"; readonly id: number }
  | { readonly kind: "name-taken" }
  /** Somebody else changed it since. */
  | { readonly kind: "overtaken"; readonly present: TextTemplate }
  | { readonly kind: "not-found" };

/** A new one without `present`; else the change of the version that the editor saw. */
export async function saveTextTemplate(
  tx: Tx,
  present: { readonly id: number; readonly version: number } | null,
  typed: TypedTemplate,
  staffId: number,
  now: Date,
): Promise<TemplateSaved> {
  // One at a time, so that two of the same name are told and not thrown.
  await sql`select pg_advisory_xact_lock(hashtext('text templates'))`.execute(tx);
  const all = await listTextTemplates(tx);
  const same = (one: TextTemplate) => one.name.toLowerCase() === typed.name.toLowerCase();
  if (all.some((one) => same(one) && one.id !== present?.id)) return { kind: "name-taken" };
  const saved = all.find(({ id }) => id === present?.id);
  if (present !== null && saved === undefined) return { kind: "not-found" };
  if (saved !== undefined && saved.version !== present?.version)
    return { kind: "overtaken", present: saved };
  const id = saved === undefined ? await insert(tx, typed, staffId, now) : saved.id;
  if (saved !== undefined) await update(tx, id, typed, staffId, now);
  await note(tx, "text template saved", id, staffId, now);
  return { kind: "saved", id };
}

/** Broadcasts that were written from it stay as they are. */
export async function deleteTextTemplate(
  tx: Tx,
  id: number,
  staffId: number,
  now: Date,
): Promise<void> {
  await sql`
    delete from text_templates
    where id = ${id}`.execute(tx);
  await note(tx, "text template deleted", id, staffId, now);
}

async function select(db: Db, which: ReturnType<typeof sql>): Promise<TextTemplate[]> {
  const { rows } = await sql<TextTemplate>`
    select template.id, template.name, title, teaser, body as text, link, topic_ids as "topicIds",
      template.version,
      case when staff.id is not null
        then jsonb_build_object('id', staff.id, 'name', staff.name)
      end as editor
    from text_templates template
    left join staff on staff.id = edited_by
    where ${which}
    order by lower(template.name)`.execute(db);
  return rows;
}

async function insert(tx: Tx, typed: TypedTemplate, staffId: number, now: Date): Promise<number> {
  const { name, title, teaser, text, link, topicIds } = typed;
  const { rows } = await sql<{ id: number }>`
    insert into text_templates (name, title, teaser, body, link, topic_ids, edited_by, updated_at)
    values (${name}, ${title}, ${teaser}, ${text}, ${link}, ${[...topicIds]}::integer[], ${staffId}, ${now})
    returning id`.execute(tx);
  const [row] = rows;
  if (row === undefined) throw new Error("A text template was inserted and has no id");
  return row.id;
}

async function update(
  tx: Tx,
  id: number,
  { name, title, teaser, text, link, topicIds }: TypedTemplate,
  staffId: number,
  now: Date,
): Promise<void> {
  await sql`
    update text_templates
    set name = ${name}, title = ${title}, teaser = ${teaser}, body = ${text}, link = ${link},
      topic_ids = ${[...topicIds]}::integer[], edited_by = ${staffId}, version = version + 1,
      updated_at = ${now}
    where id = ${id}`.execute(tx);
}

async function note(
  tx: Tx,
  action: "text template saved" | "text template deleted",
  id: number,
  staffId: number,
  at: Date,
): Promise<void> {
  const actor = { kind: "staff", id: staffId } as const;
  await audit(tx, { at, actor, action, subject: `text-template:${id}` });
}
