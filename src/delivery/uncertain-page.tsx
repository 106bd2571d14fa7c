/** /team/ungewiss: staff decide on sends of which nobody can know, for one or for all of a broadcast. */
import { Hono } from "hono";
import type { FC } from "hono/jsx";
import { transact, type Db } from "../db/db.ts";
import { requireStaff, type StaffEnv } from "../staff/staff.ts";
import type { PageContext } from "../web/context.ts";
import { formatNumber } from "../web/format.ts";
import {
  Confirmation,
  confirmationText,
  Form,
  readForm,
  Submit,
  withConfirmation,
} from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Card, EmptyState, LiveRegion, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { decideUncertain, type UncertainDecision } from "./decide.ts";
import { listUncertain, type UncertainDelivery, type UncertainGroup } from "./uncertain-list.ts";
import { uncertainWords } from "./uncertain-words.ts";

type UncertainContext = PageContext & {
  /** Told after a decision, so that what goes again leaves at once. */
  readonly wakeSender: () => void;
  /** What a batch is called; the engine does not know. */
  readonly titlesOf: (db: Db, batchIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
};

const decisions: readonly UncertainDecision[] = ["arrived", "send-again", "give-up"];

export function uncertainPages(context: UncertainContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");

  app.get(paths.uncertain, door, async (c) => {
    const { staff } = c.var;
    const { language } = staff;
    const w = uncertainWords(language);
    const { timeZone } = await readOrganisation(db);
    const groups = await listUncertain(db);
    const titles = await context.titlesOf(
      db,
      groups.flatMap(({ batchId }) => batchId ?? []),
    );
    return await c.html(
      <StaffPage title={w.title} section="broadcasts" staff={staff} context={context}>
        <Confirmation text={confirmationText(c, { ja: w.decided, nein: w.settled })} />
        <LiveRegion topic="overview" src={paths.uncertain}>
          {groups.length === 0 ? (
            <EmptyState title={w.none} text={w.noneText} />
          ) : (
            <>
              <p class="kern-body">{w.intro}</p>
              <ul>
                <li>{w.arrivedMeans}</li>
                <li>{w.againMeans}</li>
                <li>{w.giveUpMeans}</li>
              </ul>
              <p class="kern-body">{w.patience}</p>
            </>
          )}
          {groups.map((group) => (
            <Group
              group={group}
              title={group.batchId === null ? null : (titles.get(group.batchId) ?? "")}
              timeZone={timeZone}
              language={language}
            />
          ))}
        </LiveRegion>
      </StaffPage>,
    );
  });

  app.post(paths.uncertain, door, async (c) => {
    const form = await readForm(c);
    const decision = decisions.find((one) => one === form.text("entscheidung"));
    const accountId = Number(form.text("nummer"));
    const deliveryId = Number(form.text("zustellung"));
    const batchId = form.text("aussendung");
    const one = Number.isSafeInteger(deliveryId) && deliveryId > 0;
    const all = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(batchId);
    if (decision === undefined || !Number.isSafeInteger(accountId) || !(one || all))
      return c.notFound();
    const settled = await transact(
      db,
      async (tx) =>
        await decideUncertain(tx, {
          accountId,
          of: one ? { deliveryId } : { batchId },
          decision,
          actor: { kind: "staff", id: c.var.staff.id },
          now: clock.now(),
        }),
    );
    context.wakeSender();
    return c.redirect(withConfirmation(paths.uncertain, settled > 0 ? "ja" : "nein"), 303);
  });
  return app;
}

const Group: FC<{
  group: UncertainGroup;
  title: string | null;
  timeZone: string;
  language: Language;
}> = ({ group: { batchId, accountId, count, deliveries }, title, timeZone, language }) => {
  const w = uncertainWords(language);
  const number = formatNumber(count, language);
  const name = title === null ? w.single : w.broadcast(title === "" ? w.untitled : title);
  const heading = `${name}: ${w.of(number, count === 1)}`;
  return (
    <Card title={heading} id={`ungewiss-${batchId ?? accountId}`}>
      {batchId === null || count === 1 ? null : (
        <Form action={paths.uncertain} label={w.all}>
          <p class="kern-body">
            <strong>{w.all}.</strong> {w.allWarning(number, false)}
          </p>
          <input type="hidden" name="nummer" value={String(accountId)} />
          <input type="hidden" name="aussendung" value={batchId} />
          <Decisions language={language} />
        </Form>
      )}
      <div class="stacking">
        <Table
          caption={name}
          hideCaption
          columns={[{ title: w.who }, { title: w.when }, { title: w.decide }]}
          rows={deliveries.map((delivery) => [
            <Person delivery={delivery} language={language} />,
            <Time at={delivery.sendingAt} zone={timeZone} language={language} />,
            <Form action={paths.uncertain}>
              <input type="hidden" name="nummer" value={String(accountId)} />
              <input type="hidden" name="zustellung" value={String(delivery.id)} />
              <Decisions language={language} />
            </Form>,
          ])}
        />
      </div>
      {deliveries.length < count ? <p class="kern-body">{w.more(number)}</p> : null}
    </Card>
  );
};

const Decisions: FC<{ language: Language }> = ({ language }) => {
  const w = uncertainWords(language);
  const labels = { arrived: w.arrived, "send-again": w.again, "give-up": w.giveUp } as const;
  return (
    <div class="button-row">
      {decisions.map((decision) => (
        <Submit label={labels[decision]} kind="secondary" name="entscheidung" value={decision} />
      ))}
    </div>
  );
};

const Person: FC<{ delivery: UncertainDelivery; language: Language }> = ({
  delivery: { subscriberId, unwanted },
  language,
}) => {
  const w = uncertainWords(language);
  if (subscriberId === null) return <>{w.erased}</>;
  return (
    <>
      <a class="kern-link" href={paths.subscriber(subscriberId)}>
        {w.person(subscriberId)}
      </a>
      {unwanted ? ` (${w.unwanted})` : null}
    </>
  );
};
