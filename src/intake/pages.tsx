/** /team/einstellungen/meldungen: what could not be taken in. */
import { Hono } from "hono";
import { transact, type Tx } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv, type AuditAction } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import { Confirmation, confirmationText, Form, Submit, withConfirmation } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { EmptyState, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { listSetAside, settle, tryAgain, type SetAside } from "./set-aside.ts";
import { intakeWords } from "./words.ts";

/** The card on the settings page. */
export const intakeSettings = [
  {
    href: paths.setAside,
    title: { de: intakeWords("de").title, en: intakeWords("en").title },
    text: { de: intakeWords("de").card, en: intakeWords("en").card },
    right: "administer",
  },
] as const;

type Act = (tx: Tx, id: number, now: Date) => Promise<boolean>;

/** `wakeIntake`: told when something is to be taken in again. */
export function intakePages(context: PageContext & { readonly wakeIntake: () => void }): Hono {
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "administer");

  app.get(paths.setAside, door, async (c) => {
    const { staff } = c.var;
    const w = intakeWords(staff.language);
    const { timeZone } = await readOrganisation(context.db);
    const events = await listSetAside(context.db);
    return c.html(
      <StaffPage title={w.title} section="settings" staff={staff} context={context}>
        <Confirmation
          text={confirmationText(c, { nochmal: w.againDone, erledigt: w.settleDone })}
        />
        {events.length === 0 ? (
          <EmptyState title={w.none} text={w.noneText} />
        ) : (
          <>
            <p class="kern-body">{w.intro}</p>
            <Waiting events={events} timeZone={timeZone} language={staff.language} />
          </>
        )}
      </StaffPage>,
    );
  });

  const act = (word: string, action: AuditAction, change: Act) =>
    app.post(`${paths.setAside}/:id{[0-9]+}/${word}`, door, async (c) => {
      const id = Number(c.req.param("id"));
      const now = context.clock.now();
      await transact(context.db, async (tx) => {
        if (await change(tx, id, now))
          await audit(tx, {
            at: now,
            actor: { kind: "staff", id: c.var.staff.id },
            action,
            subject: `report:${id}`,
          });
      });
      context.wakeIntake();
      return c.redirect(withConfirmation(paths.setAside, word), 303);
    });
  act("nochmal", "report tried again", tryAgain);
  act("erledigt", "report settled", settle);
  return new Hono().route("/", app);
}

const Waiting = (props: { events: readonly SetAside[]; timeZone: string; language: Language }) => {
  const w = intakeWords(props.language);
  return (
    <Table
      caption={w.title}
      hideCaption
      columns={[{ title: w.at }, { title: w.kind }, { title: w.reason }, { title: w.what }]}
      rows={props.events.map((event) => [
        <Time at={event.at} zone={props.timeZone} language={props.language} />,
        w.kinds(event.kind),
        event.reason,
        <div class="button-row">
          <Form action={paths.setAsideAction(event.id, "nochmal")}>
            <Submit label={w.again} kind="secondary" />
          </Form>
          <Form action={paths.setAsideAction(event.id, "erledigt")}>
            <Submit label={w.settle} kind="tertiary" />
          </Form>
        </div>,
      ])}
    />
  );
};
