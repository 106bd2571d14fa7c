/** What stands below the form of the number: what WhatsApp says, the templates, the reports. */
import type { FC } from "hono/jsx";
import type { AccountReport, CallResult } from "../channels/channels.ts";
import { Form, Submit } from "../web/forms.tsx";
import { formatNumber } from "../web/format.ts";
import type { Language } from "../web/language.ts";
import { Alert, Badge, Card, EmptyState, Table, Time } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import type { StoredTemplate } from "./stored.ts";
import { numberWords } from "./words.ts";

export const Report: FC<{ answer: CallResult<AccountReport>; language: Language }> = ({
  answer,
  language,
}) => {
  const w = numberWords(language);
  if (answer.kind === "unanswered")
    return <Alert title={w.unanswered} tone="warning" announced></Alert>;
  if (answer.kind === "refused")
    return <Alert title={w.refused(answer.failure.reason)} tone="danger" announced></Alert>;
  const { quality, messagesPerSecond, dailyRecipientLimit, canSend, problems } = answer.value;
  const limit =
    dailyRecipientLimit === undefined
      ? w.unknown
      : dailyRecipientLimit === null
        ? w.unlimited
        : formatNumber(dailyRecipientLimit, language);
  return (
    <Alert title={w.fine} tone={problems.length === 0 ? "success" : "warning"} announced>
      <dl class="facts">
        <dt>{w.canSend}</dt>
        <dd>{canSend === undefined ? w.unknown : w.abilities(canSend)}</dd>
        <dt>{w.quality}</dt>
        <dd>{quality ?? w.unknown}</dd>
        <dt>{w.pace}</dt>
        <dd>{messagesPerSecond === undefined ? w.unknown : w.perSecond(messagesPerSecond)}</dd>
        <dt>{w.daily}</dt>
        <dd>{limit}</dd>
      </dl>
      {problems.map((problem) => (
        <p class="kern-body">{problem}</p>
      ))}
    </Alert>
  );
};

const tones: Readonly<Record<string, "success" | "warning" | "danger">> = {
  APPROVED: "success",
  PENDING: "warning",
  IN_APPEAL: "warning",
};

export const Templates: FC<{ templates: readonly StoredTemplate[]; language: Language }> = ({
  templates,
  language,
}) => {
  const w = numberWords(language);
  return (
    <Card title={w.templatesTitle} id="vorlagen">
      <p class="kern-body">{w.templatesText}</p>
      {templates.length === 0 ? (
        <EmptyState title={w.templatesNone} />
      ) : (
        <Table
          caption={w.templatesTitle}
          hideCaption
          columns={[
            { title: w.name },
            { title: w.status },
            { title: w.category },
            { title: w.reason },
          ]}
          rows={templates.map(({ name, status, category, rejectedReason }) => [
            name,
            <Badge label={w.statuses(status)} tone={tones[status] ?? "danger"} />,
            w.categories(category),
            rejectedReason ?? "",
          ])}
        />
      )}
      <Form action={`${paths.settingsNumber}/vorlagen`}>
        <Submit label={w.sync} kind="secondary" />
      </Form>
    </Card>
  );
};

export const Reports: FC<{
  reports: readonly { readonly summary: string; readonly at: Date }[];
  timeZone: string;
  language: Language;
}> = ({ reports, timeZone, language }) => {
  const w = numberWords(language);
  const shown = reports.filter(({ summary }) => summary !== "");
  if (shown.length === 0) return null;
  return (
    <Card title={w.reports} id="meldungen">
      <ul class="prose-list">
        {shown.map(({ summary, at }) => (
          <li class="kern-body">
            <Time at={at} zone={timeZone} language={language} />: {summary}
          </li>
        ))}
      </ul>
    </Card>
  );
};
