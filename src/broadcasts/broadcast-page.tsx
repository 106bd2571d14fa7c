/** /team/aussendungen/:id: the form while it can be changed, else how far it is, and every step of it. */
import { Hono, type Context } from "hono";
import { sql } from "kysely";
import { readMedia } from "../channels/channels.ts";
import { transact } from "../db/db.ts";
import { csvFile } from "../lib/csv.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import { Confirmation, confirmationText, readForm, withConfirmation } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Alert, LiveRegion } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import {
  ApprovalCard,
  readApproval,
  topicTitlesOf,
  type TypedReason,
} from "./approval/approval.ts";
import { BeforeStart } from "./before-start.tsx";
import { showCompose } from "./compose.tsx";
import type { BroadcastContext } from "./context.ts";
import { correctionOf, correctionWords } from "./correction/correction.ts";
import { costWords } from "./cost-words.ts";
import { deedVerbs, isDeed } from "./deeds.tsx";
import { draftOf } from "./draft.ts";
import { draftWords } from "./drafts/drafts.ts";
import { goOverBudget } from "./over-budget.ts";
import { pageWords } from "./page-words.ts";
import { urgentWords } from "./plan/plan.ts";
import { progressWords } from "./progress-words.ts";
import { ProgressView } from "./progress-view.tsx";
import { readBroadcast, type Broadcast } from "./read.ts";
import { eachRecipient, readRecipients } from "./recipients.ts";
import { csvCells, csvHead, recipientsPath, RecipientsView } from "./recipients-view.tsx";
import { doneWords } from "./review-words.ts";
import { readSituation } from "./situation.ts";
import { isEditable } from "./states.ts";
import { Collected } from "./summary/collected.tsx";
import { transition } from "./transition.ts";
import { copyBroadcast } from "./write.ts";

type C = Context<StaffEnv>;

export function broadcastPage(context: BroadcastContext): Hono<StaffEnv> {
  const { db, clock, publicUrl } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.broadcasts}/:id{[0-9a-f-]{36}}`;

  app.get(one, door, async (c) => {
    const broadcast = await readBroadcast(db, idOf(c));
    if (broadcast === null) return c.notFound();
    return isEditable(broadcast.state) && broadcast.state !== "in-review"
      ? await showDraft(c, context, broadcast)
      : await showProgress(c, context, broadcast);
  });

  app.get(`${one}/personen.csv`, door, async (c) => {
    const broadcast = await readBroadcast(db, idOf(c));
    if (broadcast === null) return c.notFound();
    const { language } = c.var.staff;
    const { timeZone } = await readOrganisation(db);
    await transact(db, async (tx) => {
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: c.var.staff.id },
        action: "recipients exported",
        subject: `broadcast:${broadcast.id}`,
      });
    });
    c.header("Content-Type", "text/csv; charset=utf-8");
    const name = `${progressWords(language).fileName}-${broadcast.slug}.csv`;
    c.header("Content-Disposition", `attachment; filename="${name}"`);
    return c.body(
      csvFile(csvHead(language), eachRecipient(db, broadcast), (delivery) =>
        csvCells(delivery, timeZone, language),
      ),
    );
  });

  app.post(`${one}/kopieren`, door, async (c) => {
    const actor = { kind: "staff", id: c.var.staff.id } as const;
    const copy = await transact(
      db,
      async (tx) => await copyBroadcast(tx, idOf(c), actor, clock.now()),
    );
    return copy === null
      ? c.notFound()
      : c.redirect(withConfirmation(paths.broadcast(copy.id), "kopiert"), 303);
  });

  app.post(`${one}/korrigieren`, door, async (c) => {
    const actor = { kind: "staff", id: c.var.staff.id } as const;
    const draft = await transact(
      db,
      async (tx) => await correctionOf(tx, idOf(c), actor, clock.now(), publicUrl),
    );
    return draft === null
      ? c.notFound()
      : c.redirect(withConfirmation(paths.broadcast(draft.id), "korrektur"), 303);
  });

  app.post(`${one}/trotz-budget`, door, async (c) => {
    const { staff } = c.var;
    const decided = await transact(
      db,
      async (tx) => await goOverBudget(tx, idOf(c), staff.id, clock.now()),
    );
    if (decided === null) return c.notFound();
    const { broadcast, may } = decided;
    if (may !== "allowed")
      return await showProgress(c, context, broadcast, costWords(staff.language)[may]);
    context.wakeBroadcasts();
    context.wakeSender();
    return c.redirect(withConfirmation(paths.broadcast(broadcast.id), "trotz-budget"), 303);
  });

  app.post(`${one}/:deed`, door, async (c) => {
    const deed = c.req.param("deed") ?? "";
    if (!isDeed(deed)) return c.notFound();
    const { staff } = c.var;
    const id = idOf(c);
    const actor = { kind: "staff", id: staff.id } as const;
    const { language } = staff;
    const form = await readForm(c);
    const reason = form.text("grund");
    const moved = await transition(db, id, deedVerbs[deed], actor, clock.now(), {
      publicUrl,
      language,
      seen: form.text("stand"),
      reason,
    });
    if (moved.kind === "not-found") return c.notFound();
    if (moved.kind === "not-allowed") {
      const error = moved.errors["reason"];
      const typed = error === undefined ? undefined : { text: reason, error };
      return await showProgress(c, context, moved.broadcast, moved.reason, typed);
    }
    context.wakeBroadcasts();
    context.wakeSender();
    return c.redirect(withConfirmation(paths.broadcast(id), deed), 303);
  });

  // Pictures of drafts; never a file that a citizen sent.
  app.get(`${paths.broadcasts}/bild/:media{[0-9]{1,15}}`, door, async (c) => {
    const id = Number(c.req.param("media"));
    const { rows } = await sql`select 1 from messages where media_id = ${id} limit 1`.execute(db);
    const file = rows.length > 0 ? null : await readMedia(db, context.mediaFolder, id);
    if (file === null) return c.notFound();
    c.header("Content-Type", file.mimeType);
    c.header("Cache-Control", "private, max-age=3600");
    return c.body(new Uint8Array(file.bytes));
  });
  return app;
}

function idOf(c: C): string {
  return c.req.param("id") ?? "";
}

async function showDraft(c: C, context: BroadcastContext, broadcast: Broadcast): Promise<Response> {
  const w = pageWords(c.var.staff.language);
  const { timeZone } = await readOrganisation(context.db);
  const done = {
    gespeichert: w.saved,
    getestet: w.tested,
    kopiert: w.copied,
    korrektur: correctionWords(c.var.staff.language).made,
    zurueckgeholt: draftWords(c.var.staff.language).restored,
    "nicht-eilig": urgentWords(c.var.staff.language).unmarked,
    ...doneWords(c.var.staff.language),
  };
  return await showCompose(
    c,
    context,
    { draft: draftOf(broadcast, timeZone), broadcast },
    <Confirmation text={confirmationText(c, done)} />,
  );
}

async function showProgress(
  c: C,
  context: BroadcastContext,
  broadcast: Broadcast,
  trouble?: string,
  typed?: TypedReason,
): Promise<Response> {
  const { db, clock } = context;
  const { staff } = c.var;
  const { language } = staff;
  const w = pageWords(language);
  const { id, slug, title, teaser, topics, startedAt } = broadcast;
  const [organisation, approval, topicTitles, situation, recipients] = await Promise.all([
    readOrganisation(db),
    readApproval(db, broadcast, clock.now()),
    topicTitlesOf(db),
    readSituation(db, broadcast, clock.now()),
    readRecipients(db, broadcast, c),
  ]);
  return await c.html(
    <StaffPage
      title={title === "" ? w.untitled : title}
      section="broadcasts"
      staff={staff}
      context={context}
    >
      <Confirmation
        text={confirmationText(c, {
          ...doneWords(language),
          "trotz-budget": costWords(language).goneOver,
        })}
      />
      {trouble === undefined ? null : <Alert title={trouble} tone="danger" announced />}
      {startedAt === null ? null : (
        <p class="kern-body">
          {teaser}
          <br />
          {topics.map((topic) => topic.title).join(", ")}
        </p>
      )}
      {startedAt === null ? null : (
        <p class="kern-body">
          <a class="kern-link" href={paths.broadcastPage(slug)}>
            {w.publicPage}
          </a>
        </p>
      )}
      <LiveRegion
        topic={`broadcast:${id}`}
        src={recipientsPath(id, recipients.filter, recipients.after)}
      >
        <ProgressView
          broadcast={broadcast}
          situation={situation}
          staffId={staff.id}
          approval={approval}
          now={clock.now()}
          timeZone={organisation.timeZone}
          language={language}
        />
        <Collected db={db} id={id} language={language} />
        <ApprovalCard
          broadcast={broadcast}
          approval={approval}
          staffId={staff.id}
          topicTitles={topicTitles}
          typed={typed}
          timeZone={organisation.timeZone}
          language={language}
        />
        {startedAt === null ? null : (
          <RecipientsView
            id={id}
            recipients={recipients}
            timeZone={organisation.timeZone}
            language={language}
          />
        )}
      </LiveRegion>
      {startedAt === null ? (
        <BeforeStart
          broadcast={broadcast}
          context={context}
          organisation={organisation}
          language={language}
        />
      ) : null}
    </StaffPage>,
    trouble === undefined ? 200 : 409,
  );
}
