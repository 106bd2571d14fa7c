/** /team/einstellungen/quellen: what is polled, and how it stands. */
import { Hono } from "hono";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import { formatNumber } from "../web/format.ts";
import { ButtonLink, Confirmation, confirmationText } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { EmptyState, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SourcesContext } from "./context.ts";
import { labelOf } from "./format-label.ts";
import { listSources } from "./source.ts";
import { SourceState } from "./source-state.tsx";
import { sourceWords } from "./source-words.ts";

export function sourcesPage(context: SourcesContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  app.get(paths.sources, requireStaff(context, "compose"), async (c) => {
    const { staff } = c.var;
    const { language } = staff;
    const w = sourceWords(language);
    const now = clock.now();
    const { timeZone } = await readOrganisation(db);
    const sources = await listSources(db);
    const add = <ButtonLink href={paths.newSource} label={w.add} />;
    return c.html(
      <StaffPage title={w.title} section="settings" staff={staff} context={context} action={add}>
        <Confirmation text={confirmationText(c, { geloescht: w.removed })} />
        {sources.length === 0 ? (
          <EmptyState title={w.none} text={w.noneText} />
        ) : (
          <>
            <p class="kern-body">{w.intro}</p>
            <Table
              caption={w.title}
              hideCaption
              columns={[
                { title: w.name },
                { title: w.kind },
                { title: w.state },
                { title: w.lastGood },
                { title: w.coming, numeric: true },
                { title: w.unreadable, numeric: true },
              ]}
              rows={sources.map((source) => [
                <a class="kern-link" href={paths.source(source.id)}>
                  {source.title}
                </a>,
                labelOf(source.format),
                <SourceState source={source} now={now} language={language} />,
                source.succeededAt === null ? (
                  w.never
                ) : (
                  <Time at={source.succeededAt} zone={timeZone} language={language} />
                ),
                formatNumber(source.eventsRead, language),
                formatNumber(source.unreadable, language),
              ])}
            />
          </>
        )}
      </StaffPage>,
    );
  });
  return app;
}
