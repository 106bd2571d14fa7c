/** All automatic texts in groups, with what each is for. */
import type { Context } from "hono";
import { sql } from "kysely";
import type { Db } from "../db/db.ts";
import type { StaffEnv } from "../staff/staff.ts";
import { StaffPage } from "../web/layout.tsx";
import { Badge, Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SubscriberContext } from "./pages-context.ts";
import { textCatalogue } from "./text-catalogue.ts";
import { groupedTexts } from "./text-groups.ts";
import { textWords } from "./text-words.ts";

export async function showTexts(
  c: Context<StaffEnv>,
  context: SubscriberContext,
): Promise<Response> {
  const { staff } = c.var;
  const w = textWords(staff.language);
  const changed = await changedKeys(context.db);
  return await c.html(
    <StaffPage title={w.title} section="settings" staff={staff} context={context}>
      <p class="kern-body">{w.intro}</p>
      <div class="columns">
        {groupedTexts().map(({ group, keys }) => (
          <Card title={w[group]} id={group}>
            <ul class="text-list">
              {keys.map((key) => (
                <li>
                  <a class="kern-link" href={paths.settingsText(key)}>
                    {textCatalogue[key].purpose[staff.language]}
                  </a>
                  {changed.has(key) ? <Badge label={w.changed} /> : null}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      </div>
    </StaffPage>,
  );
}

async function changedKeys(db: Db): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ key: string }>`select distinct key from texts`.execute(db);
  return new Set(rows.map(({ key }) => key));
}
