/** What staff do with a conversation: answer, finish, open again, take over, give back. Each is a form. */
import { Hono, type Context } from "hono";
import { removeMedia, storeMedia } from "../channels/channels.ts";
import { transact, type Tx } from "../db/db.ts";
import { requireStaff, type StaffEnv, type StaffMember } from "../staff/staff.ts";
import { readForm, withConfirmation, type FormValues } from "../web/forms.tsx";
import { paths } from "../web/paths.ts";
import { askBack } from "./ask-back.ts";
import { usedIn } from "./canned/canned-actions.ts";
import { countUses } from "./canned/canned-answers.ts";
import type { Draft } from "./composer.tsx";
import type { InboxContext } from "./context.ts";
import { showConversation } from "./conversation-page.tsx";
import { conversationWords } from "./conversation-words.ts";
import { reply, type ReplyFile, type ReplyResult } from "./reply.ts";
import { tellRead } from "./read-receipts.ts";
import { prepareFile } from "./reply-file.ts";
import { assign, conversationExists, finish, reopen } from "./states.ts";

export function conversationActions(context: InboxContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "answer");
  const at = (action: string) => `${paths.inbox}/:id{[0-9]{1,15}}/${action}`;
  const simple = (
    action: string,
    done: string,
    change: (tx: Tx, id: number, staff: StaffMember) => Promise<void>,
  ) =>
    app.post(at(action), door, async (c) => {
      const id = Number(c.req.param("id"));
      if (!(await conversationExists(context.db, id))) return await c.notFound();
      await transact(context.db, async (tx) => await change(tx, id, c.var.staff));
      return c.redirect(withConfirmation(paths.conversation(id), done), 303);
    });

  app.post(at("antwort"), door, async (c) => await answer(c, context, Number(c.req.param("id"))));
  app.post(at("rueckmeldung"), door, async (c) => await ask(c, context, Number(c.req.param("id"))));
  app.post(at("erledigt"), door, async (c) => await setDone(c, context, Number(c.req.param("id"))));
  simple("wieder-oeffnen", "offen", async (tx, id) => await reopen(tx, id));
  simple("uebernehmen", "uebernommen", async (tx, id, staff) => await assign(tx, id, staff.id));
  simple("freigeben", "freigegeben", async (tx, id) => await assign(tx, id, null));
  return app;
}

async function setDone(c: Context<StaffEnv>, context: InboxContext, id: number): Promise<Response> {
  if (!(await conversationExists(context.db, id))) return await c.notFound();
  const seen = messageId((await readForm(c)).text("neueste"));
  const finished = await transact(context.db, async (tx) => await finish(tx, id, seen));
  if (finished.kind === "done")
    return c.redirect(withConfirmation(paths.conversation(id), "erledigt"), 303);
  const w = conversationWords(c.var.staff.language);
  return await showConversation(c, context, id, { notice: w.finishOvertaken });
}

async function answer(c: Context<StaffEnv>, context: InboxContext, id: number): Promise<Response> {
  if (!(await conversationExists(context.db, id))) return await c.notFound();
  const form = await readForm(c);
  const w = conversationWords(c.var.staff.language);
  const file = await takeFile(context, form);
  const canned = usedIn(form);
  const draft = { text: form.text("text"), hadFile: form.file("datei") !== null, canned };
  if (file.kind === "refused") {
    const sentence = file.why === "broken" ? w.fileBroken : w.fileNotSupported;
    return await showConversation(c, context, id, {
      draft: { ...draft, hadFile: false },
      errors: { datei: sentence },
    });
  }
  const result = await reply(context.db, {
    conversationId: id,
    text: draft.text,
    file: file.file,
    staff: c.var.staff,
    seen: {
      newestMessageId: messageId(form.text("neueste") || form.text("geoeffnet")),
      openedAtMessageId: messageId(form.text("geoeffnet")),
    },
    now: context.clock.now(),
  });
  if (result.kind === "queued") {
    context.wakeSender();
    await transact(context.db, async (tx) => await countUses(tx, canned));
    await tellRead(context, id);
    return c.redirect(`${withConfirmation(paths.conversation(id), "gesendet")}#neueste`, 303);
  }
  if (file.file !== undefined)
    await removeMedia(context.db, context.mediaFolder, file.file.mediaId);
  return await refuse(c, context, id, draft, result);
}

async function ask(c: Context<StaffEnv>, context: InboxContext, id: number): Promise<Response> {
  if (!(await conversationExists(context.db, id))) return await c.notFound();
  const result = await askBack(context.db, {
    conversationId: id,
    staff: c.var.staff,
    publicUrl: context.publicUrl,
    now: context.clock.now(),
  });
  if (result.kind === "refused")
    return await showConversation(c, context, id, { notice: result.reason });
  context.wakeSender();
  return c.redirect(`${withConfirmation(paths.conversation(id), "gebeten")}#neueste`, 303);
}

async function refuse(
  c: Context<StaffEnv>,
  context: InboxContext,
  id: number,
  draft: Draft,
  result: Exclude<ReplyResult, { kind: "queued" }>,
): Promise<Response> {
  switch (result.kind) {
    case "unknown":
      return await c.notFound();
    case "empty":
    case "too-long":
      return await showConversation(c, context, id, { draft, errors: { text: result.reason } });
    case "overtaken":
    case "window-closed":
      return await showConversation(c, context, id, { draft, notice: result.reason });
  }
}

type TakenFile =
  | { readonly kind: "taken"; readonly file: ReplyFile | undefined }
  | { readonly kind: "refused"; readonly why: "not-supported" | "broken" };

/** Stores an attached file before anything is queued: no file work inside a transaction. */
async function takeFile(context: InboxContext, form: FormValues): Promise<TakenFile> {
  const upload = form.file("datei");
  if (upload === null) return { kind: "taken", file: undefined };
  const prepared = await prepareFile(new Uint8Array(await upload.arrayBuffer()), upload.name);
  if (prepared.kind === "refused") return prepared;
  const stored = await storeMedia(
    context.db,
    context.mediaFolder,
    prepared.file,
    context.clock.now(),
  );
  const { fileName } = prepared.file;
  return { kind: "taken", file: { mediaId: stored.id, kind: prepared.kind, fileName } };
}

/** Nonsense counts as "nothing seen", so that the writer is asked once more. */
function messageId(value: string): number {
  return /^\d{1,15}$/.test(value) ? Number(value) : 0;
}
