/** /team/posteingang/:id: one conversation, what it is about, and the composer. */
import { Hono, type Context } from "hono";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { Confirmation, confirmationText, type FieldErrors } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { Alert, LiveRegion } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { readOrganisation } from "../web/organisation.ts";
import { readArrivals } from "./arrivals/arrivals.ts";
import { placeArrivals } from "./arrivals/place.ts";
import { offerAskBack } from "./ask-back.ts";
import { askBackWords } from "./ask-back-words.ts";
import { CannedCard } from "./canned/canned-card.tsx";
import { offeredAnswers } from "./canned/offered.ts";
import { ClosedComposer } from "./closed-composer.tsx";
import { Composer, type Draft } from "./composer.tsx";
import type { InboxContext } from "./context.ts";
import { readConversation } from "./conversation.ts";
import { conversationWords } from "./conversation-words.ts";
import { noteWords } from "./notes/note-words.ts";
import { NotesCard, type NoteDraft } from "./notes/notes-card.tsx";
import { listNotes } from "./notes/notes.ts";
import { Side } from "./side.tsx";
import { AnsweredBroadcast, Thread } from "./thread.tsx";
import { windowIsOpen } from "./window.ts";
import { inboxWords } from "./words.ts";

export function conversationPage(context: InboxContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(
    `${paths.inbox}/:id{[0-9]{1,15}}`,
    requireStaff(context, "answer"),
    async (c) => await showConversation(c, context, Number(c.req.param("id")), {}),
  );
  return app;
}

/** What an action that was refused wants to be shown again with. */
type Refusal = {
  readonly draft?: Draft | undefined;
  readonly errors?: FieldErrors | undefined;
  /** What was looked for among the canned answers. */
  readonly cannedSearch?: string | undefined;
  readonly noteDraft?: NoteDraft | undefined;
  /** A sentence on top: why nothing was done. */
  readonly notice?: string | undefined;
};

/** The page, or 404 where the conversation does not exist (any more). */
export async function showConversation(
  c: Context<StaffEnv>,
  context: InboxContext,
  id: number,
  refusal: Refusal,
): Promise<Response> {
  const { staff } = c.var;
  const older = idInQuery(c, "vor");
  const conversation = await readConversation(context.db, id, older);
  if (conversation === null) return await c.notFound();
  const { timeZone } = await readOrganisation(context.db);
  const w = conversationWords(staff.language);
  const { name } = conversation;
  const now = context.clock.now();
  const offer = windowIsOpen(conversation.lastInboundAt, now)
    ? null
    : await offerAskBack(context.db, id, staff.language, now);
  const shown = { conversation, language: staff.language, zone: timeZone, now };
  const { noteDraft } = refusal;
  const openNote = noteDraft?.noteId ?? idInQuery(c, "notiz") ?? null;
  const notes = await listNotes(context.db, id);
  const composes = older === undefined && (offer === null || refusal.draft !== undefined);
  const answers = composes ? await offeredAnswers(context.db, conversation, staff, now) : [];
  const allArrivals = c.req.query("aussendungen") === "alle";
  const arrivals = await readArrivals(context.db, conversation, older);
  const entries = placeArrivals(conversation.messages, arrivals, allArrivals);
  const here = { vor: older, notiz: openNote ?? undefined };
  const allPath = withQuery(paths.conversation(id), { ...here, aussendungen: "alle" });
  return await c.html(
    <StaffPage
      title={name === null ? w.titleNameless : w.title(name)}
      section="inbox"
      staff={staff}
      context={context}
    >
      <p class="kern-body">
        <a class="kern-link" href={paths.inbox}>
          {inboxWords(staff.language).back}
        </a>{" "}
        {older === undefined ? (
          <a class="kern-link" href="#schreiben">
            {w.toComposer}
          </a>
        ) : null}
      </p>
      <Confirmation
        text={confirmationText(c, {
          gesendet: w.sent,
          erledigt: w.finished,
          offen: w.reopened,
          uebernommen: w.taken,
          freigegeben: w.givenBack,
          gebeten: askBackWords(staff.language).sent,
          notiert: noteWords(staff.language).added,
          notizgeaendert: noteWords(staff.language).changed,
          notizgeloescht: noteWords(staff.language).removed,
        })}
      />
      {refusal.notice === undefined ? null : (
        <Alert title={refusal.notice} tone="warning" announced />
      )}
      <div class="inbox-desk">
        <LiveRegion
          topic={`conversation:${id}`}
          src={allArrivals ? allPath : withQuery(paths.conversation(id), here)}
          polite
        >
          <div class="inbox-side stack">
            <Side {...shown} staff={staff} />
            <NotesCard {...shown} {...{ notes, openNote, noteDraft, staff }} />
          </div>
          <div class="inbox-talk stack">
            <AnsweredBroadcast {...shown} />
            <Thread {...shown} paged={older !== undefined} {...{ entries, allPath }} />
          </div>
        </LiveRegion>
        {composes ? (
          <CannedCard {...shown} answers={answers} search={refusal.cannedSearch ?? ""} />
        ) : null}
        {older === undefined ? (
          <div class="inbox-composer stack" id="schreiben">
            {offer === null ? null : <ClosedComposer {...shown} offer={offer} />}
            {composes ? <Composer {...shown} {...refusal} /> : null}
          </div>
        ) : null}
      </div>
    </StaffPage>,
    refusal.notice === undefined && refusal.errors === undefined && noteDraft === undefined
      ? 200
      : 422,
  );
}

function idInQuery(c: Context, name: string): number | undefined {
  const id = Number(c.req.query(name));
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

/** The page as it stands, for the part that keeps itself up to date. */
function withQuery(
  path: string,
  query: Readonly<Record<string, string | number | undefined>>,
): string {
  const set = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  );
  return set.length === 0 ? path : `${path}?${set.join("&")}`;
}
