/** Writing, changing and deleting a note: forms on the page of the conversation. */
import { Hono, type Context } from "hono";
import { transact } from "../../db/db.ts";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import { formatNumber } from "../../web/format.ts";
import { readForm, withConfirmation } from "../../web/forms.tsx";
import { paths } from "../../web/paths.ts";
import type { InboxContext } from "../context.ts";
import { showConversation } from "../conversation-page.tsx";
import { conversationExists } from "../states.ts";
import { noteWords } from "./note-words.ts";
import { addNote, changeNote, longestNote, noteProblem } from "./notes.ts";

type C = Context<StaffEnv>;

export function noteActions(context: InboxContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "answer");
  const notes = `${paths.inbox}/:id{[0-9]{1,15}}/notizen`;
  app.post(notes, door, async (c) => await add(c, context, Number(c.req.param("id"))));
  app.post(
    `${notes}/:noteId{[0-9]{1,15}}`,
    door,
    async (c) => await change(c, context, Number(c.req.param("id")), Number(c.req.param("noteId"))),
  );
  return app;
}

async function add(c: C, context: InboxContext, id: number): Promise<Response> {
  if (!(await conversationExists(context.db, id))) return await c.notFound();
  const text = (await readForm(c)).text("notiz");
  const error = problemInWords(c, text);
  if (error !== null)
    return await showConversation(c, context, id, { noteDraft: { noteId: null, text, error } });
  const { staff } = c.var;
  await transact(
    context.db,
    async (tx) => await addNote(tx, id, { text, staffId: staff.id, now: context.clock.now() }),
  );
  return done(c, id, "notiert");
}

async function change(c: C, context: InboxContext, id: number, noteId: number): Promise<Response> {
  const { staff } = c.var;
  const w = noteWords(staff.language);
  const form = await readForm(c);
  const removes = form.text("tun") === "loeschen";
  const typed = form.text("notiz");
  const error = removes ? null : problemInWords(c, typed);
  if (error !== null)
    return await showConversation(c, context, id, { noteDraft: { noteId, text: typed, error } });
  const text = removes ? null : typed;
  const changed = await transact(
    context.db,
    async (tx) => await changeNote(tx, id, noteId, { text, staff, now: context.clock.now() }),
  );
  switch (changed) {
    case "changed":
      return done(c, id, removes ? "notizgeloescht" : "notizgeaendert");
    case "not-yours":
      return await showConversation(c, context, id, { notice: w.notYours });
    case "unknown":
      return await showConversation(c, context, id, { notice: w.gone });
  }
}

function problemInWords(c: C, text: string): string | null {
  const { language } = c.var.staff;
  const w = noteWords(language);
  const problem = noteProblem(text);
  if (problem === null) return null;
  return problem === "empty" ? w.empty : w.tooLong(formatNumber(longestNote, language));
}

function done(c: C, id: number, what: string): Response {
  return c.redirect(`${withConfirmation(paths.conversation(id), what)}#notizen`, 303);
}
