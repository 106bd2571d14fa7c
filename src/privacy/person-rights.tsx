/** On the page of one person: what is stored about them as a file, and erasure, for wishes that come on paper. */
import { Hono } from "hono";
import type { FC } from "hono/jsx";
import { transact } from "../db/db.ts";
import { audit, may, requireStaff, type StaffEnv, type StaffMember } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import { Checkbox, Form, readForm, Submit } from "../web/forms.tsx";
import { StaffPage } from "../web/layout.tsx";
import { Alert, Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { asReadableText, collect } from "./access.ts";
import { erase } from "./erasure.ts";
import { personRightsWords } from "./person-words.ts";

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
        <Submit label={w.access} kind="secondary" />
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
  const note = async (staffId: number, action: string, subscriberId: number): Promise<void> =>
    await transact(
      db,
      async (tx) =>
        await audit(tx, {
          at: clock.now(),
          actor: { kind: "staff", id: staffId },
          action,
          subject: `subscriber:${subscriberId}`,
        }),
    );

  app.post(`${paths.subscribers}/:id{[0-9]{1,15}}/auskunft`, door, async (c) => {
    const id = Number(c.req.param("id"));
    const record = await collect(db, id);
    if (record === null) return c.notFound();
    await note(c.var.staff.id, "record handed out", id);
    c.header("Content-Type", "text/plain; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="auskunft-${id}.txt"`);
    c.header("Cache-Control", "no-store");
    return c.body(asReadableText(record));
  });

  app.post(`${paths.subscribers}/:id{[0-9]{1,15}}/loeschen`, door, async (c) => {
    const { staff } = c.var;
    const w = personRightsWords(staff.language);
    const id = Number(c.req.param("id"));
    const sure = (await readForm(c)).ticked("sicher");
    const erased = sure && (await erase(db, secret, mediaFolder, id, clock.now()));
    if (sure && !erased) return c.notFound();
    if (erased) await note(staff.id, "subscriber erased", id);
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
}
