/** /team/aussendungen/:id/eilmeldung: the two questions before an urgent broadcast leaves, each on a page of its own. */
import { Hono, type Context } from "hono";
import { transact } from "../../db/db.ts";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import { formatNumber } from "../../web/format.ts";
import { ButtonLink, Form, readForm, Submit, withConfirmation } from "../../web/forms.tsx";
import { StaffPage } from "../../web/layout.tsx";
import { readOrganisation } from "../../web/organisation.ts";
import { Alert, PhonePreview } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import { isComplete, readApproval } from "../approval/approval.ts";
import type { BroadcastContext } from "../context.ts";
import { formsOf, pageOf } from "../forms.ts";
import { ArrivedMessage } from "../preview.tsx";
import { reachOf } from "../reach.ts";
import { ReachFacts } from "../reach-facts.tsx";
import { readBroadcast, type Broadcast } from "../read.ts";
import { reasonWords } from "../state-words.ts";
import { isEditable } from "../states.ts";
import { transition } from "../transition.ts";
import { lockBroadcast } from "../write.ts";
import { markUrgent } from "./urgent.ts";
import { urgentWords } from "./urgent-words.ts";
import { warningClaim } from "./warning-claims.ts";

/** Time for "Doch nicht": less than for others. */
const longestCountdownSeconds = 10;

export function urgentPage(context: BroadcastContext): Hono<StaffEnv> {
  const { db, clock, publicUrl } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.broadcasts}/:id{[0-9a-f-]{36}}/eilmeldung`;
  const idOf = (c: Context<StaffEnv>) => c.req.param("id") ?? "";

  app.get(one, door, async (c) => {
    const broadcast = await readBroadcast(db, idOf(c));
    if (broadcast === null) return c.notFound();
    if (!isEditable(broadcast.state)) return c.redirect(paths.broadcast(broadcast.id), 303);
    return broadcast.lane === "urgent"
      ? await askAgain(c, context, broadcast)
      : await askFirst(c, context, broadcast);
  });

  app.post(one, door, async (c) => {
    const form = await readForm(c);
    const { staff } = c.var;
    const { language } = staff;
    const actor = { kind: "staff", id: staff.id } as const;
    const now = clock.now();
    const todo = form.text("tun");
    if (todo === "ja") {
      const broadcast = await transact(db, async (tx) => {
        const locked = await lockBroadcast(tx, idOf(c));
        if (locked !== null) await markUrgent(tx, locked, true, actor, now);
        return locked;
      });
      return broadcast === null
        ? c.notFound()
        : c.redirect(paths.broadcastAction(broadcast.id, "eilmeldung"), 303);
    }
    const broadcast = await readBroadcast(db, idOf(c));
    if (broadcast === null) return c.notFound();
    if (broadcast.lane !== "urgent") return await askFirst(c, context, broadcast);
    if (broadcast.version !== Number(form.text("version")) && isEditable(broadcast.state))
      return await askAgain(c, context, broadcast, urgentWords(language).overtaken);
    const verb = todo === "freigabe" ? "submit" : "send";
    const moved = await transition(db, broadcast.id, verb, actor, now, {
      publicUrl,
      countdownSeconds: Math.min(longestCountdownSeconds, context.countdownSeconds),
      language,
    });
    if (moved.kind === "not-found") return c.notFound();
    if (moved.kind === "not-allowed") {
      const sentences = Object.values(moved.errors);
      const trouble = sentences.length > 0 ? sentences.join(" ") : moved.reason;
      return await askAgain(c, context, moved.broadcast, trouble);
    }
    context.wakeBroadcasts();
    return c.redirect(paths.broadcast(broadcast.id), 303);
  });
  return app;
}

/** For the buttons of the form: the broadcast is kept already. */
export async function unmarkUrgent(
  c: Context<StaffEnv>,
  { db, clock }: BroadcastContext,
  id: string,
): Promise<Response> {
  const actor = { kind: "staff", id: c.var.staff.id } as const;
  await transact(db, async (tx) => {
    const locked = await lockBroadcast(tx, id);
    if (locked !== null) await markUrgent(tx, locked, false, actor, clock.now());
  });
  return c.redirect(withConfirmation(paths.broadcast(id), "nicht-eilig"), 303);
}

async function askFirst(
  c: Context<StaffEnv>,
  context: BroadcastContext,
  { id, title }: Broadcast,
): Promise<Response> {
  const { staff } = c.var;
  const w = urgentWords(staff.language);
  return await c.html(
    <StaffPage title={w.title} section="broadcasts" staff={staff} context={context}>
      <p class="kern-body">{title}</p>
      <h2 class="kern-heading-medium">{w.firstTitle}</h2>
      <p class="kern-body">{w.firstLead}</p>
      <ul>
        {[w.doesFirst, w.doesNight, w.doesBudget].map((line) => (
          <li class="kern-body">{line}</li>
        ))}
      </ul>
      <Alert title={w.notOfficialTitle} tone="warning">
        <p class="kern-body">{w.notOfficial}</p>
      </Alert>
      <Form action={paths.broadcastAction(id, "eilmeldung")}>
        <div class="compose__deeds">
          <Submit label={w.yes} kind="danger" name="tun" value="ja" />
          <ButtonLink href={paths.broadcast(id)} label={w.back} kind="secondary" />
        </div>
      </Form>
    </StaffPage>,
  );
}

async function askAgain(
  c: Context<StaffEnv>,
  context: BroadcastContext,
  broadcast: Broadcast,
  trouble?: string,
): Promise<Response> {
  const { db, clock, publicUrl } = context;
  const { staff } = c.var;
  const { language } = staff;
  const w = urgentWords(language);
  const { id, accountId, slug, topics, version, text } = broadcast;
  const page = pageOf(publicUrl, slug);
  const organisation = await readOrganisation(db);
  const topicIds = topics.map((topic) => topic.id);
  const [forms, reach, approval] = await Promise.all([
    formsOf(db, accountId, broadcast, page),
    reachOf(db, accountId, topicIds, organisation.timeZone, clock.now(), broadcast),
    readApproval(db, broadcast, clock.now()),
  ]);
  const mentioned = warningClaim(text);
  return await c.html(
    <StaffPage title={w.title} section="broadcasts" staff={staff} context={context}>
      {trouble === undefined ? null : <Alert title={trouble} tone="danger" announced />}
      <h2 class="kern-heading-medium">{w.secondTitle}</h2>
      {mentioned === null ? null : <Alert title={w.mentions(mentioned)} tone="warning" />}
      <div class="urgent-preview">
        <PhonePreview sender={organisation.name} language={language}>
          {forms.outsideWindow === null ? null : (
            <ArrivedMessage message={forms.outsideWindow} content={broadcast} />
          )}
          <ArrivedMessage message={forms.inWindow} content={broadcast} />
        </PhonePreview>
        <div>
          <p class="kern-body">{w.to(topics.map((topic) => topic.title).join(", "))}</p>
          <ReachFacts reach={reach} language={language} />
          <p class="kern-body">{w.notOfficial}</p>
        </div>
      </div>
      <Form action={paths.broadcastAction(id, "eilmeldung")}>
        <input type="hidden" name="version" value={String(version)} />
        <div class="compose__deeds">
          <Submit
            label={w.send(formatNumber(reach.people, language), reach.people === 1)}
            kind="danger"
            name="tun"
            value="senden"
            disabledReason={isComplete(approval) ? undefined : reasonWords(language).needsApproval}
          />
          {isComplete(approval) ? null : <Submit label={w.submit} name="tun" value="freigabe" />}
          <ButtonLink href={paths.broadcast(id)} label={w.back} kind="secondary" />
        </div>
      </Form>
    </StaffPage>,
    trouble === undefined ? 200 : 409,
  );
}
