/** /team/einstellungen/quellen/neu: an address is looked at first, then kept. */
import { Hono, type Context } from "hono";
import type { FC } from "hono/jsx";
import { transact } from "../db/db.ts";
import { audit, requireStaff, type StaffEnv } from "../staff/staff.ts";
import { listTopics } from "../subscribers/subscribers.ts";
import {
  ErrorSummary,
  Field,
  Form,
  readForm,
  Submit,
  withConfirmation,
  type FieldErrors,
} from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { StaffPage } from "../web/layout.tsx";
import { Alert, Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { SourcesContext } from "./context.ts";
import { whenOf } from "./facts.ts";
import { formatNamed, labelOf } from "./format-label.ts";
import { lookAt, typedAddress, type Look } from "./look.ts";
import { addSource, findSourceByUrl, type SourceValues } from "./source.ts";
import { readSourceForm, SourceFields } from "./source-form.tsx";
import { sourceWords } from "./source-words.ts";
import { troubleInWords } from "./trouble-words.ts";
import { whenInWords } from "./when-words.ts";

type Seen = Extract<Look, { kind: "seen" }>;
type Shown = {
  readonly url?: string;
  readonly errors?: FieldErrors;
  readonly seen?: Seen;
  readonly values?: SourceValues;
};

export function newSourcePage(context: SourcesContext): Hono<StaffEnv> {
  const { db, clock } = context;
  const app = new Hono<StaffEnv>();
  const door = requireStaff(context, "compose");

  app.get(paths.newSource, door, (c) => show(c, context, {}));

  app.post(paths.newSource, door, async (c) => {
    const { staff } = c.var;
    const w = sourceWords(staff.language);
    const form = await readForm(c);
    const url = typedAddress(form.text("adresse"));
    if (url === "") return await show(c, context, { url, errors: { adresse: w.addressMissing } });
    if (!/^https?:\/\//i.test(url))
      return await show(c, context, {
        url,
        errors: { adresse: troubleInWords("address", null, staff.language) },
      });
    if ((await findSourceByUrl(db, url)) !== null)
      return await show(c, context, { url, errors: { adresse: w.known } });
    const format = formatNamed(form.text("format"));
    if (format === null) return await look(c, context, url);

    const topics = await listTopics(db, { hidden: true });
    const { values, errors } = readSourceForm(form, topics, staff.language);
    if (Object.keys(errors).length > 0) return await look(c, context, url, { values, errors });
    const now = clock.now();
    const id = await transact(db, async (tx) => {
      const added = await addSource(tx, { ...values, url, format }, now);
      if (added === null) return null;
      const actor = { kind: "staff", id: staff.id } as const;
      await audit(tx, { at: now, actor, action: "source added", subject: `source:${added}` });
      return added;
    });
    if (id === null) return await show(c, context, { url, errors: { adresse: w.known } });
    context.wakeSources();
    return c.redirect(withConfirmation(paths.source(id), "neu"), 303);
  });
  return app;
}

async function look(
  c: Context<StaffEnv>,
  context: SourcesContext,
  url: string,
  typed: Pick<Shown, "values" | "errors"> = {},
): Promise<Response> {
  const { language } = c.var.staff;
  const found = await lookAt(context, url);
  if (found.kind === "seen") return await show(c, context, { url, seen: found, ...typed });
  const sentence =
    found.kind === "unknown"
      ? sourceWords(language).unknown
      : troubleInWords(found.trouble, found.detail, language);
  return await show(c, context, { url, errors: { adresse: sentence } });
}

async function show(
  c: Context<StaffEnv>,
  context: SourcesContext,
  { url = "", errors = {}, seen, values }: Shown,
): Promise<Response> {
  const { staff } = c.var;
  const { language } = staff;
  const w = sourceWords(language);
  const topics = await listTopics(context.db);
  return await c.html(
    <StaffPage title={w.add} section="settings" staff={staff} context={context}>
      <Form action={paths.newSource}>
        <ErrorSummary errors={errors} language={language} />
        <Field
          name="adresse"
          label={w.address}
          hint={w.addressHint}
          value={url}
          inputmode="url"
          autocomplete="off"
          required
          error={errors["adresse"]}
        />
        {seen === undefined ? <p class="kern-body">{w.lookIntro}</p> : null}
        <Submit label={w.look} kind={seen === undefined ? "primary" : "secondary"} />
      </Form>
      {seen === undefined ? null : (
        <>
          <Found seen={seen} language={language} />
          <Form action={paths.newSource}>
            <input type="hidden" name="adresse" value={url} />
            <input type="hidden" name="format" value={seen.format} />
            <SourceFields
              values={values ?? suggested(seen)}
              topics={topics}
              errors={errors}
              language={language}
            />
            <Submit label={w.save} />
          </Form>
        </>
      )}
    </StaffPage>,
    Object.keys(errors).length > 0 ? 422 : 200,
  );
}

function suggested({ reading, url }: Seen): SourceValues {
  return {
    title: (reading.title ?? new URL(url).hostname).slice(0, 200),
    topicId: null,
    draftsNews: false,
    onlyCities: [],
    onlyCategories: [],
    everyMinutes: 30,
  };
}

const Found: FC<{ seen: Seen; language: Language }> = ({ seen, language }) => {
  const w = sourceWords(language);
  const { events, items, quarantined } = seen.reading;
  const counts = [
    ...(events.length > 0 ? [w.foundEvents(events.length)] : []),
    ...(items.length > 0 ? [w.foundItems(items.length)] : []),
  ];
  const examples = [
    ...events
      .slice(0, 3)
      .map(({ details, occurrences: [first] }) =>
        first === undefined
          ? details.title
          : `${details.title} – ${whenInWords(whenOf(first.start), null, language)}`,
      ),
    ...items.map(({ title }) => title),
  ].slice(0, 3);
  return (
    <Card title={w.found} id="gefunden">
      <p class="kern-body">
        {w.foundKind(labelOf(seen.format))}{" "}
        {counts.length === 0 ? w.foundNothing : `${counts.join(", ")}.`}
      </p>
      {examples.length === 0 ? null : (
        <>
          <h3 class="kern-title">{w.examples}</h3>
          <ul class="prose-list">
            {examples.map((example) => (
              <li>{example}</li>
            ))}
          </ul>
        </>
      )}
      {quarantined.length === 0 ? null : (
        <Alert title={w.foundUnreadable(quarantined.length)} tone="warning">
          <ul class="prose-list">
            {[...new Set(quarantined.map(({ reason }) => reason))].slice(0, 3).map((reason) => (
              <li>{reason}</li>
            ))}
          </ul>
        </Alert>
      )}
    </Card>
  );
};
