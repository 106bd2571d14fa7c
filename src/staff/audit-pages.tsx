/** /team/einstellungen/protokoll: the audit log, for administrators. */
import { Hono } from "hono";
import type { FC } from "hono/jsx";
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { PageContext } from "../web/context.ts";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { EmptyState, Pagination, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { actionInWords, subjectInWords } from "./audit-words.ts";
import { requireStaff } from "./require-staff.tsx";
import type { StaffEnv } from "./roles.ts";
import { auditWords, settingsWords } from "./settings-words.ts";

const perPage = 50;

export function auditPages(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.get(paths.settingsAudit, requireStaff(context, "administer"), async (c) => {
    const { staff } = c.var;
    const w = auditWords(staff.language);
    const count = await countEntries(context.db);
    const pages = Math.max(1, Math.ceil(count / perPage));
    const page = Math.min(
      pages,
      Math.max(1, Number.parseInt(c.req.query("seite") ?? "1", 10) || 1),
    );
    const entries = await listEntries(context.db, page);
    const { timeZone } = await readOrganisation(context.db);
    const rows = entries.map((entry) => [
      <Time at={entry.at} zone={timeZone} language={staff.language} withYear />,
      whoDidIt(entry, staff.language),
      actionInWords(entry.action, staff.language),
      entry.subject === null ? "" : <Subject subject={entry.subject} language={staff.language} />,
      Object.entries(entry.details)
        .map(
          ([key, value]) => `${key}: ${typeof value === "string" ? value : JSON.stringify(value)}`,
        )
        .join(", "),
    ]);
    const columns = [
      { title: w.at },
      { title: w.who },
      { title: w.what },
      { title: w.subject },
      { title: w.details },
    ];
    return c.html(
      <StaffPage
        title={settingsWords(staff.language).auditTitle}
        section="settings"
        staff={staff}
        context={context}
      >
        <p class="kern-body">{w.intro}</p>
        {rows.length === 0 ? (
          <EmptyState title={w.none} />
        ) : (
          <Table caption={w.caption} hideCaption columns={columns} rows={rows} />
        )}
        <Pagination
          page={page}
          pages={pages}
          path={paths.settingsAudit}
          language={staff.language}
        />
      </StaffPage>,
    );
  });
  return app;
}

type Entry = {
  readonly at: Date;
  readonly actor: "staff" | "api" | "system" | "subscriber";
  readonly name: string | null;
  readonly action: string;
  readonly subject: string | null;
  readonly details: Readonly<Record<string, unknown>>;
};

async function countEntries(db: Db): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) as count from audit_log`.execute(
    db,
  );
  return Number(rows[0]?.count ?? 0);
}

async function listEntries(db: Db, page: number): Promise<readonly Entry[]> {
  const { rows } = await sql<Entry>`
    select entry.at, entry.actor, staff.name, entry.action, entry.subject, entry.details
    from audit_log entry
    left join staff on staff.id = entry.staff_id
    order by entry.at desc, entry.id desc
    limit ${perPage} offset ${(page - 1) * perPage}
  `.execute(db);
  return rows;
}

const Subject: FC<{ subject: string; language: Language }> = ({ subject, language }) => {
  const { words, path } = subjectInWords(subject, language);
  return path === null ? (
    <>{words}</>
  ) : (
    <a class="kern-link" href={path}>
      {words}
    </a>
  );
};

function whoDidIt(entry: Entry, language: Language): string {
  const w = auditWords(language);
  return entry.actor === "staff" ? (entry.name ?? w.gone) : w[entry.actor];
}
