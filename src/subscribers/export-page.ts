/** POST /team/abonnenten/export: the list as a file, masked, for administrators, sent while it is read. */
import { Hono } from "hono";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import { readForm } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { readOrganisation } from "../web/organisation.ts";
import { paths } from "../web/paths.ts";
import { csvFile } from "../lib/csv.ts";
import { readListQuery } from "./list-query.ts";
import { localDay } from "./local-day.ts";
import { listWords } from "./page-words.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { eachSubscriber } from "./subscriber-list.ts";
import type { SubscriberRow } from "./subscriber-row.ts";
import { listTopics } from "./topics.ts";

export function exportPage(context: SubscriberContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.post(paths.subscribersExport, requireStaff(context, "administer"), async (c) => {
    const { db } = context;
    const { staff } = c.var;
    const form = await readForm(c);
    const { place: _, ...query } = readListQuery(form.text, await listTopics(db, { hidden: true }));
    const { timeZone } = await readOrganisation(db);
    const now = context.clock.now();
    const today = localDay(now, timeZone);
    await transact(db, (tx) =>
      audit(tx, {
        at: now,
        actor: { kind: "staff", id: staff.id },
        action: "subscribers exported",
        subject: "subscribers",
        // What was searched for may be a name or a number.
        details: { topic: query.topic?.key, state: query.state, searched: query.search !== "" },
      }),
    );
    const portions = eachSubscriber(db, { ...query, today });
    c.header("Content-Type", "text/csv; charset=utf-8");
    const name = `${listWords(staff.language).fileName}-${today}.csv`;
    c.header("Content-Disposition", `attachment; filename="${name}"`);
    const w = listWords(staff.language);
    const head = [w.name, w.number, w.topics, w.since, w.state, w.pauseColumn];
    return c.body(csvFile(head, portions, (row) => cellsOf(row, staff.language, timeZone)));
  });
  return app;
}

function cellsOf(row: SubscriberRow, language: Language, zone: string): string[] {
  const w = listWords(language);
  return [
    row.name ?? "",
    // Brackets, so that no spreadsheet takes the plus for a sum.
    row.number?.replace(/^(\+\d+)/, "($1)") ?? "",
    row.topics.join(", "),
    localDay(row.since, zone),
    w[row.state],
    row.pausedUntil ?? "",
  ];
}
