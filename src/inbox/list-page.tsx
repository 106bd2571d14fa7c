/** /team/posteingang: who waits, filters, search. */
import { Hono } from "hono";
import type { FC } from "hono/jsx";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { Field, Form, Submit } from "../web/forms.tsx";
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { EmptyState, LiveRegion, Pagination } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { InboxContext } from "./context.ts";
import { ConversationLines } from "./conversation-lines.tsx";
import {
  countConversations,
  listConversations,
  type ConversationList,
  type ConversationState,
} from "./list.ts";
import { inboxWords } from "./words.ts";

const filters = [
  { key: "wartend", state: "waiting", label: "waiting" },
  { key: "beantwortet", state: "open", label: "open" },
  { key: "erledigt", state: "done", label: "done" },
  { key: "alle", state: undefined, label: "all" },
] as const;
type Filter = (typeof filters)[number];

export function listPage(context: InboxContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(paths.inbox, requireStaff(context, "answer"), async (c) => {
    const { staff } = c.var;
    const w = inboxWords(staff.language);
    const search = (c.req.query("suche") ?? "").replaceAll("\0", "").trim().slice(0, 100);
    // Whoever searches looks everywhere unless a state was chosen.
    const filter =
      filters.find(({ key }) => key === c.req.query("stand")) ?? filters[search === "" ? 0 : 3];
    const page = pageNumber(c.req.query("seite"));
    const list = await listConversations(context.db, { state: filter.state, search, page });
    const counts = await countConversations(context.db);
    const here = addressOf(filter, search);
    return c.html(
      <StaffPage
        title={w.title}
        section="inbox"
        staff={staff}
        context={context}
        badge={counts.waiting}
      >
        <p class="kern-body">{w.intro}</p>
        <Form action={paths.inbox} method="get" label={w.search}>
          <input type="hidden" name="stand" value={filter.key} />
          <div class="inbox-search">
            <Field name="suche" type="search" label={w.search} value={search} maxlength={100} />
            <Submit label={w.searchButton} kind="secondary" />
          </div>
        </Form>
        <LiveRegion topic="inbox" src={list.page > 1 ? `${here}&seite=${list.page}` : here}>
          <Filters counts={counts} present={filter} search={search} language={staff.language} />
          <Lines
            list={list}
            filter={filter}
            search={search}
            now={context.clock.now()}
            language={staff.language}
          />
          <Pagination page={list.page} pages={list.pages} path={here} language={staff.language} />
        </LiveRegion>
      </StaffPage>,
    );
  });
  return app;
}

function addressOf(filter: Filter, search: string): string {
  const query = new URLSearchParams({
    stand: filter.key,
    ...(search === "" ? {} : { suche: search }),
  });
  return `${paths.inbox}?${query.toString()}`;
}

/** Pages that do not exist show the first or an empty one, never an error. */
function pageNumber(given: string | undefined): number {
  const page = Number(given ?? "1");
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1;
}

const Filters: FC<{
  counts: Readonly<Record<ConversationState, number>>;
  present: Filter;
  search: string;
  language: Language;
}> = ({ counts, present, search, language }) => {
  const w = inboxWords(language);
  return (
    <nav aria-label={w.states}>
      <ul class="inbox-filters">
        {filters.map((filter) => (
          <li>
            <a
              href={addressOf(filter, search)}
              aria-current={filter.key === present.key ? "page" : undefined}
            >
              {w[filter.label]}
              {filter.state === undefined
                ? null
                : ` (${formatNumber(counts[filter.state], language)})`}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Lines: FC<{
  list: ConversationList;
  filter: Filter;
  search: string;
  now: Date;
  language: Language;
}> = ({ list, filter, search, now, language }) => {
  const w = inboxWords(language);
  if (list.conversations.length > 0)
    return <ConversationLines conversations={list.conversations} now={now} language={language} />;
  const nobodyWaits = filter.state === "waiting" && search === "";
  return (
    <EmptyState
      title={search !== "" ? w.emptySearch : nobodyWaits ? w.emptyWaiting : w.emptyOther}
      text={nobodyWaits ? w.emptyWaitingText : undefined}
      action={
        filter.state === undefined && search === "" ? null : (
          <a class="kern-link" href={`${paths.inbox}?stand=alle`}>
            {w.showAll}
          </a>
        )
      }
    />
  );
};
