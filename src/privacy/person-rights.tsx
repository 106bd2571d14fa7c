/** On the page of one person: what is stored about them as a file, and erasure, for wishes that come on paper. */
import { Hono } from "hono";
import type { FC } from "hono/jsx";
import { transact, type Tx } from "../db/db.ts";
import {
  audit,
  may,
  requireStaff,
  type StaffEnv,
  type StaffMember,
  type AuditAction,
} from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import { Checkbox, Form, readForm, Submit } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { Alert, Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { readableRecord } from "./answer.ts";
import { erase } from "./erasure.ts";
import { personRightsWords } from "./person-words.ts";
import { askForErasureByStaff, closeRequest } from "./requests.ts";

/** The card; only administrators see it. */
export const PersonRights: FC<{ subscriberId: number; staff: StaffMember }> = ({
  subscriberId,
  staff,
}) => {
  if (may(staff, "administer").kind === "denied") return null;
  const w = personRightsWords(staff.language);
  return (
    <Card title={w.title} id="rechte">
      <p class="kern-body">{w.text}</p>
      <Form action={paths.subscriberAction(subscriberId, "auskunft")}>
        <div class="actions">
          <Submit label={w.access} kind="secondary" />
          <Submit label={w.accessJson} kind="tertiary" name="form" value="json" />
        </div>
      </Form>
      <Form action={paths.subscriberAction(subscriberId, "loeschen")}>
        <Checkbox name="sicher" label={w.sure} />
        <Submit label={w.erase} kind="danger" />
      </Form>
    </Card>
  );
};

export function personRights(context: PageContext): Hono<StaffEnv> {
  const { db, clock, secret, mediaFolder } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");
  const note = async (
    tx: Tx,
    staffId: number,
    action: AuditAction,
    subscriberId: number,
  ): Promise<void> =>
    await audit(tx, {
      at: clock.now(),
      actor: { kind: "staff", id: staffId },
      action,
      subject: `subscriber:${subscriberId}`,
    });

  app.post(`${paths.subscribers}/:id{[0-9]{1,15}}/auskunft`, door, async (c) => {
    const id = Number(c.req.param("id"));
    const asJson = (await readForm(c)).text("form") === "json";
    const found = await readableRecord(db, id, clock.now());
    if (found === null) return c.notFound();
    await transact(db, (tx) => note(tx, c.var.staff.id, "record handed out", id));
    c.header("Content-Type", `${asJson ? "application/json" : "text/plain"}; charset=utf-8`);
    c.header(
      "Content-Disposition",
      `attachment; filename="auskunft-${id}.${asJson ? "json" : "txt"}"`,
    );
    return c.body(asJson ? JSON.stringify(found.record, null, 1) : found.text);
  });

  app.post(`${paths.subscribers}/:id{[0-9]{1,15}}/loeschen`, door, async (c) => {
    const { staff } = c.var;
    const w = personRightsWords(staff.language);
    const id = Number(c.req.param("id"));
    const sure = (await readForm(c)).ticked("sicher");
    const erased = sure && (await eraseForStaff(id, staff.id));
    if (sure && !erased) return c.notFound();
    return await c.html(
      <StaffPage title={w.erase} section="subscribers" staff={staff} context={context}>
        <Alert title={erased ? w.erased : w.notSure} tone={erased ? "success" : "warning"} />
        <p class="kern-body">
          <a class="kern-link" href={erased ? paths.subscribers : paths.subscriber(id)}>
            {erased ? w.toList : w.back}
          </a>
        </p>
      </StaffPage>,
      erased ? 200 : 422,
    );
  });
  return app;

  /** The wish is a row before anything is done: whatever is killed meanwhile, the loop ends it. */
  async function eraseForStaff(id: number, staffId: number): Promise<boolean> {
    const known = await db
      .selectFrom("subscribers")
      .select("id")
      .where("id", "=", id)
      .executeTakeFirst();
    if (known === undefined) return false;
    const requestId = await transact(db, async (tx) => {
      await note(tx, staffId, "subscriber erased", id);
      return await askForErasureByStaff(tx, id, clock.now());
    });
    const erased = await erase(db, secret, mediaFolder, id, clock.now());
    await closeRequest(db, requestId, clock.now());
    return erased;
  }
}
