/** /team/abonnenten: who gets messages, with search and filters. */
import { Hono, type Context } from "hono";
import type { FC } from "hono/jsx";
import { may, requireStaff, type StaffEnv, type StaffMember } from "../staff/staff.ts";
import { Field, Form, Select, Submit } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { EmptyState } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { FirstSteps, Totals } from "./list-head.tsx";
import { pageSize, queryString, readListQuery, type ListQuery } from "./list-query.ts";
import { localDay } from "./local-day.ts";
import { listWords } from "./page-words.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { listSubscribers, type SubscriberPage } from "./subscriber-list.ts";
import { subscriberStates } from "./subscriber-row.ts";
import { SubscriberTable } from "./subscriber-table.tsx";
import { countSubscribers } from "./subscriptions.ts";
import { listTopics, type Topic } from "./topics.ts";

export function listPage(context: SubscriberContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(paths.subscribers, requireStaff(context, "see-subscribers"), (c) => show(c, context));
  return app;
}

async function show(c: Context<StaffEnv>, context: SubscriberContext): Promise<Response> {
  const { db } = context;
  const { staff } = c.var;
  const w = listWords(staff.language);
  const [organisation, topics, counts] = await Promise.all([
    readOrganisation(db),
    listTopics(db, { hidden: true }),
    countSubscribers(db),
  ]);
  const query = readListQuery((name) => c.req.query(name), topics);
  const today = localDay(context.clock.now(), organisation.timeZone);
  const page = await read(context, query, today);
  const isFiltered = queryString(query) !== "";
  return await c.html(
    <StaffPage title={w.title} section="subscribers" staff={staff} context={context}>
      <p class="kern-body">{w.intro}</p>
      <Totals counts={counts} topics={topics} present={query} language={staff.language} />
      <Filters query={query} topics={topics} isFiltered={isFiltered} staff={staff} />
      {page.rows.length > 0 ? (
        <SubscriberTable
          rows={page.rows}
          zone={organisation.timeZone}
          today={today}
          language={staff.language}
        />
      ) : isFiltered ? (
        <EmptyState title={w.nobodyFound} text={w.searchHint} />
      ) : (
        <FirstSteps staff={staff} />
      )}
      <Neighbours page={page} query={query} staff={staff} />
      {page.rows.length > 0 ? <Export query={query} staff={staff} /> : null}
    </StaffPage>,
  );
}

/** Going back to where fewer than a page are newer shows the whole first page. */
async function read(
  { db }: SubscriberContext,
  { place, ...query }: ListQuery,
  today: string,
): Promise<SubscriberPage> {
  const page = await listSubscribers(db, { ...query, today }, place, pageSize);
  return place.kind === "newer-than" && !page.hasNewer
    ? await listSubscribers(db, { ...query, today }, { kind: "start" }, pageSize)
    : page;
}

const Filters: FC<{
  query: ListQuery;
  topics: readonly Topic[];
  isFiltered: boolean;
  staff: StaffMember;
}> = ({ query, topics, isFiltered, staff }) => {
  const w = listWords(staff.language);
  return (
    <Form action={paths.subscribers} method="get" label={w.find}>
      <div class="subscriber-filters">
        <Field name="suche" type="search" label={w.search} value={query.search} maxlength={100} />
        <Select
          name="kategorie"
          label={w.topic}
          value={query.topic?.key ?? ""}
          options={[
            { value: "", label: w.anyTopic },
            ...topics.map(({ key, title }) => ({ value: key, label: title })),
          ]}
        />
        <Select
          name="stand"
          label={w.state}
          value={query.state ?? ""}
          options={[
            { value: "", label: w.anyState },
            ...subscriberStates.toReversed().map((state) => ({ value: state, label: w[state] })),
          ]}
        />
        <div class="actions">
          <Submit label={w.find} kind="secondary" />
          {isFiltered ? (
            <a class="kern-link" href={paths.subscribers}>
              {w.reset}
            </a>
          ) : null}
        </div>
      </div>
    </Form>
  );
};

const Neighbours: FC<{ page: SubscriberPage; query: ListQuery; staff: StaffMember }> = ({
  page,
  query,
  staff,
}) => {
  const w = listWords(staff.language);
  const to = (name: string, id: number | undefined) =>
    `${paths.subscribers}?${queryString(query, { [name]: String(id) })}`;
  if (!page.hasNewer && !page.hasOlder) return null;
  return (
    <nav class="pagination" aria-label={w.pages}>
      {page.hasNewer ? (
        <a class="kern-link" rel="prev" href={to("nach", page.rows[0]?.id ?? 0)}>
          {w.newer}
        </a>
      ) : null}
      {page.hasOlder ? (
        <a class="kern-link" rel="next" href={to("vor", page.rows.at(-1)?.id)}>
          {w.older}
        </a>
      ) : null}
    </nav>
  );
};

/** A form, not a link: whoever takes the list away leaves a line in the audit log. */
const Export: FC<{ query: ListQuery; staff: StaffMember }> = ({ query, staff }) => {
  const w = listWords(staff.language);
  const permission = may(staff, "administer");
  return (
    <Form action={paths.subscribersExport} label={w.export}>
      <input type="hidden" name="suche" value={query.search} />
      <input type="hidden" name="kategorie" value={query.topic?.key ?? ""} />
      <input type="hidden" name="stand" value={query.state ?? ""} />
      <p class="kern-body">{w.exportHint}</p>
      <Submit
        label={w.export}
        kind="secondary"
        disabledReason={permission.kind === "denied" ? permission.reason : undefined}
      />
    </Form>
  );
};
