/** /team/not-aus: shows whether anything leaves, asks, halts and resumes all numbers. Mounted at "/". */
import { Hono, type Context } from "hono";
import { transact, type Tx } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv, type AuditAction } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import { readForm, withConfirmation } from "../web/forms.tsx";
import { paths } from "../web/paths.ts";
import { emergencyPage } from "./emergency-page.tsx";
import { haltAccount, resumeAccount } from "./halt.ts";
import { readNumbers } from "./numbers.ts";
import { emergencyWords } from "./words.ts";

export { uncertainPages } from "./uncertain-page.tsx";

type EmergencyContext = PageContext & {
  /** Told after a resume, so that what waits leaves at once. */
  readonly wakeSender: () => void;
};

const longestReason = 200;

export function emergencyPages(context: EmergencyContext): Hono<StaffEnv> {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");

  app.get(paths.emergencyStop, door, (c) => emergencyPage(c, context));

  app.post(paths.emergencyStop, door, async (c) => {
    const form = await readForm(c);
    const now = context.clock.now();
    // Anything but the button to go on stops: in an emergency the wrong way round would be the worse mistake.
    if (form.text("action") === "resume") {
      await changeAll(context, c, "sending resumed", async (tx, id) => {
        await resumeAccount(tx, id, now);
      });
      context.wakeSender();
      return c.redirect(withConfirmation(paths.emergencyStop, "weiter"), 303);
    }
    const { staff } = c.var;
    const said = form.text("reason").slice(0, longestReason);
    const reason = said === "" ? emergencyWords("de").standardReason(staff.name) : said;
    await changeAll(context, c, "sending stopped", async (tx, id) => {
      await haltAccount(tx, id, reason, now);
    });
    return c.redirect(withConfirmation(paths.emergencyStop, "angehalten"), 303);
  });
  return app;
}

async function changeAll(
  { db, clock }: EmergencyContext,
  c: Context<StaffEnv>,
  action: AuditAction,
  change: (tx: Tx, accountId: number) => Promise<void>,
): Promise<void> {
  await transact(db, async (tx) => {
    for (const { id } of await readNumbers(tx)) {
      await change(tx, id);
      await audit(tx, {
        at: clock.now(),
        actor: { kind: "staff", id: c.var.staff.id },
        action,
        subject: `account:${id}`,
      });
    }
  });
}
