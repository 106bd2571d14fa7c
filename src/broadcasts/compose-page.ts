/** /team/aussendungen/neu and /team/aussendungen/:id while it can be changed: save, look, test, send. */
import { Hono, type Context } from "hono";
import type { Db } from "../db/db.ts";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { formatTime } from "../web/format.ts";
import { readForm, withConfirmation, type FormValues } from "../web/forms.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { sendingProblems } from "./check.ts";
import { checkWords } from "./check-words.ts";
import { showCompose } from "./compose.tsx";
import type { BroadcastContext } from "./context.ts";
import { contentOf, emptyDraft, plannedTime, readDraft, untilTime, type Draft } from "./draft.ts";
import { keepDraft } from "./drafts/keep-draft.ts";
import { pageOf } from "./forms.ts";
import { pageWords } from "./page-words.ts";
import { keepPicture } from "./picture.ts";
import { quietWords } from "./plan/plan.ts";
import { unmarkUrgent } from "./plan/urgent-page.tsx";
import { atFreeTime, quietThen } from "./planned.ts";
import { readBroadcast, type Broadcast } from "./read.ts";
import { reachOf } from "./reach.ts";
import { sendTest } from "./send-test.ts";
import { cropPicture, readCrop } from "./wording/wording.ts";
import { slugOf } from "./slug.ts";
import type { Verb } from "./states.ts";
import { problemsOf, transition } from "./transition.ts";
import { knownTopicIds, type BroadcastInput } from "./write.ts";

type C = Context<StaffEnv>;

/** What each button does once the draft is kept. */
const verbs: Readonly<Record<string, Verb>> = {
  senden: "send",
  planen: "schedule",
  /** At the next time that is not quiet. */
  naechste: "schedule",
  freigabe: "submit",
};

export function composePage(context: BroadcastContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");

  app.get(
    paths.newBroadcast,
    door,
    async (c) =>
      await showCompose(c, context, { draft: emptyDraft(c.req.query("tag")), broadcast: null }),
  );
  app.post(paths.broadcastPreview, door, async (c) => {
    const draft = readDraft(await readForm(c));
    return await showCompose(c, context, {
      draft,
      broadcast: await readBroadcast(context.db, draft.id),
    });
  });
  app.post(paths.newBroadcast, door, async (c) => await act(c, context));
  app.post(`${paths.broadcasts}/:id{[0-9a-f-]{36}}`, door, async (c) => await act(c, context));
  return app;
}

async function act(c: C, context: BroadcastContext): Promise<Response> {
  const form = await readForm(c);
  const upload = await readPicture(c, context, form);
  const todo = form.text("tun");
  const draft =
    todo === "naechste"
      ? await atFreeTime(context.db, upload.draft, context.clock.now())
      : upload.draft;
  const broadcast = await readBroadcast(context.db, draft.id);
  if (upload.error !== undefined)
    return await showCompose(c, context, {
      draft,
      broadcast,
      errors: { image: upload.error },
      status: 422,
    });
  if (draft.mediaId !== null && (todo === "ausschnitt" || todo === "ganzes-bild"))
    return await showCompose(c, context, {
      draft: await cropped(context, draft, draft.mediaId, todo, form),
      broadcast,
    });
  if (todo === "vorschau") return await showCompose(c, context, { draft, broadcast });
  const kept = await keep(c, context, draft, todo === "eilig" || verbs[todo] !== undefined);
  if (kept.kind === "answered") return kept.response;
  return await goOn(
    c,
    context,
    kept.broadcast,
    { ...draft, version: kept.broadcast.version },
    todo,
  );
}

type Kept =
  | { readonly kind: "kept"; readonly broadcast: Broadcast }
  | { readonly kind: "answered"; readonly response: Response };

/** Keeps what was typed, or shows it again with what stands in the way. */
async function keep(
  c: C,
  context: BroadcastContext,
  draft: Draft,
  /** It is meant to go on at once: then all that is missing is told, not only what keeps it from being kept. */
  goesOn: boolean,
): Promise<Kept> {
  const { staff } = c.var;
  const { timeZone } = await readOrganisation(context.db);
  const planned = plannedTime(draft, timeZone);
  const refuse = async (options: Omit<Parameters<typeof showCompose>[2], "draft">) =>
    ({ kind: "answered", response: await showCompose(c, context, { draft, ...options }) }) as const;
  if (planned.kind === "unreadable")
    return await refuse({
      broadcast: null,
      errors: { sendAt: checkWords(staff.language).timeWrong },
      status: 422,
    });

  const until = untilTime(draft, timeZone);
  const starts = planned.kind === "at" ? planned.at : context.clock.now();
  if (until.kind === "unreadable" || (goesOn && until.kind === "at" && until.at <= starts)) {
    const w = checkWords(staff.language);
    const error = until.kind === "unreadable" ? w.timeWrong : w.untilTooEarly;
    return await refuse({ broadcast: null, errors: { until: error }, status: 422 });
  }

  const input: BroadcastInput = {
    ...contentOf(draft),
    id: draft.id,
    topicIds: draft.topicIds,
    repeatUncertain: draft.repeatUncertain,
    sendAt: planned.kind === "at" ? planned.at : null,
    expiresAt: until.kind === "at" ? until.at : null,
  };
  const written = await keepDraft(context, draft, input, staff);
  const w = pageWords(staff.language);
  switch (written.kind) {
    case "written":
      return { kind: "kept", broadcast: written.broadcast };
    case "refused":
      return await refuse({
        broadcast: null,
        errors: goesOn ? await allProblems(c, context, draft) : written.errors,
        status: 422,
      });
    case "overtaken":
      return {
        kind: "answered",
        response: await showCompose(c, context, {
          // The next save is meant: its writer has been told.
          draft: { ...draft, version: written.broadcast.version },
          broadcast: written.broadcast,
          trouble: w.overtaken(written.by ?? w.colleague),
          status: 409,
        }),
      };
    case "closed":
      return await refuse({ broadcast: written.broadcast, trouble: w.closed, status: 409 });
    case "not-found":
      return { kind: "answered", response: await c.notFound() };
  }
}

async function allProblems(c: C, { db, publicUrl }: BroadcastContext, draft: Draft) {
  return sendingProblems(
    { ...contentOf(draft), topicIds: draft.topicIds },
    await knownTopicIds(db),
    pageOf(publicUrl, slugOf(draft.title)),
    c.var.staff.language,
  );
}

async function goOn(
  c: C,
  context: BroadcastContext,
  broadcast: Broadcast,
  draft: Draft,
  todo: string,
): Promise<Response> {
  const { db, clock, publicUrl } = context;
  const { staff } = c.var;
  const here = paths.broadcast(broadcast.id);
  if (todo === "test") {
    const sent = await sendTest(db, broadcast, staff.id, publicUrl, draft.shown, clock.now());
    context.wakeSender();
    if (sent.kind === "queued") return c.redirect(withConfirmation(here, "getestet"), 303);
    const trouble = sent.kind === "no-form" ? sent.reason : pageWords(staff.language).noPhone;
    return await showCompose(c, context, { draft, broadcast, trouble, status: 409 });
  }
  if (todo === "nicht-eilig") return await unmarkUrgent(c, context, broadcast.id);
  if (todo === "eilig" || (broadcast.lane === "urgent" && isLeaving(todo)))
    return await askWhetherUrgent(c, context, broadcast, draft);
  const verb = verbs[todo];
  if (verb === undefined) return c.redirect(withConfirmation(here, "gespeichert"), 303);
  const quietUntil =
    verb === "send" || verb === "schedule" ? await quietThen(db, draft, clock.now()) : null;
  if (quietUntil !== null) {
    const { timeZone } = await readOrganisation(db);
    const time = formatTime(quietUntil, timeZone, staff.language);
    return await showCompose(c, context, {
      draft,
      broadcast,
      errors: { sendAt: quietWords(staff.language).refused(time) },
      status: 422,
    });
  }
  if (verb === "send" && !draft.overDays && (await takesDays(db, broadcast, clock.now())))
    return await showCompose(c, context, {
      draft,
      broadcast,
      errors: { overDays: checkWords(staff.language).overDays },
      status: 422,
    });
  const actor = { kind: "staff", id: staff.id } as const;
  const moved = await transition(db, broadcast.id, verb, actor, clock.now(), {
    publicUrl,
    countdownSeconds: context.countdownSeconds,
    language: staff.language,
  });
  if (moved.kind === "not-found") return await c.notFound();
  if (moved.kind === "not-allowed")
    return await showCompose(c, context, {
      draft,
      broadcast,
      errors: moved.errors,
      trouble: moved.reason,
      status: 422,
    });
  context.wakeBroadcasts();
  return c.redirect(here, 303);
}

function isLeaving(todo: string): boolean {
  return verbs[todo] === "send" || verbs[todo] === "schedule";
}

/** What is incomplete is told here, where it can be mended; else the two questions follow. */
async function askWhetherUrgent(
  c: C,
  context: BroadcastContext,
  broadcast: Broadcast,
  draft: Draft,
): Promise<Response> {
  const { language } = c.var.staff;
  const { publicUrl } = context;
  const urgent = { ...broadcast, lane: "urgent" as const };
  const errors = await problemsOf(context.db, urgent, { publicUrl, language });
  return Object.keys(errors).length > 0
    ? await showCompose(c, context, { draft, broadcast, errors, status: 422 })
    : c.redirect(paths.broadcastAction(broadcast.id, "eilmeldung"), 303);
}

/** Whether Meta's limit lets only a part of it go today: then staff are asked whether that is as it should be. */
async function takesDays(db: Db, broadcast: Broadcast, now: Date): Promise<boolean> {
  const { timeZone } = await readOrganisation(db);
  const topicIds = broadcast.topics.map((topic) => topic.id);
  const { today, people } = await reachOf(
    db,
    broadcast.accountId,
    topicIds,
    timeZone,
    now,
    broadcast,
  );
  return today < people;
}

/** The draft with the chosen part of its picture, or with the whole one again. */
async function cropped(
  { db, mediaFolder, clock }: BroadcastContext,
  draft: Draft,
  mediaId: number,
  todo: "ausschnitt" | "ganzes-bild",
  form: FormValues,
): Promise<Draft> {
  const wholeMediaId = draft.wholeMediaId ?? mediaId;
  if (todo === "ganzes-bild") return { ...draft, mediaId: wholeMediaId, wholeMediaId: null };
  const part = await cropPicture(db, mediaFolder, mediaId, readCrop(form), clock.now());
  return part === mediaId ? draft : { ...draft, mediaId: part, wholeMediaId };
}

/** A picture that was just chosen is kept at once, so that nobody has to choose it again. */
async function readPicture(
  c: C,
  { db, mediaFolder, clock }: BroadcastContext,
  form: FormValues,
): Promise<{ readonly draft: Draft; readonly error?: string | undefined }> {
  const draft = readDraft(form);
  const file = form.file("bild");
  if (file === null) return { draft };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const kept = await keepPicture(db, mediaFolder, bytes, file.name, clock.now());
  return kept.kind === "kept"
    ? { draft: { ...draft, mediaId: kept.mediaId, wholeMediaId: null } }
    : {
        draft,
        error: c.var.staff.language === "de" ? kept.reason : checkWords("en").pictureUnreadable,
      };
}
