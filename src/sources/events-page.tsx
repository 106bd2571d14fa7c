/** /team/veranstaltungen: what takes place, by day, with a month to leaf through. */
import { Hono } from "hono";
import type { FC } from "hono/jsx";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { ButtonLink, Field, Form, Select, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Alert, EmptyState } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { countOpenQuestions } from "./alarms.ts";
import type { SourcesContext } from "./context.ts";
import { countByDay, listEvents, listStates, type EventQuery } from "./event-list.ts";
import { EventLines } from "./event-lines.tsx";
import { eventWords } from "./event-words.ts";
import { dayAt, isDay } from "./days.ts";
import { MonthGrid } from "./month-grid.tsx";
import { listSources, type Source } from "./source.ts";

export function eventsPage(context: SourcesContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  app.get(paths.events, requireStaff(context, "compose"), async (c) => {
    const { staff } = c.var;
    const { language } = staff;
    const w = eventWords(language);
    const { timeZone } = await readOrganisation(db);
    const today = dayAt(clock.now(), timeZone);
    const query = readQuery((name) => c.req.query(name), today);
    const [sources, list, counts, open] = await Promise.all([
      listSources(db),
      listEvents(db, query),
      countByDay(db, query, query.from.slice(0, 7)),
      countOpenQuestions(db),
    ]);
    const isFiltered = queryString(query, today) !== "";
    return c.html(
      <StaffPage
        title={w.title}
        section="tips"
        staff={staff}
        context={context}
        action={<ButtonLink href={paths.newEvent} label={w.add} />}
      >
        {open === 0 ? null : (
          <Alert title={w.changes(open)} tone="warning">
            <a class="kern-link" href={paths.eventChanges}>
              {w.changesLink}
            </a>
          </Alert>
        )}
        <p class="kern-body">{w.intro}</p>
        <div class="actions">
          <ButtonLink href={paths.eventFromLink} label={w.fromLink} kind="secondary" />
          <ButtonLink href={paths.sources} label={w.sources} kind="secondary" />
        </div>
        <Filters query={query} sources={sources} isFiltered={isFiltered} language={language} />
        <div class="event-desk">
          <MonthGrid
            month={query.from.slice(0, 7)}
            today={today}
            counts={counts}
            path={(from) => `${paths.events}?${queryString({ ...query, from, page: 1 }, today)}`}
            language={language}
          />
          {list.occurrences.length > 0 ? (
            <EventLines occurrences={list.occurrences} from={query.from} language={language} />
          ) : isFiltered || sources.length > 0 ? (
            <EmptyState title={w.noneFound} text={w.noneFoundText} />
          ) : (
            <EmptyState title={w.none} text={w.noneText} />
          )}
        </div>
        <Neighbours
          page={query.page}
          hasMore={list.hasMore}
          path={`${paths.events}?${queryString({ ...query, page: 1 }, today)}`}
          language={language}
        />
      </StaffPage>,
    );
  });
  return app;
}

function readQuery(ask: (name: string) => string | undefined, today: string): EventQuery {
  const from = ask("ab") ?? "";
  const source = ask("quelle") ?? "";
  return {
    search: (ask("suche") ?? "").replaceAll("\0", "").trim().slice(0, 100),
    from: isDay(from) ? from : today,
    source: source === "eigen" ? "own" : /^\d{1,9}$/.test(source) ? Number(source) : null,
    state: listStates.find((state) => state === ask("stand")) ?? "all",
    page: Math.min(10_000, Math.max(1, Math.floor(Number(ask("seite")) || 1))),
  };
}

function queryString({ search, from, source, state }: EventQuery, today: string): string {
  return new URLSearchParams({
    ...(search === "" ? {} : { suche: search }),
    ...(from === today ? {} : { ab: from }),
    ...(source === null ? {} : { quelle: source === "own" ? "eigen" : String(source) }),
    ...(state === "all" ? {} : { stand: state }),
  }).toString();
}

const Filters: FC<{
  query: EventQuery;
  sources: readonly Source[];
  isFiltered: boolean;
  language: Language;
}> = ({ query, sources, isFiltered, language }) => {
  const w = eventWords(language);
  return (
    <Form action={paths.events} method="get" label={w.filters}>
      <div class="event-filters">
        <Field name="suche" type="search" label={w.search} value={query.search} maxlength={100} />
        <Field name="ab" type="date" label={w.from} value={query.from} />
        <Select
          name="quelle"
          label={w.source}
          value={query.source === "own" ? "eigen" : String(query.source ?? "")}
          options={[
            { value: "", label: w.anySource },
            { value: "eigen", label: w.ownSource },
            ...sources.map(({ id, title }) => ({ value: String(id), label: title })),
          ]}
        />
        <Select
          name="stand"
          label={w.state}
          value={query.state}
          options={listStates.map((state) => ({ value: state, label: w[state] }))}
        />
        <div class="actions">
          <Submit label={w.find} kind="secondary" />
          {isFiltered ? (
            <a class="kern-link" href={paths.events}>
              {w.reset}
            </a>
          ) : null}
        </div>
      </div>
    </Form>
  );
};

/** Nobody wants the last page of all that is to come: earlier and later are enough. */
const Neighbours: FC<{ page: number; hasMore: boolean; path: string; language: Language }> = ({
  page,
  hasMore,
  path,
  language,
}) => {
  const w = eventWords(language);
  if (page === 1 && !hasMore) return null;
  return (
    <nav class="pagination" aria-label={w.pages}>
      {page > 1 ? (
        <a class="kern-link" rel="prev" href={`${path}&seite=${page - 1}`}>
          {w.earlier}
        </a>
      ) : null}
      {hasMore ? (
        <a class="kern-link" rel="next" href={`${path}&seite=${page + 1}`}>
          {w.later}
        </a>
      ) : null}
    </nav>
  );
};
