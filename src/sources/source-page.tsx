/** /team/einstellungen/quellen/:id: how a source stands, what to do about it, its settings, what could not be read. */
import { Hono, type Context } from "hono";
import type { FC } from "hono/jsx";
import { transact, type Tx } from "../db/db.ts";
import { audit, requireStaff, type AuditEntry, type StaffEnv } from "../staff/staff.ts";
import { listTopics } from "../subscribers/subscribers.ts";
import {
  Checkbox,
  Confirmation,
  confirmationText,
  ErrorSummary,
  Form,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { readOrganisation } from "../web/organisation.ts";
import { Badge, Card, LiveRegion, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SourcesContext } from "./context.ts";
import { listQuarantine, type QuarantineLine } from "./quarantine.ts";
import {
  acceptLoss,
  deleteSource,
  editSource,
  moveSource,
  pollSoon,
  readSource,
  switchSource,
  type Source,
  type SourceValues,
} from "./source.ts";
import { readSourceForm, SourceFields } from "./source-form.tsx";
import { SourceStanding } from "./source-standing.tsx";
import { sourceWords } from "./source-words.ts";

type Deed = {
  readonly action: AuditEntry["action"];
  readonly act: (tx: Tx, id: number, now: Date) => Promise<void>;
};

/** Buttons of one press, by their word in the address. */
const deeds: Readonly<Record<string, Deed>> = {
  abrufen: { action: "source polled", act: pollSoon },
  abschalten: {
    action: "source switched off",
    act: (tx, id, now) => switchSource(tx, id, now, now),
  },
  einschalten: {
    action: "source switched on",
    act: (tx, id, now) => switchSource(tx, id, null, now),
  },
  umziehen: { action: "source moved", act: moveSource },
  entfernen: { action: "loss accepted", act: acceptLoss },
};

export function sourcePage(context: SourcesContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");
  const one = `${paths.sources}/:id{[0-9]{1,9}}`;
  const find = async (c: Context<StaffEnv>) => await readSource(db, Number(c.req.param("id")));
  const note = (c: Context<StaffEnv>, action: AuditEntry["action"], id: number) => ({
    at: clock.now(),
    actor: { kind: "staff", id: c.var.staff.id } as const,
    action,
    subject: `source:${id}`,
  });

  app.get(one, door, async (c) => {
    const source = await find(c);
    return source === null ? c.notFound() : await show(c, context, source, {});
  });

  app.post(one, door, async (c) => {
    const source = await find(c);
    if (source === null) return c.notFound();
    const topics = await listTopics(db, { hidden: true });
    const { values, errors } = readSourceForm(await readForm(c), topics, c.var.staff.language);
    if (Object.keys(errors).length > 0) return await show(c, context, source, { values, errors });
    await transact(db, async (tx) => {
      await editSource(tx, source.id, values, clock.now());
      await audit(tx, note(c, "source changed", source.id));
    });
    context.wakeSources();
    return c.redirect(withConfirmation(paths.source(source.id), "gespeichert"), 303);
  });

  app.post(`${one}/loeschen`, door, async (c) => {
    const source = await find(c);
    if (source === null) return c.redirect(paths.sources, 303);
    if (!(await readForm(c)).ticked("sicher")) {
      const errors = { sicher: sourceWords(c.var.staff.language).removeUnsure };
      return await show(c, context, source, { errors });
    }
    await transact(db, async (tx) => {
      await deleteSource(tx, source.id);
      await audit(tx, note(c, "source deleted", source.id));
    });
    return c.redirect(withConfirmation(paths.sources, "geloescht"), 303);
  });

  app.post(`${one}/:deed`, door, async (c) => {
    const word = c.req.param("deed") ?? "";
    const deed = Object.hasOwn(deeds, word) ? deeds[word] : undefined;
    const source = await find(c);
    if (source === null || deed === undefined) return c.notFound();
    await transact(db, async (tx) => {
      await deed.act(tx, source.id, clock.now());
      await audit(tx, note(c, deed.action, source.id));
    });
    context.wakeSources();
    return c.redirect(withConfirmation(paths.source(source.id), word), 303);
  });
  return app;
}

async function show(
  c: Context<StaffEnv>,
  context: SourcesContext,
  source: Source,
  { values, errors = {} }: { values?: SourceValues; errors?: FieldErrors },
): Promise<Response> {
  const { db, clock } = context;
  const { staff } = c.var;
  const { language } = staff;
  const w = sourceWords(language);
  const { timeZone } = await readOrganisation(db);
  const [topics, quarantine] = await Promise.all([listTopics(db), listQuarantine(db, source.id)]);
  const done = {
    neu: w.added,
    gespeichert: w.saved,
    abrufen: w.polled,
    abschalten: w.switchedOff,
    einschalten: w.switchedOn,
    umziehen: w.takenOver,
    entfernen: w.lostAccepted,
  };
  return await c.html(
    <StaffPage title={source.title} section="settings" staff={staff} context={context}>
      <Confirmation text={confirmationText(c, done)} />
      <LiveRegion topic={`source:${source.id}`} src={paths.source(source.id)}>
        <SourceStanding source={source} now={clock.now()} timeZone={timeZone} language={language} />
        <Quarantine lines={quarantine} timeZone={timeZone} language={language} />
      </LiveRegion>
      <Card title={w.settings} id="einstellungen">
        <Form action={paths.source(source.id)}>
          <ErrorSummary errors={errors} language={language} />
          <SourceFields
            values={values ?? source}
            topics={topics}
            errors={errors}
            language={language}
          />
          <Submit label={w.saveChanges} />
        </Form>
      </Card>
      <Card title={w.remove} id="loeschen">
        <p class="kern-body">{w.removeIntro}</p>
        <Form action={paths.sourceAction(source.id, "loeschen")}>
          <Checkbox name="sicher" label={w.removeSure} error={errors["sicher"]} />
          <Submit label={w.remove} kind="danger" />
        </Form>
      </Card>
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

const Quarantine: FC<{
  lines: readonly QuarantineLine[];
  timeZone: string;
  language: Language;
}> = ({ lines, timeZone, language }) => {
  const w = sourceWords(language);
  return (
    <Card title={w.quarantine} id="quarantaene">
      {lines.length === 0 ? (
        <p class="kern-body">{w.quarantineNone}</p>
      ) : (
        <>
          <p class="kern-body">{w.quarantineText}</p>
          <Table
            caption={w.quarantine}
            hideCaption
            columns={[{ title: w.reason }, { title: w.raw }, { title: w.since }]}
            rows={lines.map(({ reason, raw, isRemark, firstSeenAt }) => [
              <>
                <Badge
                  label={isRemark ? w.isRemark : w.notRead}
                  tone={isRemark ? "warning" : "danger"}
                />
                <br />
                {reason}
              </>,
              raw === "" ? null : (
                <details>
                  <summary>{raw.trim().split("\n")[0]?.slice(0, 60)}</summary>
                  <pre class="raw-text">{raw}</pre>
                </details>
              ),
              <Time at={firstSeenAt} zone={timeZone} language={language} />,
            ])}
          />
        </>
      )}
    </Card>
  );
};
