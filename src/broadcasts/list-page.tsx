/** /team/aussendungen: what is written, planned, under way and done. */
import { Hono } from "hono";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import { formatNumber, formatTime } from "../web/format.ts";
import { ButtonLink } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Badge, EmptyState, Pagination, Table } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { templateWords } from "./drafts/drafts.ts";
import { pageWords } from "./page-words.ts";
import { planWords, urgentWords } from "./plan/plan.ts";
import { countBroadcasts, listBroadcasts, type Broadcast, type Filter } from "./read.ts";
import { StateBadge } from "./state-badge.tsx";

const order: readonly Filter[] = ["all", "open", "planned", "under-way", "done"];

export function listPage(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(paths.broadcasts, requireStaff(context, "compose"), async (c) => {
    const { staff } = c.var;
    const { language } = staff;
    const w = pageWords(language);
    const filter = order.find((one) => one === c.req.query("stand")) ?? "all";
    const page = Math.min(100_000, Math.max(1, Math.floor(Number(c.req.query("seite")) || 1)));
    const [counts, list, { timeZone }] = await Promise.all([
      countBroadcasts(context.db),
      listBroadcasts(context.db, { filter, page }),
      readOrganisation(context.db),
    ]);
    return c.html(
      <StaffPage
        title={w.title}
        section="broadcasts"
        staff={staff}
        context={context}
        action={
          <div class="compose__deeds">
            <ButtonLink href={paths.newBroadcast} label={w.write} />
            <ButtonLink
              href={paths.broadcastCalendar}
              label={planWords(language).title}
              kind="secondary"
            />
            <ButtonLink
              href={paths.textTemplates}
              label={templateWords(language).title}
              kind="secondary"
            />
          </div>
        }
      >
        <nav aria-label={w.filters}>
          <ul class="inbox-filters">
            {order.map((one) => (
              <li>
                <a
                  href={`${paths.broadcasts}?stand=${one}`}
                  aria-current={one === filter ? "page" : undefined}
                >
                  {w[one]} ({formatNumber(counts[one], language)})
                </a>
              </li>
            ))}
            <li>
              <a href={paths.approvals}>{w.approvals}</a>
            </li>
          </ul>
        </nav>
        {list.broadcasts.length === 0 ? (
          counts.all === 0 ? (
            <EmptyState title={w.empty} text={w.emptyText} />
          ) : (
            <EmptyState title={w.emptyFilter} />
          )
        ) : (
          <div class="stacking">
            <Table
              caption={w.title}
              hideCaption
              columns={[
                { title: w.columnTitle },
                { title: w.columnState },
                { title: w.columnTopics },
                { title: w.columnWhen },
                { title: w.columnPeople, numeric: true },
              ]}
              rows={list.broadcasts.map((broadcast) => row(broadcast, timeZone, language))}
            />
          </div>
        )}
        <Pagination
          page={list.page}
          pages={list.pages}
          path={`${paths.broadcasts}?stand=${filter}`}
          language={language}
        />
      </StaffPage>,
    );
  });
  return app;
}

function row(broadcast: Broadcast, timeZone: string, language: Language) {
  const w = pageWords(language);
  const { id, title, topics, sendAt, startedAt, finishedAt, audience, lane } = broadcast;
  const at = finishedAt ?? startedAt ?? sendAt;
  return [
    <a class="kern-link" href={paths.broadcast(id)}>
      {title === "" ? w.untitled : title}
    </a>,
    <>
      <StateBadge broadcast={broadcast} language={language} />
      {lane === "urgent" ? <Badge label={urgentWords(language).badge} tone="danger" /> : null}
    </>,
    topics.map((topic) => topic.title).join(", "),
    at === null ? "" : formatTime(at, timeZone, language),
    audience === null ? (
      ""
    ) : (
      <>
        {formatNumber(audience, language)}
        <span class="stacking__word"> {w.columnPeople}</span>
      </>
    ),
  ];
}
