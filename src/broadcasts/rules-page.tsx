/** /team/einstellungen/aussendungen: whether a broadcast needs a second person. */
import { Hono } from "hono";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import {
  Checkbox,
  Confirmation,
  confirmationText,
  Form,
  readForm,
  Submit,
  withConfirmation,
} from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { paths } from "../web/paths.ts";
import { pageWords } from "./page-words.ts";
import { readRules, saveRules } from "./rules.ts";

export function rulesPage(context: PageContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");
  app.get(paths.settingsBroadcasts, door, async (c) => {
    const { staff } = c.var;
    const w = pageWords(staff.language);
    const { fourEyes } = await readRules(db);
    return c.html(
      <StaffPage title={w.rules} section="settings" staff={staff} context={context}>
        <Confirmation text={confirmationText(c, { gespeichert: w.rulesSaved })} />
        <p class="kern-body">{w.rulesCard}</p>
        <Form action={paths.settingsBroadcasts}>
          <Checkbox name="vierAugen" label={w.fourEyes} checked={fourEyes} />
          <Submit label={w.saveRules} />
        </Form>
      </StaffPage>,
    );
  });
  app.post(paths.settingsBroadcasts, door, async (c) => {
    const fourEyes = (await readForm(c)).ticked("vierAugen");
    await transact(db, async (tx) => {
      await saveRules(tx, { fourEyes });
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: c.var.staff.id },
        action: "rules saved",
        subject: "broadcasts",
        details: { fourEyes },
      });
    });
    return c.redirect(withConfirmation(paths.settingsBroadcasts, "gespeichert"), 303);
  });
  return app;
}
