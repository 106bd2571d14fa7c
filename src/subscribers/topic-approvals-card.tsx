/** On a topic's page: how many people approve before something goes to it. */
import { Form, RadioGroup, Submit } from "../web/forms.tsx";
import type { FC } from "hono/jsx";
import type { Language } from "../web/language.ts";
import { Alert, Card } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { approvalCounts, type ApprovalCount } from "./topic-approvals.ts";
import { topicApprovalWords } from "./topic-approval-words.ts";

/** The last part of the form's address. */
export const approvalsAction = "freigaben";

export const TopicApprovals: FC<{
  topicKey: string;
  approvals: ApprovalCount;
  /** How many people may approve at all. */
  approvers: number;
  language: Language;
}> = ({ topicKey, approvals, approvers, language }) => {
  const w = topicApprovalWords(language);
  return (
    <Card title={w.title} id={approvalsAction}>
      {approvals >= approvers && approvals > 0 ? (
        <Alert title={w.tooFew(approvers)} tone="warning">
          <p class="kern-body">
            {w.tooFewText}{" "}
            <a class="kern-link" href={paths.settingsBroadcasts}>
              {w.settings}
            </a>
          </p>
        </Alert>
      ) : null}
      <Form action={`${paths.topic(topicKey)}/${approvalsAction}`} label={w.title}>
        <RadioGroup
          legend={w.question}
          name="freigabenzahl"
          hint={w.hint}
          options={approvalCounts.map((count) => ({
            value: String(count),
            label: w[words[count]],
            checked: count === approvals,
          }))}
        />
        <Submit label={w.save} kind="secondary" />
      </Form>
    </Card>
  );
};

const words = { 0: "none", 1: "one", 2: "two" } as const satisfies Readonly<
  Record<ApprovalCount, string>
>;
