/** POST /team/aussendungen/wortlaut: lengths and hints of what stands in the form now. */
import { Hono } from "hono";
import { requireStaff, type StaffEnv } from "../../staff/staff.ts";
import type { PageContext } from "../../web/context.ts";
import { readForm } from "../../web/forms.tsx";
import { paths } from "../../web/paths.ts";
import { contentOf, readDraft } from "../draft.ts";
import { pageOf } from "../forms.ts";
import { slugOf } from "../slug.ts";
import { WordingPanel } from "./panel.tsx";

export function panelPage(context: PageContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  app.post(paths.broadcastWording, requireStaff(context, "compose"), async (c) => {
    const draft = readDraft(await readForm(c));
    return c.html(
      <WordingPanel
        content={contentOf(draft)}
        page={pageOf(context.publicUrl, slugOf(draft.title))}
        language={c.var.staff.language}
      />,
    );
  });
  return app;
}
