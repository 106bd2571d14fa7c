/** The canned answers without script: the page comes again with what was typed, and with what was looked for or inserted. */
import { Hono, type Context } from "hono";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import { readForm, type FormValues } from "../../web/forms.tsx";
import { paths } from "../../web/paths.ts";
import type { InboxContext } from "../context.ts";
import { showConversation } from "../conversation-page.tsx";
import { readConversation } from "../conversation.ts";
import { offeredAnswers } from "./offered.ts";

export function cannedActions(context: InboxContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.post(
    `${paths.inbox}/:id{[0-9]{1,15}}/textbausteine`,
    requireStaff(context, "answer"),
    async (c) => await showWith(c, context, Number(c.req.param("id"))),
  );
  return app;
}

async function showWith(
  c: Context<StaffEnv>,
  context: InboxContext,
  id: number,
): Promise<Response> {
  const conversation = await readConversation(context.db, id);
  if (conversation === null) return await c.notFound();
  const form = await readForm(c);
  const answers = await offeredAnswers(context.db, conversation, c.var.staff, context.clock.now());
  const chosen = answers.find((answer) => String(answer.id) === form.text("einfuegen"));
  const typed = form.text("text");
  const text = [typed, chosen?.text ?? ""].filter((part) => part !== "").join("\n\n");
  const canned = [...usedIn(form), ...(chosen === undefined ? [] : [chosen.id])];
  return await showConversation(c, context, id, {
    draft: { text, hadFile: form.file("datei") !== null, canned },
    cannedSearch: chosen === undefined ? form.text("suche") : "",
  });
}

/** Which canned answers a form of the composer was written with. */
export function usedIn(form: FormValues): number[] {
  return form
    .texts("baustein")
    .filter((id) => /^\d{1,9}$/.test(id))
    .map(Number);
}
