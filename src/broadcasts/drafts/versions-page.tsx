/** /team/aussendungen/:id/fassungen: every version, the differences of any two, and the way back to an old one. */
import { Hono, type Context } from "hono";
import { transact } from "../../db/db.ts";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import { listTopics } from "../../subscribers/subscribers.ts";
import type { PageContext } from "../../web/context.ts";
import { formatTime } from "../../web/format.ts";
import { Form, readForm, Select, Submit, withConfirmation } from "../../web/forms.tsx";
import { StaffPage } from "../../web/layout.tsx";
import { readOrganisation } from "../../web/organisation.ts";
import { Alert, EmptyState, Table } from "../../web/parts.tsx";
import { paths } from "../../web/paths.ts";
import { readBroadcast, type Broadcast } from "../read.ts";
import { isEditable } from "../states.ts";
import { editBroadcast } from "../write.ts";
import { compare } from "./compare.ts";
import { Differences } from "./differences.tsx";
import { draftWords } from "./draft-words.ts";
import { listVersions, type Version } from "./versions.ts";

export function versionsPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.broadcasts}/:id{[0-9a-f-]{36}}/fassungen`;

  app.get(one, door, async (c) => {
    const broadcast = await readBroadcast(db, c.req.param("id") ?? "");
    return broadcast === null ? c.notFound() : await show(c, context, broadcast);
  });

  app.post(one, door, async (c) => {
    const { staff } = c.var;
    const id = c.req.param("id") ?? "";
    const form = await readForm(c);
    const seen = Number(form.text("version"));
    const wanted = Number(form.text("fassung"));
    const old = (await listVersions(db, id)).find(({ version }) => version === wanted);
    const broadcast = await readBroadcast(db, id);
    if (old === undefined || broadcast === null) return c.notFound();
    const input = { ...old.content, topicIds: old.topicIds, sendAt: broadcast.sendAt };
    const actor = { kind: "staff", id: staff.id } as const;
    const edited = await transact(
      db,
      async (tx) => await editBroadcast(tx, id, seen, input, actor, clock.now(), staff.language),
    );
    if (edited.kind === "written")
      return c.redirect(withConfirmation(paths.broadcast(id), "zurueckgeholt"), 303);
    const w = draftWords(staff.language);
    const trouble =
      edited.kind === "overtaken"
        ? w.overtaken(edited.by ?? w.colleague)
        : edited.kind === "refused"
          ? (Object.values(edited.errors)[0] ?? w.closed)
          : w.closed;
    return await show(c, context, (await readBroadcast(db, id)) ?? broadcast, trouble);
  });
  return app;
}

async function show(
  c: Context<StaffEnv>,
  context: PageContext,
  broadcast: Broadcast,
  trouble?: string,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = draftWords(language);
  const { db } = context;
  const { id, title } = broadcast;
  const [versions, topics, { timeZone }] = await Promise.all([
    listVersions(db, id),
    listTopics(db, { hidden: true }),
    readOrganisation(db),
  ]);
  const { from, to } = chosen(versions, c.req.query("von"), c.req.query("bis"));
  const said = ({ content, topicIds }: Version) => ({
    content,
    topics: topics.filter((topic) => topicIds.includes(topic.id)).map((topic) => topic.title),
  });
  const options = versions.map((version) => ({
    value: String(version.number),
    label: `${w.number(version.number)}, ${formatTime(version.at, timeZone, language)}`,
  }));
  return await c.html(
    <StaffPage title={w.versionsTitle(title)} section="broadcasts" staff={staff} context={context}>
      {trouble === undefined ? null : <Alert title={trouble} tone="danger" announced />}
      <p class="kern-body">
        <a class="kern-link" href={paths.broadcast(id)}>
          {w.back}
        </a>
      </p>
      {versions.length === 0 ? (
        <EmptyState title={w.none} />
      ) : (
        <>
          <p class="kern-body">{from === undefined ? w.introOne : w.intro}</p>
          <VersionTable
            broadcast={broadcast}
            versions={versions}
            timeZone={timeZone}
            language={language}
          />
        </>
      )}
      {from === undefined || to === undefined ? null : (
        <>
          <Form action={paths.broadcastVersions(id)} method="get">
            <div class="compose__time">
              <Select name="von" label={w.from} options={options} value={String(from.number)} />
              <Select name="bis" label={w.to} options={options} value={String(to.number)} />
            </div>
            <Submit label={w.compare} kind="secondary" />
          </Form>
          <Differences
            compared={compare(said(from), said(to))}
            from={from.number}
            to={to.number}
            language={language}
          />
        </>
      )}
    </StaffPage>,
    trouble === undefined ? 200 : 409,
  );
}

/** The two asked for, else the last two; nothing where there is only one. */
function chosen(versions: readonly Version[], from: string | undefined, to: string | undefined) {
  if (versions.length < 2) return { from: undefined, to: undefined };
  const find = (number: string | undefined) =>
    versions.find((version) => String(version.number) === number);
  return { from: find(from) ?? versions.at(-2), to: find(to) ?? versions.at(-1) };
}

const VersionTable = (props: {
  broadcast: Broadcast;
  versions: readonly Version[];
  timeZone: string;
  language: "de" | "en";
}) => {
  const { broadcast, versions, timeZone, language } = props;
  const w = draftWords(language);
  const last = versions.at(-1);
  return (
    <Table
      caption={w.versions}
      hideCaption
      columns={[
        { title: w.columnNumber },
        { title: w.columnWhen },
        { title: w.columnWho },
        { title: w.columnRestore },
      ]}
      rows={versions.toReversed().map((version) => [
        w.number(version.number),
        formatTime(version.at, timeZone, language),
        `${version.editor ?? w.program}${version.automatic ? ` (${w.automatic})` : ""}`,
        version === last ? (
          w.current
        ) : (
          <Form action={paths.broadcastVersions(broadcast.id)}>
            <input type="hidden" name="version" value={String(broadcast.version)} />
            <input type="hidden" name="fassung" value={String(version.version)} />
            <Submit
              label={w.restore(version.number)}
              kind="tertiary"
              disabledReason={isEditable(broadcast.state) ? undefined : w.closed}
            />
          </Form>
        ),
      ])}
    />
  );
};
