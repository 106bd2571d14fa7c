/** The budget stopped it: why, and the two ways on. */
import type { FC } from "hono/jsx";
import { Form, Submit } from "../web/forms.tsx";
import type { Language } from "../web/language.ts";
import { Alert } from "../web/parts.tsx";
import { paths } from "../web/paths.ts";
import { costWords } from "./cost-words.ts";
import { mayGoOverBudget } from "./over-budget.ts";
import type { Broadcast } from "./read.ts";

type Props = { broadcast: Broadcast; staffId: number; language: Language };

export const BudgetStop: FC<Props> = ({ broadcast, staffId, language }) => {
  const w = costWords(language);
  const may = mayGoOverBudget(broadcast, staffId);
  return (
    <Alert title={w.stoppedTitle} tone="danger">
      <p class="kern-body">
        <strong>{broadcast.hindrance}</strong>
      </p>
      <p class="kern-body">
        {w.stoppedRaise}{" "}
        <a class="kern-link" href={paths.costs}>
          {w.stoppedLink}
        </a>
        . {broadcast.startedAt === null ? w.stoppedStart : w.stoppedResume}
      </p>
      <Form action={paths.broadcastAction(broadcast.id, "trotz-budget")}>
        <Submit
          label={w.goOver}
          kind="danger"
          disabledReason={may === "allowed" ? undefined : w[may]}
        />
      </Form>
    </Alert>
  );
};
